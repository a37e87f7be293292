import type { Framework } from "../framework/framework.ts";
import type { RegisterKey } from "../registers/field.ts";
import type { IsoDay } from "../values/calendar-date.ts";
import type { RowId } from "../values/row-id.ts";
import { type Finding, identityOf, type ScopeKey } from "./check.ts";
import { type Draft, type DraftChange, draftOver } from "./draft-index.ts";
import { allowancesOn, type Exception, withExceptions } from "./exceptions.ts";
import { recordsFact } from "./records-fact.ts";
import { registersBeside, runChecks, runRule, runsOver } from "./run-checks.ts";
import { append, type ScopeIndex, scopeLookupOf } from "./scope-index.ts";
import { scopeKindOf } from "./scope-key.ts";
import { expandScopes, type ScopeLookup } from "./scopes.ts";
import { sliceOf } from "./slice.ts";

/**
 * How errors are met: an intention is refused; a fact, said to have been agreed already, is taken
 * with its finding open; adopting records everything.
 */
export type Judging = "intention" | "fact" | "adoption";

export type Push = Readonly<{
  framework: Framework;
  /** What the register holds before the push. */
  index: ScopeIndex;
  /** In the order of the push, at most one for each row. */
  changes: readonly DraftChange[];
  judging: Judging;
  /** The findings kept for a scope; left out, the scope is run over `index`. */
  findingsBefore?: (scope: ScopeKey) => readonly Finding[];
  /** What was signed to stand, and the day that decides which of it is in force. */
  excepted?: Readonly<{ exceptions: readonly Exception[]; on: IsoDay }>;
}>;

export type Refusal = Readonly<{
  id: RowId;
  /** The errors that are new or grew, as they would have been. */
  findings: readonly Finding[];
  /** True where the row records a fact, so that "has this been agreed already?" may take it. */
  askAgreed: boolean;
}>;

export type Judgement = Readonly<{
  taken: readonly RowId[];
  refused: readonly Refusal[];
  /** The findings of every scope that a taken change touched, to replace those kept. */
  findingsByScope: ReadonlyMap<ScopeKey, readonly Finding[]>;
}>;

/**
 * Judges a push by difference, never by state. A row whose own error is new or grew is refused.
 * Where an error of many rows grew over the push as a net, the rows that raised it are taken back,
 * last in the push first, until it is no worse; the rest stands.
 */
export function judgeDifference(push: Push): Judgement {
  const trial = new Trial(push);
  if (push.judging !== "adoption") {
    trial.refuseRowsInError();
    trial.takeBackWhatRaisesErrors();
  }
  return trial.judgement();
}

/** One push on its way to a judgement: what is still in the draft, and what each scope says of it. */
class Trial {
  readonly #push: Push;
  readonly #draft: Draft;
  readonly #lookupBefore: ScopeLookup;
  #lookup: ScopeLookup;
  readonly #beside: ReadonlySet<RegisterKey>;
  /** The scopes that a change touches beside its own row. */
  readonly #scopesOf = new Map<RowId, readonly ScopeKey[]>();
  readonly #changesIn = new Map<ScopeKey, DraftChange[]>();
  readonly #after = new Map<ScopeKey, readonly Finding[]>();
  readonly #before = new Map<ScopeKey, ReadonlyMap<string, number>>();
  readonly #refused = new Map<RowId, Finding[]>();
  readonly #allowed: ReadonlyMap<string, number>;

