import { expect, test } from "vitest";
import { browserLocks } from "../../addin/browser-locks.ts";

/** A browser's locks, as far as panes ask for them. */
function lockManager(): LockManager {
  const held = new Set<string>();
  const request = async (
    name: string,
    _options: LockOptions,
    work: (lock: Lock | null) => unknown,
  ) => {
    if (held.has(name)) return work(null);
    held.add(name);
    await work({ name, mode: "exclusive" });
    held.delete(name);
  };
  return { request, query: async () => ({}) } as LockManager;
}

test("[ADD233] of the panes of one browser one at a time has the name of a workbook", async () => {
  const locks = browserLocks(lockManager());
  const letGo = await locks.take("one");
  expect(letGo).not.toBeNull();
  expect(await locks.take("one")).toBeNull();
  expect(await locks.take("another")).not.toBeNull();
  letGo?.();
  await Promise.resolve();
  expect(await locks.take("one")).not.toBeNull();
});

test.each<{ what: string; locks: LockManager | null }>([
  { what: "has no locks", locks: null },
  {
    what: "shuts them off",
    locks: {
      request: () => Promise.reject(new Error("not here")),
      query: async () => ({}),
    } as LockManager,
  },
])("[ADD233] where the browser $what every pane counts as the only one", async ({ locks }) => {
  const panes = browserLocks(locks);
  expect(await panes.take("one")).not.toBeNull();
  expect(await panes.take("one")).not.toBeNull();
});
