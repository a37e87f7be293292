import type { Finding, ScopeKey } from "../checks/check.ts";
import type { Exception } from "../checks/exceptions.ts";
import { type Judgement, type Judging, judgeDifference } from "../checks/judge-difference.ts";
import type { Language } from "../checks/messages/languages.ts";
import { refusalSays } from "../checks/refusal-words.ts";
import type { Framework } from "../framework/framework.ts";
import type { RegisterKey } from "../registers/field.ts";
import { namesOf } from "../registers/resolve-references.ts";
import type { RowId } from "../values/row-id.ts";
import { type Accepted, acceptChange, type RowAction, refuse } from "./accept-change.ts";
import { answerRows } from "./answer-push.ts";
import { resolveDrafts } from "./draft-beside.ts";
import type { KeptConflict } from "./kept-conflict.ts";
import type { KeptRows } from "./kept-rows.ts";
import { londonDayOf } from "./london-day.ts";
import { asReference, type NewName, References } from "./match-references.ts";
import type { PushAnswer } from "./protocol.ts";
import { draftNewName, type PushDraft } from "./push-draft.ts";
import { referenceFieldsOf } from "./read-values.ts";
import type { RowWrite } from "./row-write.ts";
import type { Role } from "./screens.ts";
import { WriteList } from "./write-list.ts";

/** A push as it is judged: a request's, or one that settles a conflict or reverts a row. */
export type Pushing = Readonly<{
  mutationId: string;
  replica: string;
  register: RegisterKey;
  actions: readonly RowAction[];
  judging: Judging;
}>;

/** Who pushes, when, by which framework, and how new rows get their ids. */
export type PushContext = Readonly<{
  framework: Framework;
  member: Readonly<{ id: string; name: string; role: Role }>;
  at: number;
  /** The organisation's newest version before the push. */
  head: number;
  mint: () => RowId;
  /** What was signed to stand, whatever the checks say of it. */
  exceptions?: readonly Exception[];
  /** The language the answer says its findings in; English where none is said. */
  language?: Language;
}>;

/** What a push comes to: all that is to be written, and the answer. */
export type JudgedPush = Readonly<{
  answer: PushAnswer;
  /** In the order of their versions. */
  writes: readonly RowWrite[];
  /** Findings of every touched scope, to replace those kept. */
  findings: ReadonlyMap<ScopeKey, readonly Finding[]>;
  conflicts: readonly KeptConflict[];
  /** The last number given out, for registers where one was. */
  displayRefs: ReadonlyMap<RegisterKey, number>;
}>;

/**
 * Decides a push, and does nothing: each change is read and merged with the row as it stands, then
 * all are judged together by difference. What is refused or in conflict stays out; the rest is taken.
 */
export function judgePush(pushing: Pushing, context: PushContext, kept: KeptRows): JudgedPush {
  const { mutationId, register, replica, judging } = pushing;
  const { member, at, framework, head } = context;
  const author = { member: member.id, name: member.name, replica, at };
  const references = new References({
    kept,
    adds: addedBy(judging),
    coming: namesComing(register, pushing.actions),
    mint: context.mint,
  });
  const names = judging === "adoption" ? addedBy(judging) : [];
  const accepting = { register, role: member.role, author, kept, references, names };
  const accepted = standTogether(
    acceptEach(pushing.actions, (one) => acceptChange(one, accepting)),
  );

  const drafts = resolveDrafts(
    [
      ...references.added.map((name) => draftNewName(name, judging === "adoption")),
      ...accepted.flatMap(({ outcome }) => (outcome.kind === "drafted" ? [outcome.draft] : [])),
    ],
    kept,
  );
  const judgement = judgeDifference({
    framework,
    index: kept,
    changes: drafts,
    judging,
    findingsBefore: (scope) => kept.findingsOf(scope),
    excepted: { exceptions: context.exceptions ?? [], on: londonDayOf(at) },
  });
  const idle = idleNames(references.added, drafts, judgement);
  const findings = withoutScopesOf(idle, judgement.findingsByScope);
  const writes = new WriteList(head, author, kept);
  const taken = new Set(judgement.taken);
  for (const draft of drafts) if (taken.has(draft.id) && !idle.has(draft.id)) writes.add(draft);

  const { refused } = judgement;
  const { language = "en" } = context;
  const answering = { mutationId, author, accepted, refused, findings, writes, kept, language };
  const { rows, conflicts } = answerRows(answering);
  return {
    answer: { mutationId, head: writes.head, rows },
    writes: writes.all,
    findings,
    conflicts,
    displayRefs: writes.displayRefs,
  };
}

