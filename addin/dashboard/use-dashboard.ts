import { useCallback, useEffect, useState } from "react";
import type { Language } from "../../shared/checks/messages/languages.ts";
import type { Me } from "../../shared/sync/screens.ts";
import { type DashboardApi, UnknownToken } from "./dashboard-api.ts";
import type { Address } from "./use-page.ts";
import type { Watched } from "./watch-server.ts";

/**
 * What the dashboard needs of the world: how to ask, to listen, and to remember who is signed in
 * and in which language they read findings.
 */
export type DashboardHost = Readonly<{
  apiFor: (token: string) => DashboardApi;
  watch: (token: string, told: Watched) => () => void;
  token: Readonly<{ read: () => string | null; keep: (token: string | null) => void }>;
  language: Readonly<{ read: () => Language; keep: (language: Language) => void }>;
}>;

export type DashboardState =
  | Readonly<{ phase: "signed-out"; wrongToken: boolean }>
  | Readonly<{ phase: "opening" }>
  | Readonly<{ phase: "unreachable"; retry: () => void }>
  | Readonly<{
      phase: "open";
      api: DashboardApi;
      me: Me;
      /** Rises whenever there may be something new: pages fetch again. */
      edition: number;
      updatedAt: number;
      connected: boolean;
    }>;

export type OpenState = Extract<DashboardState, { phase: "open" }>;

/** In which language the server says findings, and the way to another. */
export type FindingsIn = Readonly<{ language: Language; choose: (language: Language) => void }>;

/** What every page gets. */
export type PageProps = Readonly<{
  open: OpenState;
  address: Address;
  findingsIn: FindingsIn;
  changed: () => void;
}>;

type DashboardHook = Readonly<{
  state: DashboardState;
  signIn: (token: string) => Promise<void>;
  signOut: () => void;
  findingsIn: FindingsIn;
  /** Fetches again after something was done here. */
  changed: () => void;
}>;

export function useDashboard(host: DashboardHost): DashboardHook {
  const [token, setToken] = useState(host.token.read);
  const [language, setLanguage] = useState(host.language.read);
  const [state, setState] = useState<DashboardState>(
    token === null ? { phase: "signed-out", wrongToken: false } : { phase: "opening" },
  );

  const refresh = useCallback(
    /** Answers how far the server was, or null where it gave no answer. */
    async (withToken: string): Promise<number | null> => {
      const api = host.apiFor(withToken);
      try {
        const me = await api.me();
        setState((before) => ({
          phase: "open",
          api: before.phase === "open" ? before.api : api,
          me,
          edition: before.phase === "open" ? before.edition + 1 : 1,
          updatedAt: Date.now(),
          connected: true,
        }));
        return me.head;
      } catch (error) {
        if (error instanceof UnknownToken) {
          host.token.keep(null);
          setToken(null);
          setState({ phase: "signed-out", wrongToken: true });
          return null;
        }
        setState((before) =>
          before.phase === "open"
            ? { ...before, connected: false }
            : {
                phase: "unreachable",
                retry: () => {
                  setState({ phase: "opening" });
                  void refresh(withToken);
                },
              },
        );
        return null;
      }
    },
    [host],
  );

  useEffect(() => {
    if (token === null) return;
    const opening = refresh(token);
    return host.watch(token, {
      standsAt: (head) => {
        void opening.then((fetched) => {
          if (fetched !== head) void refresh(token);
        });
      },
      news: () => void refresh(token),
      connected: (connected) =>
        setState((before) => (before.phase === "open" ? { ...before, connected } : before)),
    });
  }, [host, token, refresh]);

  const changed = () => {
    if (token !== null) void refresh(token);
  };
  return {
    state,
    signIn: async (given) => {
      setState({ phase: "opening" });
      host.token.keep(given);
      setToken(given);
    },
    signOut: () => {
      host.token.keep(null);
      setToken(null);
      setState({ phase: "signed-out", wrongToken: false });
    },
    findingsIn: {
      language,
      choose: (chosen) => {
        host.language.keep(chosen);
        setLanguage(chosen);
        changed();
      },
    },
    changed,
  };
}
