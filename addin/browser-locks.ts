import type { BrowserLocks } from "./sync/session-parts.ts";

/** By Web Locks; where the browser has none, or shuts them off, every pane counts as the only one. */
export function browserLocks(locks: LockManager | null): BrowserLocks {
  const alone = () => undefined;
  return {
    take: (name) =>
      new Promise((taken) => {
        if (locks === null) return taken(alone);
        const hold = (lock: Lock | null) =>
          lock === null ? taken(null) : new Promise<void>((letGo) => taken(letGo));
        locks.request(name, { ifAvailable: true }, hold).catch(() => taken(alone));
      }),
  };
}
