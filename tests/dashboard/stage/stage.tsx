import { createRoot } from "react-dom/client";
import { Dashboard } from "../../../addin/dashboard/Dashboard.tsx";
import { type DashboardApi, UnknownToken } from "../../../addin/dashboard/dashboard-api.ts";
import type { DashboardHost } from "../../../addin/dashboard/use-dashboard.ts";
import type { Language } from "../../../shared/checks/messages/languages.ts";
import { ofTwoRowsIn, overBudgetIn } from "../../task-pane/stage/sample-said.ts";
import { ME } from "../../task-pane/stage/sample-session.ts";
import { LARGE_REGISTER, sampleApi } from "./sample-office.ts";

declare global {
  interface Window {
    /** What the dashboard asked the server to do since the page was opened. */
    done: unknown[][];
    /** Plays the server's news. */
    news: () => void;
    /** What the dashboard asked of the server, by name, since the page was opened. */
    requests: string[];
  }
}

const asked = new URLSearchParams(location.search);
const signedOut = asked.has("signed-out");
const framework = {
  role: asked.has("manager") ? "manager" : "administrator",
  adopted: asked.has("adopted"),
} as const;
window.done = [];
window.requests = [];
let language: Language = "en";
window.news = () => undefined;

/** The same, with each thing that is asked of it noted. */
function noted(api: DashboardApi): DashboardApi {
  return new Proxy(api, {
    get(target, name: keyof DashboardApi) {
      if (typeof target[name] === "function") window.requests.push(name);
      return target[name];
    },
  });
}

const apiFor = (token: string): DashboardApi => {
  const sample = sampleApi(window.done, framework, asked.has("exceptions"));
  return noted({
    ...sample,
    ...(asked.has("large") && {
      ...LARGE_REGISTER,
      rows: async (register) =>
        register === "agreements" ? LARGE_REGISTER.agreements : sample.rows(register),
    }),
    ...(asked.has("said") && {
      findings: async () => [overBudgetIn(language), ...ofTwoRowsIn(language)],
    }),
    ...(token === "wrong" && {
      me: async () => {
        throw new UnknownToken("Nobody has this token.");
      },
    }),
  });
};

const host: DashboardHost = {
  apiFor,
  watch: (_, { standsAt, news }) => {
    window.news = news;
    standsAt(ME.head);
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
