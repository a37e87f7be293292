import type { Finding, ScopeKey } from "../checks/check.ts";
import type { Refusal } from "../checks/judge-difference.ts";
import type { Message } from "../checks/message.ts";
import { inWords, sentenceOf } from "../checks/messages/in-words.ts";
import type { Language } from "../checks/messages/languages.ts";
import { refusalSays } from "../checks/refusal-words.ts";
import { scopeKindOf } from "../checks/scope-key.ts";
import { unreachable } from "../values/result.ts";
import type { RowId } from "../values/row-id.ts";
import type { Accepted } from "./accept-change.ts";
import { conflictsToKeep, type KeptConflict } from "./kept-conflict.ts";
import type { KeptRows } from "./kept-rows.ts";
import { londonDayOf } from "./london-day.ts";
import type { RowAnswer, WhyNot } from "./protocol.ts";
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
  /** An answer is put into words once, and stays what was answered. */
  language: Language;
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
  { writes, kept, language }: Answering,
): RowAnswer {
  const { id } = change;
  const shown = conflicts.map(({ conflict }) => conflict);
  switch (outcome.kind) {
    case "refused":
      return {
        ...{ kind: "refused", id, findings: [], askAgreed: false },
        ...inOneLanguage(outcome.reasons, language),
      };
    case "removed": {
      const { by, at } = outcome.row.removed ?? { by: "", at: 0 };
      return { kind: "removed", id, by, at, conflict: shown[0] ?? null };
    }
    case "nothing-new": {
      const version = writes.of(id)?.after.version ?? outcome.row.version;
      const standing = kept.findingsOf(`row:${id}`).map((each) => inWords(each, language));
      return { kind: "taken", id, version, merged, conflicts: shown, findings: standing };
    }
    case "drafted": {
      const version = writes.of(id)?.after.version ?? 0;
      const findings = found.map((each) => inWords(each, language));
      return { kind: "taken", id, version, merged, conflicts: shown, findings };
    }
    default:
      return unreachable(outcome);
  }
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
  { kept, author, language }: Answering,
): RowAnswer {
  const [first, ...others] = findings;
  const told = [
    first?.sentence,
    others.length > 0 ? refusalSays.more({ errors: others.length }) : null,
    first && lastToTake(first.scope, id, kept, author),
  ];
  return {
    kind: "refused",
    id,
    ...inOneLanguage(told, language),
    findings: findings.map((each) => inWords(each, language)),
    askAgreed,
  };
}

/** Why not, in words; those that are not English say in which language they are. */
function inOneLanguage(
  told: readonly (Message | null | undefined)[],
  language: Language,
): Pick<WhyNot, "reason" | "language"> {
  const reason = told.flatMap((each) => (each == null ? [] : [sentenceOf(each, language)]));
  return { reason: reason.join(" "), ...(language !== "en" && { language }) };
}

/** Who took the headroom: the newest change to the rows that share a limit with the refused one. */
function lastToTake(
  scope: ScopeKey,
  refused: RowId,
  kept: KeptRows,
  author: Author,
): Message | null {
  const kind = scopeKindOf(scope);
  if (kind !== "fund-year" && kind !== "scheme-year") return null;
  let newest: StoredRow | null = null;
  for (const row of kept.rowsIn(scope)) {
    if (row.id !== refused && row.version > (newest?.version ?? 0)) newest = row;
  }
  const change = newest === null ? null : kept.changeAt(newest.version);
  if (newest === null || change === null || change.memberId === author.member) return null;
  const on = londonDayOf(change.at);
  return refusalSays.newestOther({ called: callOf(newest), by: change.by, on });
}
