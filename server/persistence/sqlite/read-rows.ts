import type { RegisterKey } from "../../../shared/registers/field.ts";
import { type Ledger, ledgerOf, nameOf } from "../../../shared/registers/ledger.ts";
import type { Cursor, PulledRow, PullRequest } from "../../../shared/sync/protocol.ts";
import type { StoredRow, Values } from "../../../shared/sync/stored-row.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import { shortened } from "../../../shared/values/shortened.ts";
import type { KeptRow, OrganisationStore } from "../../api/stores.ts";
import type { Connection } from "./connect.ts";
import { ROW_COLUMNS, type RowRecord, storedRow } from "./row-text.ts";

type Pulled = Readonly<{
  register: RegisterKey;
  id: RowId;
  version: number;
  removed: number;
  values: string;
}>;

/** A page unless the client asks for a smaller one. */
const PAGE_ROWS = 5_000;

/** Pages kept as they were last read, for the panes that open one after the other and ask the same. */
const MOST_PAGES = 4;
/** Smaller ones cost less to read again than to keep. */
const SMALLEST_KEPT_PAGE = 500;

type Page = Readonly<{ head: number; rows: readonly PulledRow[]; more: boolean }>;

/** Reads rows on the reader's connection, which sees only what was committed. */
export class RowReader {
  readonly #reader: Connection;
  readonly #newer;
  readonly #standing;
  readonly #byId;
  readonly #ofRegister;
  readonly #pages = new Map<string, Page>();

  constructor(reader: Connection) {
    this.#reader = reader;
    this.#newer = reader.prepare<[string, RegisterKey, number, number], Pulled>(
      `select register, id, version, removed is not null as removed, "values" from "row"
       where organisation = ? and register = ? and version > ? order by version limit ?`,
    );
    this.#standing = reader.prepare<
      [string, string],
      { epoch: number; head: number; access: number }
    >(
      `select epoch, head, access from organisation
       join member on member.organisation = organisation.id where organisation.id = ? and member.id = ?`,
    );
    this.#byId = reader.prepare<[string, string], RowRecord>(
      `select ${ROW_COLUMNS} from "row" where organisation = ? and id = ?`,
    );
    this.#ofRegister = reader.prepare<[string, string], RowRecord>(
      `select ${ROW_COLUMNS} from "row" where organisation = ? and register = ? and removed is null order by version`,
    );
  }

  /** One page of what changed beyond the cursor, as it stood at one moment. */
  pull(
    organisation: string,
    member: string,
    { cursor, registers, limit = PAGE_ROWS }: PullRequest,
  ): Awaited<ReturnType<OrganisationStore["pull"]>> {
    const read = this.#reader.transaction(() => {
      const standing = this.#standing.get(organisation, member);
      if (standing === undefined) throw new Error(`${member} is no member of ${organisation}.`);
      const since = sinceOf(cursor, standing);
      return {
        standing,
        page: this.#page(organisation, { registers, since, limit }, standing.head),
      };
    });
    const { standing, page } = read.deferred();
    const { rows, more } = page;
    return {
      rows,
      cursor: {
        epoch: standing.epoch,
        version: more ? (rows.at(-1)?.version ?? 0) : standing.head,
        access: standing.access,
      },
      more,
      afresh: cursor !== null && !isOf(cursor, standing),
    };
  }

  /** Nothing of a page can have changed while the organisation's newest version is the same. */
  #page(
    organisation: string,
    asked: Readonly<{ registers: readonly RegisterKey[]; since: number; limit: number }>,
    head: number,
  ): Page {
    const { registers, since, limit } = asked;
    const key = `${organisation}\n${registers.join()}\n${since}\n${limit}`;
    const kept = this.#pages.get(key);
    if (kept?.head === head) return kept;
    this.#pages.delete(key);

    const records = [...new Set(registers)].flatMap((register) =>
      this.#newer.all(organisation, register, since, limit + 1),
    );
    if (registers.length > 1) records.sort((a, b) => a.version - b.version);
    const more = records.length > limit;
    const page = { head, rows: pulledRows(more ? records.slice(0, limit) : records), more };
    if (page.rows.length >= SMALLEST_KEPT_PAGE) this.#keep(key, page);
    return page;
  }

  /** Rows were written again without a new version, as rebuilding does. */
  forget(): void {
    this.#pages.clear();
  }

  #keep(key: string, page: Page): void {
    const [oldest] = this.#pages.keys();
    if (oldest !== undefined && this.#pages.size >= MOST_PAGES) this.#pages.delete(oldest);
    this.#pages.set(key, page);
  }

  /** Removed rows too; ids that nobody knows are left out. */
  byId(organisation: string, ids: readonly RowId[]): readonly KeptRow[] {
    return ids.flatMap((id) => {
      const record = this.#byId.get(organisation, id);
      return record === undefined ? [] : [keptRow(storedRow(record))];
    });
  }

  present(organisation: string, register: RegisterKey): readonly StoredRow[] {
    return this.#ofRegister.all(organisation, register).map(storedRow);
  }

  ofRegister(organisation: string, register: RegisterKey): readonly KeptRow[] {
    return this.present(organisation, register).map(keptRow);
  }

  ledger(organisation: string, registers: readonly RegisterKey[]): Ledger {
    return ledgerOf(registers.flatMap((register) => this.present(organisation, register)));
  }
}

function isOf(cursor: Cursor, standing: Pick<Cursor, "epoch" | "access">): boolean {
  return cursor.epoch === standing.epoch && cursor.access === standing.access;
}

/** A cursor of another epoch, or of other limits, says nothing of what the client has. */
function sinceOf(cursor: Cursor | null, standing: Pick<Cursor, "epoch" | "access">): number {
  return cursor !== null && isOf(cursor, standing) ? cursor.version : 0;
}

/** Parsed in one go: the values of thousands of rows cost less as one text. */
function pulledRows(page: readonly Pulled[]): readonly PulledRow[] {
  // Each text is the JSON of a row's values, as this program wrote it.
  const values = JSON.parse(`[${page.map((row) => row.values).join(",")}]`) as readonly Values[];
  return page.map(({ register, id, version, removed }, place) => ({
    register,
    id,
    version,
    removed: removed === 1,
    values: values[place] ?? {},
  }));
}

function keptRow(row: StoredRow): KeptRow {
  const { register, id, version, removed, values, displayRef } = row;
  const name = nameOf(row);
  return {
    register,
    id,
    version,
    removed: removed !== null,
    values,
    name: shortened(name === id ? (displayRef ?? name) : name),
  };
}
