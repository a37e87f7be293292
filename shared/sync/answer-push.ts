import type { Finding, ScopeKey } from "../checks/check.ts";
import type { Refusal } from "../checks/judge-difference.ts";
import { type FindingInWords, inWords } from "../checks/messages/in-words.ts";
import { scopeKindOf } from "../checks/scope-key.ts";
import { formatLongDate } from "../values/calendar-date.ts";
import { unreachable } from "../values/result.ts";
import type { RowId } from "../values/row-id.ts";
import type { Accepted } from "./accept-change.ts";
import { conflictsToKeep, type KeptConflict } from "./kept-conflict.ts";
import type { KeptRows } from "./kept-rows.ts";
import { londonDayOf } from "./london-day.ts";
import type { RowAnswer } from "./protocol.ts";
import { callOf } from "./push-draft.ts";
import type { Author } from "./row-write.ts";
import type { StoredRow } from "./stored-row.ts";
import type { WriteList } from "./write-list.ts";

export type Answering = Readonly<{
  mutationId: string;
  author: Author & Readonly<{ name: string }>;
  accepted: readonly Accepted[];
  refused: readonly Refusal[];
  findings: ReadonlyMap<ScopeKey, readonly Finding[]>;
  writes: WriteList;
  kept: KeptRows;
}>;

export type Answered = Readonly<{
  rows: readonly RowAnswer[];
  conflicts: readonly KeptConflict[];
}>;

/** An answer for each row of a push, in its order, and the conflicts to keep. */
export function answerRows(answering: Answering): Answered {
  const refused = new Map(answering.refused.map((refusal) => [refusal.id, refusal]));
  const findings = bySubject(answering);
  const conflicts: KeptConflict[] = [];
  const rows = answering.accepted.map((accepted): RowAnswer => {
    const refusal = refused.get(accepted.change.id);
    if (refusal !== undefined) return refusedByChecks(refusal, answering);
    const kept = conflictsToKeep(accepted, answering);
    conflicts.push(...kept);
    return answerRow(accepted, kept, findings.get(accepted.change.id) ?? [], answering);
  });
  return { rows, conflicts };
}

function answerRow(
  { change, outcome, merged }: Accepted,
  conflicts: readonly KeptConflict[],
  found: readonly Finding[],
  { writes, kept }: Answering,
): RowAnswer {
  const { id } = change;
  const shown = conflicts.map(({ conflict }) => conflict);
  switch (outcome.kind) {
    case "refused":
      return { kind: "refused", id, reason: outcome.reason, findings: [], askAgreed: false };
    case "removed": {
      const { by, at } = outcome.row.removed ?? { by: "", at: 0 };
      return { kind: "removed", id, by, at, conflict: shown[0] ?? null };
    }
    case "nothing-new": {
      const version = writes.of(id)?.after.version ?? outcome.row.version;
      const standing = inEnglish(kept.findingsOf(`row:${id}`));
      return { kind: "taken", id, version, merged, conflicts: shown, findings: standing };
    }
    case "drafted": {
      const version = writes.of(id)?.after.version ?? 0;
      return { kind: "taken", id, version, merged, conflicts: shown, findings: inEnglish(found) };
    }
    default:
      return unreachable(outcome);
  }
}

/** An answer is put into words once, and stays what was answered. */
function inEnglish(findings: readonly Finding[]): readonly FindingInWords[] {
  return findings.map((finding) => inWords(finding));
}

/** Findings about the pushed rows, each under the row it is about. */
function bySubject({ accepted, findings }: Answering): ReadonlyMap<RowId, readonly Finding[]> {
  const found = new Map<RowId, Finding[]>(accepted.map(({ change }) => [change.id, []]));
  for (const some of findings.values()) {
    for (const finding of some) found.get(finding.subject.id)?.push(finding);
  }
  return found;
}

function refusedByChecks(
  { id, findings, askAgreed }: Refusal,
  { kept, author }: Answering,
): RowAnswer {
  const said = inEnglish(findings);
  const [first, ...others] = said;
  const sentences = [first?.sentence ?? "A check does not allow this."];
  if (others.length > 0) {
    sentences.push(
      `There ${others.length === 1 ? "is 1 error" : `are ${others.length} errors`} more.`,
    );
  }
  const before = first === undefined ? null : lastToTake(first.scope, id, kept, author);
  if (before !== null) sentences.push(before);
  return { kind: "refused", id, reason: sentences.join(" "), findings: said, askAgreed };
}

/** Who took the headroom: the newest change to the rows that share a limit with the refused one. */
function lastToTake(
  scope: ScopeKey,
  refused: RowId,
  kept: KeptRows,
  author: Author,
): string | null {
  const kind = scopeKindOf(scope);
  if (kind !== "fund-year" && kind !== "scheme-year") return null;
  let newest: StoredRow | null = null;
  for (const row of kept.rowsIn(scope)) {
    if (row.id !== refused && row.version > (newest?.version ?? 0)) newest = row;
  }
  const change = newest === null ? null : kept.changeAt(newest.version);
  if (newest === null || change === null || change.memberId === author.member) return null;
  const day = formatLongDate(londonDayOf(change.at));
  return `The newest of the others is ${callOf(newest)}, by ${change.by} on ${day}.`;
}