  constructor(push: Push) {
    this.#push = push;
    this.#allowed = push.excepted
      ? allowancesOn(push.excepted.exceptions, push.excepted.on)
      : new Map();
    this.#draft = draftOver(push.index, push.changes);
    this.#lookupBefore = scopeLookupOf(push.index);
    this.#lookup = scopeLookupOf(this.#draft);
    this.#beside = registersBeside(push.framework);
    // The rows of a push mostly share their keys, so each key is followed once.
    const touched = new Map<ScopeKey, readonly ScopeKey[]>();
    for (const change of push.changes) {
      const scopes = new Set<ScopeKey>(this.#besideOf(change));
      for (const key of this.#draft.keysOf(change)) {
        let some = touched.get(key);
        if (some === undefined) {
          some = this.#scopesTouchedBy(key);
          touched.set(key, some);
        }
        for (const scope of some) scopes.add(scope);
      }
      for (const scope of scopes) append(this.#changesIn, scope, change);
      this.#scopesOf.set(change.id, [...scopes]);
    }
  }

  refuseRowsInError(): void {
    for (const change of this.#push.changes) {
      if (change.after === null) continue;
      const worse = this.#worseIn(`row:${change.id}`);
      if (worse.length > 0 && this.#mayRefuse(change)) this.#refuse(change, worse);
    }
  }

  /** Taking a row back may worsen another scope it had relieved, so this goes on until none is worse. */
  takeBackWhatRaisesErrors(): void {
    const scopes = [...this.#changesIn.keys()];
    let takenBack = true;
    while (takenBack) {
      takenBack = false;
      for (const scope of scopes) {
        for (const error of this.#worseIn(scope)) {
          if (this.#takeBackFor(scope, error)) takenBack = true;
        }
      }
    }
  }

  judgement(): Judgement {
    const { changes } = this.#push;
    const taken = changes.filter((change) => this.#draft.has(change));
    const findingsByScope = new Map<ScopeKey, readonly Finding[]>();
    for (const { id } of taken) {
      findingsByScope.set(`row:${id}`, this.#findingsIn(`row:${id}`));
      for (const scope of this.#scopesOf.get(id) ?? []) {
        if (!findingsByScope.has(scope)) findingsByScope.set(scope, this.#findingsIn(scope));
      }
    }
    return {
      taken: taken.map(({ id }) => id),
      refused: changes.flatMap((change) => {
        const findings = this.#refused.get(change.id);
        return findings === undefined
          ? []
          : [{ id: change.id, findings: this.#explained(findings), askAgreed: isFact(change) }];
      }),
      findingsByScope,
    };
  }

  /**
   * Takes back the rows that raise `error`, the row it is about first, then last in the push
   * first. Answers whether any was.
   */
  #takeBackFor(scope: ScopeKey, error: Finding): boolean {
    const allowed = this.#measureBefore(scope, identityOf(error));
    const candidates = (this.#changesIn.get(scope) ?? [])
      .filter((change) => this.#draft.has(change) && this.#mayRefuse(change))
      .toReversed()
      .toSorted((a, b) => Number(b.id === error.subject.id) - Number(a.id === error.subject.id));
    let measure = this.#measureAfter(scope, error);
    let any = false;
    for (const change of candidates) {
      if (measure <= allowed) return any;
      if (!this.#draft.has(change)) continue;
      const group = this.#groupOf(change);
      this.#takeOut(group);
      const without = this.#measureAfter(scope, error);
      if (without < measure) {
        this.#refuse(change, [error]);
        measure = without;
        any = true;
      } else {
        this.#putBack(group);
      }
    }
    return measure <= allowed ? any : this.#takeBackTogether(scope, error, candidates) || any;
  }

  /** For an error that no row raises alone, as where either of two would be enough for it. */
  #takeBackTogether(scope: ScopeKey, error: Finding, candidates: readonly DraftChange[]): boolean {
    const allowed = this.#measureBefore(scope, identityOf(error));
    const out: DraftChange[] = [];
    for (const change of candidates) {
      if (!this.#draft.has(change)) continue;
      this.#takeOut(this.#groupOf(change));
      out.push(change);
      if (this.#measureAfter(scope, error) <= allowed) break;
    }
    const helped = this.#measureAfter(scope, error) <= allowed;
    for (const change of out.toReversed()) {
      this.#putBack(this.#groupOf(change));
      if (!helped || this.#measureAfter(scope, error) <= allowed) continue;
      this.#refuse(change, [error]);
    }
    return helped && out.length > 0;
  }

  /** Where the push moves a fund, the scopes of its old place are touched and those of its new. */
  #scopesTouchedBy(key: ScopeKey): readonly ScopeKey[] {
    const { framework } = this.#push;
    return [this.#lookupBefore, this.#lookup]
      .flatMap((lookup) => [...expandScopes([key], lookup)])
      .filter((scope) => runsOver(framework, scopeKindOf(scope)));
  }

  #besideOf({ id, before, after }: DraftChange): readonly ScopeKey[] {
    const register = (after ?? before)?.register;
    return register !== undefined && this.#beside.has(register) ? [`beside:${id}`] : [];
  }

  #mayRefuse(change: DraftChange): boolean {
    if (this.#push.judging === "intention") return true;
    return this.#groupOf(change).every((each) => !isFact(each));
  }

  #refuse(change: DraftChange, findings: readonly Finding[]): void {
    const group = this.#groupOf(change);
    this.#takeOut(group);
    for (const { id } of group) {
      const known = this.#refused.get(id);
      if (known === undefined) this.#refused.set(id, [...findings]);
      else known.push(...findings);
    }
  }

  #groupOf(change: DraftChange): readonly DraftChange[] {
    if (change.together === undefined) return [change];
    return this.#push.changes.filter(
      ({ id, together }) => together === change.together && !this.#refused.has(id),
    );
  }

  #takeOut(changes: readonly DraftChange[]): void {
    this.#draft.takeOut(changes);
    this.#forget(changes);
  }

  #putBack(changes: readonly DraftChange[]): void {
    this.#draft.putBack(changes);
    this.#forget(changes);
  }

  #forget(changes: readonly DraftChange[]): void {
    this.#lookup = scopeLookupOf(this.#draft);
    for (const { id } of changes) {
      this.#after.delete(`row:${id}`);
      for (const scope of this.#scopesOf.get(id) ?? []) this.#after.delete(scope);
    }
  }

  /** The errors of a scope that are new or grew. */
  #worseIn(scope: ScopeKey): readonly Finding[] {
    return this.#findingsIn(scope).filter(
      (finding) =>
        finding.severity === "error" &&
        finding.measure > this.#measureBefore(scope, identityOf(finding)),
    );
  }

  #findingsIn(scope: ScopeKey): readonly Finding[] {
    const known = this.#after.get(scope);
    if (known !== undefined) return known;
    const { framework } = this.#push;
    const fresh = runChecks(framework, sliceOf(framework, scope, this.#draft, this.#lookup));
    this.#after.set(scope, fresh);
    return fresh;
  }

  /** The measure of one error as the draft stands now, by its rule alone: this is asked often. */
  #measureAfter(scope: ScopeKey, error: Finding): number {
    const { framework } = this.#push;
    const slice = sliceOf(framework, scope, this.#draft, this.#lookup);
    const identity = identityOf(error);
    const same = runRule(framework, error.rule, slice).find(
      (each) => identityOf(each) === identity,
    );
    return same?.measure ?? 0;
  }

  #measureBefore(scope: ScopeKey, identity: string): number {
    let measures = this.#before.get(scope);
    if (measures === undefined) {
      const { framework, index, findingsBefore } = this.#push;
      const findings =
        findingsBefore?.(scope) ??
        runChecks(framework, sliceOf(framework, scope, index, this.#lookupBefore));
      measures = new Map(findings.map((finding) => [identityOf(finding), finding.measure]));
      this.#before.set(scope, measures);
    }
    return Math.max(measures.get(identity) ?? 0, this.#allowed.get(identity) ?? 0);
  }

  /** A refusal says so where an exception is there that no longer covers it. */
  #explained(findings: readonly Finding[]): readonly Finding[] {
    const { excepted } = this.#push;
    return excepted ? withExceptions(findings, excepted.exceptions, excepted.on) : findings;
  }
}

function isFact({ before, after }: DraftChange): boolean {
  return recordsFact(before) || recordsFact(after);
}
