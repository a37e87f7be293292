import { hash } from "node:crypto";
import type { EditionAct, EditionEvent } from "../../../shared/framework/edition-log.ts";
import { digestOf, FIRST_HASH } from "./change-log.ts";
import type { Connection } from "./connect.ts";

type Head = Readonly<{ ordinal: number; hash: string }>;

type EventRecord = Readonly<{
  ordinal: number;
  proposal: string;
  kind: EditionAct["kind"];
  body: string | null;
  member: string;
  name: string;
  at: number;
  salt: string | null;
  digest: string;
  hash: string;
}>;

const EMPTY: Head = { ordinal: 0, hash: FIRST_HASH };

/** The log of editions of each organisation, in the order in which things happened. */
export class EditionLog {
  readonly #events;
  readonly #head;
  readonly #add;
  readonly #moveHead;

  constructor(database: Connection) {
    this.#events = database.prepare<[string], EventRecord>(
      `select ordinal, proposal, kind, body, edition_event.member, coalesce(member.name, '') as name,
              at, salt, digest, hash
       from edition_event left join member
         on member.organisation = edition_event.organisation and member.id = edition_event.member
       where edition_event.organisation = ? order by ordinal`,
    );
    this.#head = database.prepare<[string], Head>(
      "select ordinal, hash from edition_head where organisation = ?",
    );
    this.#add = database.prepare("insert into edition_event values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    this.#moveHead = database.prepare(
      `insert into edition_head values (?, ?, ?)
       on conflict (organisation) do update set ordinal = excluded.ordinal, hash = excluded.hash`,
    );
  }

  head(organisation: string): Head {
    return this.#head.get(organisation) ?? EMPTY;
  }

  events(organisation: string): readonly EditionEvent[] {
    return this.#events.all(organisation).map(eventOf);
  }

  append(organisation: string, { proposal, act, by, at }: EditionEvent, salt: string): void {
    const before = this.head(organisation);
    const ordinal = before.ordinal + 1;
    const { kind, ...rest } = act;
    const body = JSON.stringify(rest);
    const digest = digestOf({ salt, before: null, after: body });
    const chained = chain(before.hash, digest, { ordinal, proposal, kind, member: by.id, at });
    this.#add.run(
      ...[organisation, ordinal, proposal, kind, body],
      ...[by.id, at, salt, digest, chained],
    );
    this.#moveHead.run(organisation, ordinal, chained);
  }

  /** A sentence for what is not as it was written; empty where the log is whole. */
  problems(organisation: string): readonly string[] {
    let before = EMPTY;
    for (const record of this.#events.all(organisation)) {
      const problem = brokenAt(record, before);
      if (problem !== null) return [problem];
      before = record;
    }
    const end = this.head(organisation);
    return before.ordinal === end.ordinal && before.hash === end.hash
      ? []
      : [`The log of editions ends at ${before.ordinal}, and its end is kept as ${end.ordinal}.`];
  }
}

function brokenAt(record: EventRecord, before: Head): string | null {
  const { ordinal, salt, body, digest } = record;
  if (ordinal !== before.ordinal + 1) {
    return `The log of editions goes from ${before.ordinal} to ${ordinal}.`;
  }
  if (salt !== null && digestOf({ salt, before: null, after: body }) !== digest) {
    return `What the log of editions says at ${ordinal} is not what was written.`;
  }
  return chain(before.hash, digest, record) === record.hash
    ? null
    : `The log of editions is broken at ${ordinal}: its hash does not follow from the one before.`;
}

function chain(
  previous: string,
  digest: string,
  {
    ordinal,
    proposal,
    kind,
    member,
    at,
  }: Pick<EventRecord, "ordinal" | "proposal" | "kind" | "member" | "at">,
): string {
  const said = JSON.stringify([ordinal, proposal, kind, member, at]);
  return hash("sha256", `${previous}\n${digest}\n${said}`, "hex");
}

function eventOf({ proposal, kind, body, member, name, at }: EventRecord): EditionEvent {
  // The text is what `append` wrote of an act of this kind.
  const act = { kind, ...JSON.parse(body ?? "{}") } as EditionAct;
  return { proposal, act, by: { id: member, name }, at };
}
