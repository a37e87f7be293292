import type { Pocket } from "./sync/session-parts.ts";

/** Texts in Office's partition of the browser's storage; where it is shut off, for this page alone. */
export function pocketIn(partition: string): Pocket {
  const inPage = new Map<string, string>();
  const named = (key: string) => `${partition}foreplan:${key}`;
  return {
    read(key) {
      try {
        return localStorage.getItem(named(key));
      } catch {
        return inPage.get(key) ?? null;
      }
    },
    write(key, text) {
      try {
        if (text === null) localStorage.removeItem(named(key));
        else localStorage.setItem(named(key), text);
      } catch {
        if (text === null) inPage.delete(key);
        else inPage.set(key, text);
      }
    },
  };
}
