import type { ChangeView } from "../../../shared/sync/screens.ts";
import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import type { PageProps } from "../use-dashboard.ts";
import { refine } from "../use-page.ts";

/** In days. */
export const SINCE = { day: 1, week: 7, month: 30, quarter: 91 } as const;
export type Since = keyof typeof SINCE;

/** The server gives no more at once. */
export const MOST_CHANGES = 500;

type ChangesHook = Readonly<{
  loaded: Loaded<readonly ChangeView[]>;
  since: Since;
  choose: (since: string) => void;
}>;

export function useChanges({ open, address }: PageProps): ChangesHook {
  const names = Object.keys(SINCE) as Since[];
  const since = names.find((name) => name === address.filter.since) ?? "week";
  const loaded = useLoaded(since, open.edition, () =>
    open.api.changesOfDays(SINCE[since], MOST_CHANGES),
  );
  return { loaded, since, choose: (chosen) => refine("changes", { since: chosen }) };
}
