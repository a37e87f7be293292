import type { Severity } from "../../../shared/checks/check.ts";
import type { FindingView } from "../../../shared/sync/screens.ts";
import { isLaidAside } from "../../task-pane/look/alike-findings.ts";
import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import type { PageProps } from "../use-dashboard.ts";
import { refine } from "../use-page.ts";

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** How grave it is, or that a signed exception covers it. */
export type FindingKind = Severity | "excepted";

export const KINDS: readonly FindingKind[] = [...SEVERITIES, "excepted"];

export function kindOf(finding: FindingView): FindingKind {
  return isLaidAside(finding) ? "excepted" : finding.severity;
}

type FindingsHook = Readonly<{
  loaded: Loaded<readonly FindingView[]>;
  /** Null shows all. */
  kind: FindingKind | null;
  choose: (kind: FindingKind | null) => void;
}>;

export function useFindings({ open, address }: PageProps): FindingsHook {
  const loaded = useLoaded("findings", open.edition, () => open.api.findings());
  return {
    loaded,
    kind: KINDS.find((one) => one === address.filter.severity) ?? null,
    choose: (kind) => refine("findings", { severity: kind ?? "" }),
  };
}

/** Gravest first, and within that the largest; what is excepted last. */
export function byGravity(findings: readonly FindingView[]): readonly FindingView[] {
  return findings.toSorted(
    (one, other) =>
      KINDS.indexOf(kindOf(one)) - KINDS.indexOf(kindOf(other)) || other.measure - one.measure,
  );
}
