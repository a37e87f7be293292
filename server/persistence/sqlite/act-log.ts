import { hash } from "node:crypto";
import type { LoggedAct } from "../../../shared/values/logged-act.ts";
import { digestOf, FIRST_HASH } from "./change-log.ts";
import type { Connection } from "./connect.ts";

type Head = Readonly<{ ordinal: number; hash: string }>;

type EventRecord = Readonly<{
  ordinal: number;
  about: string;
  kind: string;
  body: string | null;
  member: string;
  name: string;
  at: number;
  salt: string | null;
  digest: string;
  hash: string;
}>;

/** Where a log is kept: its tables, the column that says what an act was done to, and its name. */
type Place = Readonly<{ events: string; head: string; about: string; name: string }>;

export const EDITION_LOG: Place = {
  ...{ events: "edition_event", head: "edition_head", about: "proposal", name: "editions" },
};
export const EXCEPTION_LOG: Place = {
  ...{ events: "exception_event", head: "exception_head", about: "exception", name: "exceptions" },
};

const EMPTY: Head = { ordinal: 0, hash: FIRST_HASH };

/** The chained log of what each organisation's people proposed, signed and ended, in order. */
export class ActLog<Act extends Readonly<{ kind: string }>> {
  readonly #name: string;
  readonly #events;
  readonly #head;
  readonly #add;
  readonly #moveHead;

  constructor(database: Connection, { events, head, about, name }: Place) {
    this.#name = name;
    this.#events = database.prepare<[string], EventRecord>(
      `select ordinal, ${about} as about, kind, body, ${events}.member,
              coalesce(member.name, '') as name, at, salt, digest, hash
       from ${events} left join member
         on member.organisation = ${events}.organisation and member.id = ${events}.member
       where ${events}.organisation = ? order by ordinal`,
    );
    this.#head = database.prepare<[string], Head>(
      `select ordinal, hash from ${head} where organisation = ?`,
    );
    this.#add = database.prepare(`insert into ${events} values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#moveHead = database.prepare(
      `insert into ${head} values (?, ?, ?)
       on conflict (organisation) do update set ordinal = excluded.ordinal, hash = excluded.hash`,
    );
  }

  head(organisation: string): Head {
    return this.#head.get(organisation) ?? EMPTY;
  }

  events(organisation: string): readonly LoggedAct<Act>[] {
    return this.#events.all(organisation).map(({ about, kind, body, member, name, at }) => {
      // The text is what `append` wrote of an act of this kind.
      const act = { kind, ...JSON.parse(body ?? "{}") } as Act;
      return { about, act, by: { id: member, name }, at };
    });
  }

  append(organisation: string, { about, act, by, at }: LoggedAct<Act>, salt: string): void {
    const before = this.head(organisation);
    const ordinal = before.ordinal + 1;
    const { kind, ...rest } = act;
    const body = JSON.stringify(rest);
    const digest = digestOf({ salt, before: null, after: body });
    const chained = chain(before.hash, digest, { ordinal, about, kind, member: by.id, at });
    this.#add.run(
      ...[organisation, ordinal, about, kind, body],
      ...[by.id, at, salt, digest, chained],
    );
    this.#moveHead.run(organisation, ordinal, chained);
  }

  /** A sentence for what is not as it was written; empty where the log is whole. */
  problems(organisation: string): readonly string[] {
    let before = EMPTY;
    for (const record of this.#events.all(organisation)) {
      const problem = this.#brokenAt(record, before);
      if (problem !== null) return [problem];
      before = record;
    }
    const end = this.head(organisation);
    return before.ordinal === end.ordinal && before.hash === end.hash
      ? []
      : [
          `The log of ${this.#name} ends at ${before.ordinal}, and its end is kept as ${end.ordinal}.`,
        ];
  }

  #brokenAt(record: EventRecord, before: Head): string | null {
    const { ordinal, salt, body, digest } = record;
    if (ordinal !== before.ordinal + 1) {
      return `The log of ${this.#name} goes from ${before.ordinal} to ${ordinal}.`;
    }
    if (salt !== null && digestOf({ salt, before: null, after: body }) !== digest) {
      return `What the log of ${this.#name} says at ${ordinal} is not what was written.`;
    }
    return chain(before.hash, digest, record) === record.hash
      ? null
      : `The log of ${this.#name} is broken at ${ordinal}: its hash does not follow from the one before.`;
  }
}

function chain(
  previous: string,
  digest: string,
  {
    ordinal,
    about,
    kind,
    member,
    at,
  }: Omit<EventRecord, "body" | "name" | "salt" | "digest" | "hash">,
): string {
  const said = JSON.stringify([ordinal, about, kind, member, at]);
  return hash("sha256", `${previous}\n${digest}\n${said}`, "hex");
}
