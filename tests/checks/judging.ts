import type { DraftChange } from "../../shared/checks/draft-index.ts";
import { type Judging, judgeDifference } from "../../shared/checks/judge-difference.ts";
import { scopeIndexOf } from "../../shared/checks/scope-index.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import { type AnyRow, ledgerOf } from "../../shared/registers/ledger.ts";

export type Edit = Readonly<{ row: AnyRow; removed?: boolean; together?: string }>;

export function changesFrom(
  kept: readonly AnyRow[],
  edits: readonly Edit[],
): readonly DraftChange[] {
  return edits.map(({ row: after, removed, together }) => ({
    id: after.id,
    before: kept.find(({ id }) => id === after.id) ?? null,
    after: removed === true ? null : after,
    together,
  }));
}

/** Judges a push onto rows by Dyfed-Powys' framework. */
export function judge(
  kept: readonly AnyRow[],
  edits: readonly Edit[],
  judging: Judging = "intention",
) {
  return judgeWith(dyfedPowys, kept, edits, judging);
}

export function judgeWith(
  framework: Framework,
  kept: readonly AnyRow[],
  edits: readonly Edit[],
  judging: Judging = "intention",
) {
  return judgeDifference({
    framework,
    index: scopeIndexOf(ledgerOf(kept)),
    changes: changesFrom(kept, edits),
    judging,
  });
}
