import type { Framework } from "../../../shared/framework/framework.ts";
import {
  type KeptException,
  type NewException,
  signaturesNeeded,
} from "../../../shared/sync/exception-rules.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { Connection } from "./connect.ts";

type ExceptionRecord = Readonly<{
  id: string;
  subject: RowId;
  rule: string;
  check_id: string;
  up_to: number;
  reason: string;
  until: IsoDay;
  withdrawn_by: string | null;
  withdrawn_at: number | null;
  withdrawn_reason: string | null;
}>;

type SignatureRecord = Readonly<{ exception: string; member: string; name: string; at: number }>;

/** The exceptions of each organisation and their signatures, as a database holds them. */
export class ExceptionRows {
  readonly #all;
  readonly #signatures;
  readonly #add;
  readonly #sign;
  readonly #withdraw;

  constructor(database: Connection) {
    this.#all = database.prepare<[string], ExceptionRecord>(
      `select id, subject, rule, check_id, up_to, reason, until,
              withdrawn_by, withdrawn_at, withdrawn_reason
       from exception where organisation = ? order by asked_at desc, id`,
    );
    this.#signatures = database.prepare<[string], SignatureRecord>(
      `select exception, member, name, at from exception_signature
       where organisation = ? order by at, member`,
    );
    this.#add = database.prepare(
      "insert into exception values (?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, null)",
    );
    this.#sign = database.prepare("insert into exception_signature values (?, ?, ?, ?, ?)");
    this.#withdraw = database.prepare(
      `update exception set withdrawn_by = ?, withdrawn_at = ?, withdrawn_reason = ?
       where organisation = ? and id = ?`,
    );
  }

  of(organisation: string, framework: Framework): readonly KeptException[] {
    const records = this.#all.all(organisation);
    if (records.length === 0) return [];
    const signatures = this.#signatures.all(organisation);
    const needed = signaturesNeeded(framework);
    return records.map((record) =>
      keptException(
        record,
        signatures.filter(({ exception }) => exception === record.id),
        needed,
      ),
    );
  }

  add(organisation: string, id: string, asked: NewException & Readonly<{ at: number }>): void {
    const { subject, rule, check, upTo, reason, until, at } = asked;
    this.#add.run(organisation, id, subject, rule, check, upTo, reason, until, at);
  }

  sign(organisation: string, id: string, by: Readonly<{ id: string; name: string; at: number }>) {
    this.#sign.run(organisation, id, by.id, by.name, by.at);
  }

  withdraw(
    organisation: string,
    id: string,
    { by, at, reason }: NonNullable<KeptException["withdrawn"]>,
  ): void {
    this.#withdraw.run(by, at, reason, organisation, id);
  }
}

function keptException(
  record: ExceptionRecord,
  signatures: readonly SignatureRecord[],
  needed: number,
): KeptException {
  const { id, subject, rule, check_id, up_to, reason, until } = record;
  const { withdrawn_by: by, withdrawn_at: at, withdrawn_reason: why } = record;
  return {
    ...{ id, subject, rule, check: check_id, upTo: up_to, reason, until, needed },
    signedBy: signatures.map(({ name }) => name),
    signatures: signatures.map((each) => ({ id: each.member, name: each.name, at: each.at })),
    withdrawn: by === null || at === null ? null : { by, at, reason: why ?? "" },
  };
}
