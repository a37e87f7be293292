import type { ChangeView } from "../../../shared/sync/screens.ts";

/** What one person did to one row at once. */
export type RowChanges = Readonly<{
  kind: "new" | "changed";
  changes: readonly [ChangeView, ...ChangeView[]];
}>;

/** Changes gathered by the version they made, in the order they came in. */
export function rowChanges(changes: readonly ChangeView[]): readonly RowChanges[] {
  const versions = new Map<string, [ChangeView, ...ChangeView[]]>();
  for (const change of changes) {
    const key = `${change.row}/${change.version}`;
    const version = versions.get(key);
    if (version === undefined) versions.set(key, [change]);
    else version.push(change);
  }
  return [...versions.values()].map((those) => ({
    // A row begins with several fields that had nothing before; one filled cell is a change.
    kind: those.length > 1 && those.every(({ from }) => from === null) ? "new" : "changed",
    changes: those,
  }));
}
