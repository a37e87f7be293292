import { createRoot } from "react-dom/client";
import { apiClient } from "../api-client.ts";
import { pocketIn } from "../pocket.ts";
import { chosenLanguage, keepLanguage } from "../sync/chosen-language.ts";
import { Dashboard } from "./Dashboard.tsx";
import { dashboardApi } from "./dashboard-api.ts";
import type { DashboardHost } from "./use-dashboard.ts";
import { watchServer } from "./watch-server.ts";

const KEPT_TOKEN = "foreplan.dashboard.token";
const API = "/trpc";

const pocket = pocketIn("");
const language = () => chosenLanguage(pocket);

const host: DashboardHost = {
  apiFor: (token) => dashboardApi(apiClient({ url: API, token: () => token, language })),
  watch: watchServer,
  token: {
    read: () => sessionStorage.getItem(KEPT_TOKEN),
    keep: (token) => {
      if (token === null) sessionStorage.removeItem(KEPT_TOKEN);
      else sessionStorage.setItem(KEPT_TOKEN, token);
    },
  },
  language: { read: language, keep: (chosen) => keepLanguage(pocket, chosen) },
};

const nobody = apiClient({ url: API, token: () => null, language });
const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root to draw in.");
createRoot(root).render(
  <Dashboard
    host={host}
    demonstrationMembers={async () => (await nobody.demonstration.members.query()).members}
  />,
);
