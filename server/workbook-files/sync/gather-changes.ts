import type { FieldValue } from "../../../shared/registers/field.ts";
import { type Digest, digestOfRow } from "../../../shared/sync/cell-digest.ts";
import type { CellChange, SeenCells } from "../../../shared/sync/diff-rows.ts";
import { digestsOf } from "../../../shared/sync/diff-rows.ts";
import type { Conflict } from "../../../shared/sync/protocol.ts";
import { rewordedHeadings, saidAbove } from "../../../shared/sync/said-above.ts";
import { isMassVanishing, type SheetChange, scanTable } from "../../../shared/sync/scan-table.ts";
import {
  type CellToSend,
  editOf,
  insertOf,
  type SentRow,
  unsentRow,
} from "../../../shared/sync/send-cells.ts";
import { heldCell } from "../../../shared/sync/settle-answer.ts";
import { freshCell, type RowMemory, SYNCED } from "../../../shared/sync/table-memory.ts";
import { fail, ok, type Result, unreachable } from "../../../shared/values/result.ts";
import { mintRowId, type RowId } from "../../../shared/values/row-id.ts";
import type { JoinedRows } from "./connect-file.ts";
import { type FileTable, noRowsIn } from "./file-table.ts";
import type { FileMemory } from "./kept-in-file.ts";
import { askedOfRolled, type RollingForward } from "./rolled-forward.ts";

export type Gathered = Readonly<{
  /** The memory with what was seen noted in it. */
  memory: FileMemory;
  sent: readonly SentRow[];
  /** Ids for new rows, to be written before anything is sent. */
  minted: readonly Readonly<{ row: number; id: RowId }>[];
  /** Right ids that the file does not remember. */
  unknown: readonly Readonly<{ at: number; id: RowId }>[];
  /** Cells that say something else than rows of the register which were met in them. */
  conflicts: readonly Conflict[];
  /** What only a person can say, with the add-in. */
  questions: readonly string[];
  /** The rows that places in `sent` and `unknown` are of. */
  rows: readonly GatheredRow[];
}>;

/** A row as it was seen, and where, as Excel numbers rows. */
export type GatheredRow = Readonly<{ cells: SeenCells; sheetRow: number }>;

type Gathering = RollingForward & Readonly<{ random: () => number; joined: JoinedRows }>;

/** What people did to the table since the file was last synced. */
export function gatherChanges(
  table: FileTable,
  before: FileMemory,
  how: Gathering,
): Result<Gathered, string> {
  const changes = askedOnce(scanTable(new Map(before), table.rows));
  const gone = changes.filter(({ kind }) => kind === "gone").length;
  if (isMassVanishing(gone, before.size)) {
    return fail(
      `${gone} rows are gone from the table ${table.binding.table.name}. If that was a mistake, bring them back; if it was meant, say so in the add-in. Nothing was sent.`,
    );
  }
  const gatherer = new Gatherer(table, before, { ...how, changes });
  for (const change of changes) gatherer.take(change);
  return ok(gatherer.gathered());
}

/** A row that is perhaps still there without its id is not asked about as gone as well. */
function askedOnce(changes: readonly SheetChange[]): readonly SheetChange[] {
  const claimed = new Set(changes.map((one) => (one.kind === "new-row" ? one.like : null)));
  return changes.filter((one) => one.kind !== "gone" || !claimed.has(one.id));
}

type Change<Kind extends SheetChange["kind"]> = Extract<SheetChange, { kind: Kind }>;

/** Goes through the changes of a table, and has what follows from each. */
class Gatherer {
  readonly #table: FileTable;
  readonly #random: () => number;
  readonly #joined: JoinedRows;
  readonly #rolledAreNew: boolean;
  readonly #rolled: ReadonlyMap<RowId, string>;
  readonly #above: ReturnType<typeof saidAbove>;
  readonly #headings: ReadonlySet<number>;
  readonly #leftAlone: ReadonlySet<Digest>;
  readonly #none: ReadonlySet<number>;
  readonly #memory: FileMemory;
  readonly #sent: (SentRow & Readonly<{ at: number }>)[] = [];
  readonly #minted: Readonly<{ row: number; id: RowId }>[] = [];
  readonly #unknown: Readonly<{ at: number; id: RowId }>[] = [];
  readonly #questions: string[] = [];

  constructor(
    table: FileTable,
    before: FileMemory,
    {
      random,
      joined,
      changes,
      ...rolling
    }: Gathering & Readonly<{ changes: readonly SheetChange[] }>,
  ) {
    this.#table = table;
    this.#random = random;
    this.#joined = joined;
    this.#rolledAreNew = rolling.years === "new-rows";
    this.#rolled = askedOfRolled(before, changes, rolling);
    this.#above = saidAbove(table.binding, table.rows);
    this.#headings = rewordedHeadings(table.binding, table.rows);
    this.#leftAlone = new Set(table.binding.leftAlone);
    this.#none = noRowsIn(table);
    this.#memory = new Map(before);
  }

