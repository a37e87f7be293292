import { buildForwardPlan } from "../../shared/forward-plan/build-forward-plan.ts";
import type { PlanEntry, PlanEntryKind } from "../../shared/forward-plan/plan-entry.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { frameworkWith } from "../support/frameworks.ts";
import { ledger, row } from "./plan-rows.ts";

type Values = Partial<RowValues<"agreements">>;

/** The entries of one kind that a contract, SV Therapies, has, with other rows about it. */
export function entriesOf(
  kind: PlanEntryKind,
  values: Values,
  framework: Framework = frameworkWith(),
  ...others: readonly AnyRow[]
): readonly PlanEntry[] {
  const agreement = row("agreements", "SV Therapies", { kind: "contract", ...values });
  return buildForwardPlan(ledger(agreement, ...others), framework).filter(
    (entry) => entry.kind === kind && entry.subject.id === agreement.id,
  );
}

export const THERAPIES = row("agreements", "SV Therapies");
