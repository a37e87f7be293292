import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { Language } from "../../../shared/checks/messages/languages.ts";
import type { RowAction } from "../../../shared/sync/accept-change.ts";
import { sameValue } from "../../../shared/sync/merge-row.ts";
import { mayWrite } from "../../../shared/sync/permissions.ts";
import type { PushRequest, RowAnswer } from "../../../shared/sync/protocol.ts";
import { replicaName } from "../../../shared/sync/replica-name.ts";
import type { StoredRow, Values } from "../../../shared/sync/stored-row.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { StoreProblem } from "../../api/store-problem.ts";
import type { OrganisationStore, Settlement, SignedIn } from "../../api/stores.ts";
import { acknowledge, readDueAlerts, snooze } from "./alerts.ts";
import { bodyHash } from "./change-log.ts";
import {
  actionOf,
  asItStands,
  conflictRecord,
  isOutdated,
  markSettled,
  readOpenConflicts,
  settledTogether,
} from "./conflicts.ts";
import { type EditionWorld, sqliteEditions } from "./editions.ts";
import { sqliteExceptions } from "./exceptions.ts";
import { readHistoryOf, readHistorySince, valuesAt } from "./history.ts";
import type { Organisations } from "./organisation-state.ts";
import type { IncomingPush, Pushed, Pusher } from "./pusher.ts";
import { readBriefPlanEntries, readFindings, readPlanEntries } from "./read-derived.ts";
import type { RowReader } from "./read-rows.ts";
import { keepWorkbook, takeLease } from "./workbooks.ts";

/** What every handle on an organisation shares. */
export type OrganisationParts = Readonly<{
  reader: BetterSQLite3Database;
  writer: BetterSQLite3Database;
  rows: RowReader;
  pusher: Pusher;
  organisations: Organisations;
  now: () => number;
  /** Runs in a transaction, and settles once it is on disk; long work does not hold up others' answers. */
  write: <Answer>(work: () => Answer, isLong?: boolean) => Promise<Answer>;
  /** Tells whoever watches the organisation. */
  tell: (organisation: string, pushed: Pushed) => void;
  tellAlerts: (organisation: string) => void;
  editions: EditionWorld;
}>;

/** So many rows take no longer than an edit's wait for the disk; more are long work. */
const ROWS_AT_ONCE = 20;

/** A change made for a person outside any workbook: no replica takes it for its own. */
const NO_WORKBOOK = "server";

