import { createRoot } from "react-dom/client";
import { TaskPane } from "../../../addin/task-pane/TaskPane.tsx";
import { type Asked, type Scene, STATES, sampleSession } from "./sample-session.ts";

declare global {
  interface Window {
    /** What the pane asked of its session since the page was opened. */
    asked: Asked[];
    /** Has the session show another state, as one does while it works. */
    become: (scene: Scene) => void;
  }
}

const MEMBERS = [
  { organisation: "Dyfed-Powys", name: "Carys Vaughan", role: "officer", token: "carys" },
  { organisation: "Dyfed-Powys", name: "Rhian Morgan", role: "manager", token: "rhian" },
] as const;

const wanted = new URLSearchParams(location.search).get("scene");
const scene = (Object.keys(STATES) as Scene[]).find((name) => name === wanted) ?? "quiet";
const root = document.getElementById("root");
if (root === null) throw new Error("The stage has no root.");
window.asked = [];
const session = sampleSession(scene, window.asked);
window.become = session.become;
createRoot(root).render(
  <TaskPane
    session={session}
    hostColours={null}
    program={{ version: "1.2.3", host: "PC 16.0.1" }}
    demonstrationMembers={async () => MEMBERS}
  />,
);
