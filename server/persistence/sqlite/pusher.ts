import type { Statement } from "better-sqlite3";
import type { Exception } from "../../../shared/checks/exceptions.ts";
import { sentenceOf } from "../../../shared/checks/messages/in-words.ts";
import type { Language } from "../../../shared/checks/messages/languages.ts";
import { refusalSays } from "../../../shared/checks/refusal-words.ts";
import { isSigned } from "../../../shared/sync/exception-rules.ts";
import { type JudgedPush, judgePush, type Pushing } from "../../../shared/sync/judge-push.ts";
import { planTouchedBy } from "../../../shared/sync/plan-touched.ts";
import type { PushAnswer } from "../../../shared/sync/protocol.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { StoreProblem } from "../../api/store-problem.ts";
import type { SignedIn } from "../../api/stores.ts";
import type { Connection } from "./connect.ts";
import { answerText, readAnswer } from "./finding-text.ts";
import { KeptRowsIn, type KeptRowsStatements, prepareKeptRows } from "./kept-rows.ts";
import {
  displayRefsIn,
  displayRefsText,
  type OrganisationRecord,
  type Organisations,
} from "./organisation-state.ts";
import { type PlanStatements, preparePlan, writePlan } from "./write-plan.ts";
import { type PushStatements, PushWriter, preparePush } from "./write-push.ts";

/** What a push needs of the world outside the database. */
export type PushWorld = Readonly<{
  now: () => number;
  today: () => IsoDay;
  mint: () => RowId;
  newSalt: () => string;
}>;

/** A push on its way in: with what it is remembered by, and what is kept of it. */
export type IncomingPush = Pushing &
  Readonly<{
    /** The digest of the request's body; null where the push is not remembered, as a dry run is not. */
    body: string | null;
    asFact: Readonly<{ who: string; why: string }> | null;
    dryRun: boolean;
    language: Language;
  }>;

/** What was committed, for whoever watches; null where nothing was written. */
export type Pushed = Readonly<{
  answer: PushAnswer;
  news: Readonly<{ epoch: number; head: number; alerts: boolean }> | null;
}>;

/** Judges and writes pushes, one after the other, inside the writer's transactions. */
export class Pusher {
  readonly #organisations: Organisations;
  readonly #world: PushWorld;
  readonly #kept: KeptRowsStatements;
  readonly #push: PushStatements;
  readonly #plan: PlanStatements;
  readonly #moveHead: Statement;
  readonly #mutation: Statement<[string, string], { body_hash: string; answer: string }>;
  readonly #remember: Statement;

  constructor(writer: Connection, organisations: Organisations, world: PushWorld) {
    this.#organisations = organisations;
    this.#world = world;
    this.#kept = prepareKeptRows(writer);
    this.#push = preparePush(writer);
    this.#plan = preparePlan(writer);
    this.#moveHead = writer.prepare(
      "update organisation set head = ?, head_hash = ?, display_refs = ? where id = ?",
    );
    this.#mutation = writer.prepare(
      "select body_hash, answer from mutation where organisation = ? and id = ?",
    );
    this.#remember = writer.prepare("insert into mutation values (?, ?, ?, ?, ?)");
  }

  /** Those that all have signed and nobody withdrew. */
  exceptionsOf(organisation: string): readonly Exception[] {
    return this.#organisations.memory(organisation).exceptions.filter(isSigned);
  }

  /** The rows as this transaction sees them. */
  rowsOf(organisation: string): KeptRowsIn {
    return this.#rows(organisation, this.#organisations.record(organisation));
  }

  /** Must run inside a transaction that holds the write lock. */
  push(incoming: IncomingPush, { organisation, member }: SignedIn): Result<Pushed, StoreProblem> {
    const memory = this.#organisations.memory(organisation.id);
    const { mutationId, body, language } = incoming;
    const before = body === null ? undefined : this.#mutation.get(organisation.id, mutationId);
    if (before !== undefined) {
      if (before.body_hash !== body) return fail(otherBody(language));
      return ok({ answer: readAnswer(before.answer, memory.sources), news: null });
    }
    const record = this.#organisations.record(organisation.id);
    const kept = this.#rows(organisation.id, record);
    const at = this.#world.now();
    const { framework } = memory;
    const { mint } = this.#world;
    const exceptions = this.exceptionsOf(organisation.id);
    const context = { framework, member, at, head: record.head, mint, exceptions, language };
    const judged = judgePush(incoming, context, kept);
    if (incoming.dryRun) return ok({ answer: { ...judged.answer, head: record.head }, news: null });

    const alerts = this.#write(incoming, judged, { organisation, member }, { record, kept, at });
    if (body !== null) {
      const text = answerText(judged.answer);
      this.#remember.run(organisation.id, mutationId, body, text, at);
    }
    const { head } = judged.answer;
    const news = head === record.head ? null : { epoch: record.epoch, head, alerts };
    return ok({ answer: judged.answer, news });
  }

  /** Answers whether any alert was touched. */
  #write(
    { mutationId, replica, asFact }: IncomingPush,
    judged: JudgedPush,
    { organisation, member }: SignedIn,
    { record, kept, at }: Readonly<{ record: OrganisationRecord; kept: KeptRowsIn; at: number }>,
  ): boolean {
    const { framework, cache } = this.#organisations.memory(organisation.id);
    // Worked out before the rows are written: it lays the changes over what was there.
    const plan = planTouchedBy(judged.writes, kept, framework);
    const writer = new PushWriter(this.#push, cache, {
      organisation: organisation.id,
      author: { member: member.id, replica, at },
      mutation: mutationId,
      asFact: asFact === null ? null : JSON.stringify(asFact),
      newSalt: this.#world.newSalt,
    });
    const end = writer.writeRows(judged.writes, { version: record.head, hash: record.head_hash });
    writer.writeFindings(judged.findings, judged.writes);
    writer.closeOvertaken(judged.writes);
    writer.writeConflicts(judged.conflicts);
    if (judged.writes.length > 0) {
      const refs = displayRefsText(displayRefsIn(record), judged.displayRefs);
      this.#moveHead.run(end.version, end.hash, refs, organisation.id);
    }
    const today = this.#world.today();
    const fresh = new Set(
      judged.writes.filter(({ before }) => before === null).map(({ after }) => after.id),
    );
    const planning = { organisation: organisation.id, framework, today, at, anew: false, fresh };
    return writePlan(this.#plan, plan, planning);
  }

  #rows(organisation: string, record: OrganisationRecord): KeptRowsIn {
    const { id, cache, sources } = this.#organisations.memory(organisation);
    return new KeptRowsIn(this.#kept, { id, cache, sources, displayRefs: displayRefsIn(record) });
  }
}

function otherBody(language: Language): StoreProblem {
  const sentence = sentenceOf(refusalSays.otherBody(), language);
  return { kind: "other-body", sentence, ...(language !== "en" && { language }) };
}