  take(change: SheetChange): void {
    switch (change.kind) {
      case "new-row":
        this.#newRow(change);
        break;
      case "cells":
        this.#cells(change);
        break;
      case "unknown-id":
        this.#unknown.push({ at: change.at, id: change.id });
        break;
      case "bad-id":
        this.#ask(
          change.at,
          `has "${change.text}" for its id, which is none: clear the cell if the row is new.`,
        );
        break;
      case "gone":
        this.#questions.push(
          `A row is no longer in the sheet (${change.id}): removed for everyone, or only from this sheet? Say so in the add-in; the register keeps it until then.`,
        );
        break;
      case "forget":
        this.#memory.delete(change.id);
        break;
      case "back":
        this.#back(change.id);
        break;
      case "retry-row":
        break;
      default:
        unreachable(change);
    }
  }

  #back(id: RowId): void {
    const row = this.#memory.get(id);
    if (row !== undefined) this.#memory.set(id, { ...row, standing: { kind: "known" } });
  }

  gathered(): Gathered {
    const sent = this.#sent.toSorted((one, other) => one.at - other.at);
    const rows = this.#table.rows.map(({ cells }, at) => ({ cells, sheetRow: this.#rowAt(at) }));
    return {
      ...{ memory: this.#memory, sent, minted: this.#minted, unknown: this.#unknown, rows },
      ...{ conflicts: [], questions: this.#questions },
    };
  }

  #newRow({ at, like, copiedFrom }: Change<"new-row">): void {
    const row = this.#table.rows[at];
    if (row === undefined || this.#headings.has(at) || this.#none.has(at)) return;
    if (this.#leftAlone.has(digestOfRow(digestsOf(row.cells)))) return;
    if (like === null) this.#insert(at, copiedFrom);
    else {
      this.#ask(
        at,
        `has no id and says what the row ${like} said, or nearly, which is gone: is it the same row? If so, type ${like} into its id cell; if it is a new one, say so in the add-in.`,
      );
    }
  }

  #cells({ at, id, changes }: Change<"cells">): void {
    const row = this.#memory.get(id);
    if (row === undefined) return;
    const question = this.#rolled.get(id);
    if (question !== undefined && this.#rolledAreNew) {
      this.#memory.set(id, { ...row, standing: { kind: "let-go" } });
      this.#insert(at, id);
    } else if (question !== undefined) this.#ask(at, question, ": ");
    else if (row.version === 0) this.#sendNew(at, id);
    else this.#edit(at, row, changes);
  }

  #edit(at: number, row: RowMemory, changes: readonly CellChange[]): void {
    const noted = noteCells(row, changes);
    this.#memory.set(row.id, noted.memory);
    for (const said of noted.unread) this.#ask(at, said, ": ");
    const edit = noted.edits.length === 0 ? null : editOf(noted.memory, noted.edits);
    if (edit !== null) this.#sent.push({ at, ...edit });
  }

  /** A row under an id of its own, with the one it was copied from. */
  #insert(at: number, copiedFrom: RowId | null): void {
    const id = mintRowId(this.#random);
    this.#minted.push({ row: this.#table.top + at, id });
    this.#memory.set(id, unsentRow(id, copiedFrom));
    this.#sendNew(at, id);
  }

  #sendNew(at: number, id: RowId): void {
    const given = { ...this.#table.binding.constants, ...this.#above[at] };
    this.#sent.push({ at, ...insertion(this.#cellsAt(at, id), id, given) });
  }

  #cellsAt(at: number, id: RowId): SeenCells {
    return withJoined(this.#table.rows[at]?.cells ?? {}, this.#joined.get(id));
  }

  #ask(at: number, question: string, between = " "): void {
    this.#questions.push(`Row ${this.#rowAt(at)}${between}${question}`);
  }

  #rowAt(at: number): number {
    return this.#table.top + at + 1;
  }
}

type Noted = Readonly<{
  memory: RowMemory;
  edits: readonly CellToSend[];
  /** Sentences about cells that are held back. */
  unread: readonly string[];
}>;

/** The row with what was seen of its cells noted, and what of it is to be sent. */
export function noteCells(row: RowMemory, changes: readonly CellChange[]): Noted {
  const cells = { ...row.cells };
  const edits: CellToSend[] = [];
  const told: string[] = [];
  for (const cell of changes) {
    const known = cells[cell.field] ?? freshCell("");
    if (cell.kind === "settled") cells[cell.field] = { ...known, state: SYNCED };
    else if (cell.kind === "unread") {
      const { shown, seen, accepted } = cell;
      cells[cell.field] = heldCell(known, shown, { kind: "unread", shown, seen, accepted });
      told.push(`"${seen}" cannot be read; ${accepted}.`);
    } else if (cell.kind === "edit") {
      const { field, value, shown } = cell;
      edits.push({ field, value, shown });
    }
  }
  return { memory: { ...row, cells }, edits, unread: told };
}

/** What a row's cells say, with the text that goes on beneath them; they show what they show. */
function withJoined(
  cells: SeenCells,
  joined: Readonly<Record<string, FieldValue>> = {},
): SeenCells {
  const whole: Record<string, SeenCells[string]> = { ...cells };
  for (const [field, value] of Object.entries(joined)) {
    const cell = cells[field];
    if (cell?.kind !== "value" || typeof cell.value !== "string" || typeof value !== "string") {
      continue;
    }
    whole[field] = { ...cell, value };
  }
  return whole;
}

/** The row as it is first sent, with what a cell says of fields that have no column. */
export function insertion(
  row: SeenCells,
  id: RowId,
  constants: Readonly<Record<string, FieldValue>>,
): SentRow {
  const seen = Object.entries(row);
  const also: Record<string, FieldValue> = Object.assign(
    {},
    ...seen.map(([, cell]) => (cell.kind === "value" ? cell.also : undefined)),
  );
  const cells = seen.map(([field, cell]) => ({
    field,
    value: cell.kind === "value" ? cell.value : null,
    shown: cell.digest,
  }));
  return insertOf(id, cells, { ...constants, ...also });
}
