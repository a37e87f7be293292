import type { ExceptionAct } from "../../../shared/sync/exception-log.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import type { LoggedAct } from "../../../shared/values/logged-act.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { Connection } from "./connect.ts";
import type { Organisations } from "./organisation-state.ts";

type ExceptionRecord = Readonly<{
  id: string;
  subject: RowId;
  rule: string;
  check: string;
  upTo: number;
  reason: string;
  until: IsoDay;
  askedAt: number;
  /** A member's id; the name, where nobody is called so. */
  withdrawnBy: string | null;
  withdrawnAt: number | null;
  withdrawnReason: string | null;
}>;

type SignatureRecord = Readonly<{ exception: string; id: string; name: string; at: number }>;

/**
 * Enters into the log what an earlier step kept of exceptions in tables of their own, and takes it
 * out there. Must run inside a transaction that holds the write lock.
 */
export function carryExceptions(
  writer: Connection,
  organisations: Organisations,
  organisation: string,
  newSalt: () => string,
): void {
  const records = writer
    .prepare<[string], ExceptionRecord>(
      `select id, subject, rule, check_id as "check", up_to as upTo, reason, until,
              asked_at as askedAt, withdrawn_at as withdrawnAt,
              withdrawn_reason as withdrawnReason,
              coalesce(
                (select min(member.id) from member
                 where member.organisation = exception.organisation and name = withdrawn_by),
                withdrawn_by) as withdrawnBy
       from exception where organisation = ? order by asked_at, id`,
    )
    .all(organisation);
  if (records.length === 0) return;
  const signatures = writer
    .prepare<[string], SignatureRecord>(
      `select exception, member as id, name, at from exception_signature
       where organisation = ? order by at, member`,
    )
    .all(organisation);
  for (const record of records) {
    const signed = signatures.filter(({ exception }) => exception === record.id);
    for (const event of eventsOf(record, signed)) {
      organisations.addExceptionEvent(organisation, event, newSalt());
    }
  }
  for (const table of ["exception", "exception_signature"]) {
    writer.prepare(`delete from ${table} where organisation = ?`).run(organisation);
  }
}

function eventsOf(
  { id: about, askedAt, withdrawnBy, withdrawnAt, withdrawnReason, ...exception }: ExceptionRecord,
  signatures: readonly SignatureRecord[],
): readonly LoggedAct<ExceptionAct>[] {
  // It was granted by whoever signed it first.
  const by = signatures[0] ?? { id: "", name: "" };
  const withdrawn = { kind: "withdrawn", reason: withdrawnReason ?? "" } as const;
  return [
    { about, act: { kind: "asked", exception: { ...exception, said: "" } }, by, at: askedAt },
    ...signatures.map(
      (each) => ({ about, act: { kind: "signed" }, by: each, at: each.at }) as const,
    ),
    ...(withdrawnBy === null || withdrawnAt === null
      ? []
      : [{ about, act: withdrawn, by: { id: withdrawnBy, name: "" }, at: withdrawnAt }]),
  ];
}