/** A handle on one organisation, as one member: nothing reached through it crosses to another. */
export function sqliteOrganisation(
  parts: OrganisationParts,
  signedIn: SignedIn,
  language: Language,
): OrganisationStore {
  const { reader, writer, rows, pusher, organisations, now, write } = parts;
  const organisation = signedIn.organisation.id;
  const memory = organisations.memory(organisation);
  const by = () => ({ organisation, member: signedIn.member.id, at: now() });

  /** Commits a push made inside `work`, and tells of it afterwards. */
  const commit = async <Answer>(
    work: () => Result<readonly [Answer, Pushed | null], StoreProblem>,
    isLong = false,
  ): Promise<Result<Answer, StoreProblem>> => {
    const outcome = await write(work, isLong);
    if (!outcome.ok) return outcome;
    const [answer, pushed] = outcome.value;
    if (pushed !== null) parts.tell(organisation, pushed);
    return ok(answer);
  };

  /** What one person has seen or put off goes from everybody's list at once. */
  const settleAlert = async <Answer>(
    work: () => Result<Answer, StoreProblem>,
  ): Promise<Result<Answer, StoreProblem>> => {
    const outcome = await write(work);
    if (outcome.ok) parts.tellAlerts(organisation);
    return outcome;
  };

  const pushOne = (
    action: RowAction,
    { register }: StoredRow,
    { mutationId, body }: Pick<IncomingPush, "mutationId" | "body">,
  ): Result<readonly [RowAnswer, Pushed], StoreProblem> => {
    const outcome = pusher.push(
      {
        mutationId,
        body,
        register,
        actions: [action],
        replica: NO_WORKBOOK,
        judging: "intention",
        asFact: null,
        dryRun: false,
        language,
      },
      signedIn,
    );
    if (!outcome.ok) return outcome;
    const [answer] = outcome.value.answer.rows;
    if (answer === undefined) throw new Error(`Push ${mutationId} of one row has no answer.`);
    return ok([answer, outcome.value]);
  };

  const settle = (
    settlement: Settlement,
  ): Result<readonly [RowAnswer, Pushed | null], StoreProblem> => {
    const record = conflictRecord(writer, organisation, settlement.conflictId);
    if (record === null) return fail(NO_CONFLICT);
    if (record.settled) return fail(ALREADY_SETTLED);
    const row = pusher.rowsOf(organisation).row(record.conflict.row);
    if (row === undefined) return fail(NO_CONFLICT);
    const over = settlement.choice === "mine" ? settlement.over : undefined;
    if (over !== undefined && isOutdated(record.conflict, row, over)) return fail(CHANGED_SINCE);
    const records = settledTogether(writer, organisation, record, settlement);
    const action = actionOf(settlement, records, row);
    const settled = () =>
      markSettled(writer, organisation, records, { ...by(), choice: settlement.choice });
    if (action === null) {
      settled();
      return ok([standing(row), null]);
    }
    const mutationId = `settle/${settlement.conflictId}`;
    const outcome = pushOne(action, row, { mutationId, body: null });
    if (outcome.ok && outcome.value[0].kind === "taken") settled();
    return outcome;
  };

  const revert = ({
    id,
    version,
    mutationId,
  }: Parameters<OrganisationStore["revert"]>[0]): Result<
    readonly [RowAnswer, Pushed | null],
    StoreProblem
  > => {
    const row = pusher.rowsOf(organisation).row(id);
    const values = row && valuesAt(writer, organisation, id, version);
    if (row === undefined || values === null || values === undefined) return fail(NOT_THEN);
    const changed = differences(row, values);
    if (row.removed === null && Object.keys(changed).length === 0) return ok([standing(row), null]);
    const action: RowAction =
      row.removed === null
        ? { kind: "edit", id, base: row.version, values: changed }
        : { kind: "restore", id, values: changed };
    return pushOne(action, row, { mutationId, body: bodyHash({ id, version }) });
  };

  return {
    async standing() {
      const { framework, epoch, head } = organisations.record(organisation);
      return { framework, epoch, head, mayWrite: mayWrite(signedIn.member.role) };
    },

    // Made when they are asked for: every edit opens a handle, and few have to do with either.
    get editions() {
      return sqliteEditions(parts.editions, signedIn);
    },
    get exceptions() {
      return sqliteExceptions(parts.editions, signedIn);
    },

    push: (request) =>
      commit(() => {
        const outcome = pusher.push(incoming(request, language), signedIn);
        return outcome.ok ? ok([outcome.value.answer, outcome.value]) : outcome;
      }, request.changes.length > ROWS_AT_ONCE),
    pull: async (request) => rows.pull(organisation, signedIn.member.id, request),
    rowsById: async (ids) => rows.byId(organisation, ids),
    rowsOf: async (register) => rows.ofRegister(organisation, register),
    ledger: async (registers) => rows.ledger(organisation, registers),

    openConflicts: async (filter) => {
      const open = readOpenConflicts(reader, organisation, filter.rows);
      const now = rows.byId(organisation, [...new Set(open.map(({ row }) => row))]);
      const byId = new Map(now.map((row) => [row.id, row]));
      return open.map((one) => asItStands(reader, organisation, one, byId.get(one.row)));
    },
    settleConflict: (settlement) => commit(() => settle(settlement)),

    planEntries: async (filter) => readPlanEntries(reader, memory, filter),
    briefPlanEntries: async (wanted) => readBriefPlanEntries(reader, memory, wanted),
    findings: async (filter) =>
      readFindings(reader, organisations.memory(organisation), filter, {
        today: parts.editions.clock.today(),
        language,
      }),

    dueAlerts: async (filter) => readDueAlerts(reader, memory, signedIn.member, filter),
    acknowledgeAlerts: (keys) => settleAlert(() => acknowledge(writer, memory, keys, by())),
    snoozeAlert: (key, until, reason) =>
      settleAlert(() => snooze(writer, memory, key, { ...by(), until, reason })),

    historyOf: async (row, field) => readHistoryOf(reader, organisation, row, field),
    historySince: async (since, limit) => readHistorySince(reader, organisation, since, limit),
    revert: (request) => commit(() => revert(request)),

    registerWorkbook: (workbook) => write(() => keepWorkbook(writer, workbook, by())),
    lease: (workbook, copy) => write(() => takeLease(writer, workbook, copy, by())),
  };
}

function incoming(request: PushRequest, language: Language): IncomingPush {
  const { mutationId, register, changes, adopt, asFact, dryRun } = request;
  return {
    mutationId,
    register,
    actions: changes,
    replica: replicaName(request.replica),
    judging: adopt === true ? "adoption" : asFact === undefined ? "intention" : "fact",
    asFact: asFact ?? null,
    dryRun: dryRun === true,
    body: dryRun === true ? null : bodyHash(request),
    language,
  };
}

/** An answer for a row that stays as it is. */
function standing({ id, version, values }: StoredRow): RowAnswer {
  return { kind: "taken", id, version, merged: values, conflicts: [], findings: [] };
}

/** The fields in which a row differs from what it is to be; those it had not are emptied. */
function differences(row: StoredRow, wanted: Values): Values {
  const changed: Record<string, Values[string]> = {};
  for (const field of new Set([...Object.keys(row.values), ...Object.keys(wanted)])) {
    const value = wanted[field] ?? null;
    if (!sameValue(row, field, value, row.values[field] ?? null)) changed[field] = value;
  }
  return changed;
}

const NO_CONFLICT: StoreProblem = {
  kind: "not-found",
  sentence: "There is no such conflict; it may be of another organisation.",
};
const ALREADY_SETTLED: StoreProblem = {
  kind: "already-settled",
  sentence: "Somebody has settled this conflict already; look at the row as it is now.",
};
const CHANGED_SINCE: StoreProblem = {
  kind: "changed-since",
  sentence: "The other value was changed once more meanwhile. Look at it, and choose again.",
};
const NOT_THEN: StoreProblem = {
  kind: "not-found",
  sentence: "The row was not in the register at that version, so it cannot be put back to it.",
};
