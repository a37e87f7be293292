import type { ExceptionView } from "../../../shared/sync/exception-view.ts";
import { unreachable } from "../../../shared/values/result.ts";

export type ExceptionGroup = "waiting" | "outgrown" | "stands" | "ended";

/** In order of what it costs to wait. */
const GROUPS: readonly ExceptionGroup[] = ["waiting", "outgrown", "stands", "ended"];

/** What waits first, then what no longer covers, then what stands by its last day; empty groups are left out. */
export function exceptionGroups(
  exceptions: readonly ExceptionView[],
): readonly Readonly<{ group: ExceptionGroup; exceptions: readonly ExceptionView[] }>[] {
  return GROUPS.map((group) => {
    const those = exceptions.filter(({ state }) => groupOf(state) === group);
    return { group, exceptions: group === "ended" ? those : those.toSorted(soonestFirst) };
  }).filter((each) => each.exceptions.length > 0);
}

function groupOf(state: ExceptionView["state"]): ExceptionGroup {
  switch (state) {
    case "waiting":
    case "outgrown":
    case "stands":
      return state;
    case "expired":
    case "withdrawn":
      return "ended";
    default:
      return unreachable(state);
  }
}

function soonestFirst(one: ExceptionView, other: ExceptionView): number {
  return one.until < other.until ? -1 : Number(one.until > other.until);
}
