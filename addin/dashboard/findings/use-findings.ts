import type { Severity } from "../../../shared/checks/check.ts";
import type { FindingView } from "../../../shared/sync/screens.ts";
import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import type { PageProps } from "../use-dashboard.ts";
import { refine } from "../use-page.ts";

export const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

type FindingsHook = Readonly<{
  loaded: Loaded<readonly FindingView[]>;
  /** Null shows all. */
  severity: Severity | null;
  choose: (severity: Severity | null) => void;
}>;

export function useFindings({ open, address }: PageProps): FindingsHook {
  const loaded = useLoaded("findings", open.edition, () => open.api.findings());
  return {
    loaded,
    severity: SEVERITIES.find((one) => one === address.filter.severity) ?? null,
    choose: (severity) => refine("findings", { severity: severity ?? "" }),
  };
}

/** Gravest first, and within that the largest. */
export function byGravity(findings: readonly FindingView[]): readonly FindingView[] {
  return findings.toSorted(
    (one, other) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
      other.measure - one.measure,
  );
}
