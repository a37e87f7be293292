import { createRoot } from "react-dom/client";
import { Dashboard } from "../../../addin/dashboard/Dashboard.tsx";
import { UnknownToken } from "../../../addin/dashboard/dashboard-api.ts";
import type { DashboardHost } from "../../../addin/dashboard/use-dashboard.ts";
import type { Language } from "../../../shared/checks/messages/languages.ts";
import { ofTwoRowsIn, overBudgetIn } from "../../task-pane/stage/sample-said.ts";
import { sampleApi } from "./sample-office.ts";

declare global {
  interface Window {
    /** What the dashboard asked the server to do since the page was opened. */
    done: unknown[][];
    /** Plays the server's news. */
    news: () => void;
  }
}

const asked = new URLSearchParams(location.search);
const signedOut = asked.has("signed-out");
const framework = {
  role: asked.has("manager") ? "manager" : "administrator",
  adopted: asked.has("adopted"),
} as const;
window.done = [];
let language: Language = "en";
window.news = () => undefined;

const host: DashboardHost = {
  apiFor: (token) => ({
    ...sampleApi(window.done, framework, asked.has("exceptions")),
    ...(asked.has("said") && {
      findings: async () => [overBudgetIn(language), ...ofTwoRowsIn(language)],
    }),
    ...(token === "wrong" && {
      me: async () => {
        throw new UnknownToken("Nobody has this token.");
      },
    }),
  }),
  watch: (_, { news }) => {
    window.news = news;
    return () => undefined;
  },
  token: { read: () => (signedOut ? null : "carys"), keep: () => undefined },
  language: {
    read: () => language,
    keep: (chosen) => {
      language = chosen;
    },
  },
};

const root = document.getElementById("root");
if (root === null) throw new Error("The stage has no root.");
createRoot(root).render(
  <Dashboard
    host={host}
    demonstrationMembers={async () => [
      { organisation: "Dyfed-Powys", name: "Rhian Morgan", role: "manager", token: "rhian" },
    ]}
  />,
);