/** Connecting a sheet adds the funds and providers it names; later only a provider is added unasked. */
function addedBy(judging: Judging): readonly RegisterKey[] {
  return judging === "adoption" ? ["funds", "providers"] : ["providers"];
}

/** What the rows that a push inserts go by. */
function namesComing(
  register: RegisterKey,
  actions: readonly RowAction[],
): ReadonlySet<`${RegisterKey}:${string}`> {
  const names = new Set<`${RegisterKey}:${string}`>();
  if (!addedBy("adoption").includes(register)) return names;
  for (const action of actions) {
    if (action.kind !== "insert") continue;
    for (const { folded } of namesOf({ id: action.id, register, values: action.values })) {
      names.add(`${register}:${folded}`);
    }
  }
  return names;
}

function acceptEach(
  actions: readonly RowAction[],
  accept: (action: RowAction) => Accepted,
): readonly Accepted[] {
  const seen = new Set<RowId>();
  return actions.map((action) => {
    if (seen.has(action.id)) {
      return refuse(action, refusalSays.twice());
    }
    seen.add(action.id);
    return accept(action);
  });
}

/** Rows marked together stand or fall as one: a refusal or conflict in one of them stops the others. */
function standTogether(accepted: readonly Accepted[]): readonly Accepted[] {
  const fallen = new Set<string>();
  for (const one of accepted) {
    const { together } = one.change;
    if (together !== undefined && !standsWhole(one)) fallen.add(together);
  }
  if (fallen.size === 0) return accepted;
  return accepted.map((one) => {
    const { together } = one.change;
    if (together === undefined || !fallen.has(together) || one.outcome.kind === "refused")
      return one;
    const { anotherFell, meanwhileChanged } = refusalSays;
    return refuse(one.change, standsWhole(one) ? anotherFell() : meanwhileChanged());
  });
}

function standsWhole({ outcome, conflicts, rowConflict }: Accepted): boolean {
  const isFine = outcome.kind === "drafted" || outcome.kind === "nothing-new";
  return isFine && conflicts.length === 0 && rowConflict === null;
}

/** New rows that only refused rows named: nobody needs them. */
function idleNames(
  added: readonly NewName[],
  drafts: readonly PushDraft[],
  { taken }: Judgement,
): ReadonlySet<RowId> {
  const idle = new Set(added.map(({ id }) => id));
  if (idle.size === 0) return idle;
  const isTaken = new Set(taken);
  for (const { id, register, after } of drafts) {
    if (after === null || !isTaken.has(id)) continue;
    for (const { key } of referenceFieldsOf(register)) {
      const value = after.values[key];
      for (const one of Array.isArray(value) ? value : [value]) {
        const named = asReference(one)?.id;
        if (named !== null && named !== undefined) idle.delete(named);
      }
    }
  }
  return idle;
}

function withoutScopesOf(
  idle: ReadonlySet<RowId>,
  findings: Judgement["findingsByScope"],
): Judgement["findingsByScope"] {
  if (idle.size === 0) return findings;
  return new Map([...findings].filter(([scope]) => !idle.has(scopeRow(scope))));
}

function scopeRow(scope: ScopeKey): RowId {
  // Whether it is a row's id is what the caller asks; where it is none, it matches none.
  return scope.slice(scope.indexOf(":") + 1).split(":")[0] as RowId;
}
