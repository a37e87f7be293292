import { LineIds } from "../../../shared/sync/line-ids.ts";
import type { LineTable } from "../../../shared/sync/line-key.ts";
import {
  isMassVanishingOfLines,
  type LinesLook,
  lookAtLines,
  scanLines,
} from "../../../shared/sync/look-at-lines.ts";
import { saidAbove } from "../../../shared/sync/said-above.ts";
import type { SheetChange } from "../../../shared/sync/scan-table.ts";
import { type SentRow, unsentRow } from "../../../shared/sync/send-cells.ts";
import { type EditedRow, lineEdits } from "../../../shared/sync/send-lines.ts";
import { cellOf } from "../../../shared/sync/spread-cells.ts";
import type { RowMemory } from "../../../shared/sync/table-memory.ts";
import { heldAmounts, typedOver } from "../../../shared/sync/typed-over.ts";
import type { LineRow } from "../../../shared/sync/unfold-lines.ts";
import { fail, ok, type Result, unreachable } from "../../../shared/values/result.ts";
import { idInLine, mintRowId, type RowId } from "../../../shared/values/row-id.ts";
import { type FileTable, noRowsIn } from "./file-table.ts";
import { type Gathered, insertion, noteCells } from "./gather-changes.ts";
import type { FileMemory } from "./kept-in-file.ts";
import { conflictsAmong, type Gathering, lineTableIn, withRegister } from "./lines-in-register.ts";
import { questionsOfLines } from "./questions-of-lines.ts";
import { askedOfRolled, type RollingForward } from "./rolled-forward.ts";

/** What people did to the lines of a table whose amounts stand side by side. */
export function gatherLines(
  table: FileTable,
  before: FileMemory,
  how: Gathering & RollingForward,
): Result<Gathered, string> {
  const of = lineTableIn(table);
  const memory = withRegister(table, before, how.registerRows);
  const look = lookAtLines(of, table.spread?.lines ?? [], memory, how.asker);
  for (const row of look.placed) memory.set(row.id, row);
  const changes = scanLines(of, look.unfolded, {
    leftAlone: new Set(table.binding.leftAlone),
    none: noRowsIn(table),
  });
  const gone = changes.flatMap((one) => (one.kind === "gone" ? [one.id] : []));
  if (isMassVanishingOfLines(gone, memory)) {
    return fail(
      `${gone.length} amounts are gone from the table ${table.binding.table.name}. If that was a mistake, bring them back; if it was meant, say so in the add-in. Nothing was sent.`,
    );
  }
  const gatherer = new LineGatherer({ table, of, look, changes }, memory, how);
  for (const change of changes) gatherer.take(change);
  return ok(gatherer.gathered());
}

type Seen = Readonly<{
  table: FileTable;
  of: LineTable;
  look: LinesLook;
  changes: readonly SheetChange[];
}>;

/** An amount of the table that a change is of, and its place among all of them. */
type At = Readonly<{ at: number; row: LineRow }>;

/** Goes through the changes of the lines, and has what follows from each. */
class LineGatherer {
  readonly #seen: Seen;
  readonly #random: () => number;
  readonly #rolledAreNew: boolean;
  readonly #rolled: ReadonlyMap<RowId, string>;
  readonly #above: ReturnType<typeof saidAbove>;
  /** Rows whose cell shows more than their own amount: none of it is sent as theirs. */
  readonly #isHeld: ReadonlySet<RowId>;
  readonly #memory: FileMemory;
  readonly #lines: LineIds;
  /** By its old id, the new one of a line that is next year's. */
  readonly #renewed = new Map<RowId, RowId>();
  readonly #sent: (SentRow & Readonly<{ at: number }>)[] = [];
  readonly #edited: EditedRow[] = [];
  readonly #minted: Readonly<{ row: number; id: RowId }>[] = [];
  readonly #unknown: Readonly<{ at: number; id: RowId }>[] = [];
  readonly #questions: string[] = [];

  constructor(seen: Seen, memory: FileMemory, { random, ...rolling }: Gathering & RollingForward) {
    const { table, of, look, changes } = seen;
    this.#seen = seen;
    this.#random = random;
    this.#rolledAreNew = rolling.years === "new-rows";
    this.#rolled = askedOfRolled(memory, changes, rolling);
    this.#above = saidAbove(table.binding, table.rows);
    this.#isHeld = heldAmounts(of, memory);
    this.#memory = memory;
    this.#lines = new LineIds(memory.keys(), () => mintRowId(random));
    const { unfolded } = look;
    const over = typedOver(of, unfolded.rows, changes, memory);
    this.#questions.push(...questionsOfLines(table, of, { changes, unfolded, over }));
  }

  take(change: SheetChange): void {
    switch (change.kind) {
      case "new-row":
        if (change.like === null) this.#newRow(this.#at(change), change.copiedFrom);
        break;
      case "cells":
        this.#cells(this.#at(change), change);
        break;
      case "unknown-id":
        this.#unknown.push({ at: change.at, id: change.id });
        break;
      case "back":
        this.#back(change.id);
        break;
      case "forget":
        this.#memory.delete(change.id);
        break;
      case "retry-row":
      case "bad-id":
      case "gone":
        break;
      default:
        unreachable(change);
    }
  }

  gathered(): Gathered {
    const { table, of, look } = this.#seen;
    const edits = lineEdits(of.spread.field, this.#edited);
    const ids = this.#lines.lines.map(({ line, id }) => ({ row: table.top + line, id }));
    return {
      memory: this.#memory,
      sent: [...this.#sent, ...edits].sort((one, other) => one.at - other.at),
      minted: [...this.#minted, ...ids],
      unknown: this.#unknown,
      conflicts: conflictsAmong(look.placed),
      questions: [...new Set(this.#questions)],
      rows: look.unfolded.rows.map(({ cells, line }) => ({ cells, sheetRow: this.#rowOf(line) })),
    };
  }

  #at({ at }: Readonly<{ at: number }>): At {
    const row = this.#seen.look.unfolded.rows[at];
    if (row === undefined) throw new Error(`The look at the lines has no row ${at}.`);
    return { at, row };
  }

  #newRow(at: At, copiedFrom: RowId | null): void {
    const { id, cell } = this.#lines.cellFor(at.row);
    this.#memory.set(id, { ...unsentRow(id, copiedFrom), cell });
    this.#sendNew(at, id);
  }

  #cells(at: At, { id, changes }: Extract<SheetChange, { kind: "cells" }>): void {
    const known = this.#memory.get(id);
    if (known === undefined) return;
    const question = this.#rolled.get(id);
    if (known.version === 0) {
      if (!this.#isHeld.has(id)) this.#sendNew(at, id);
    } else if (question !== undefined && this.#rolledAreNew) this.#renew(at, known);
    else if (question !== undefined) this.#ask(at, question);
    else this.#edit(at, known, changes);
  }

  /** The amount as a row of a new line, which all amounts of the old one go to. */
  #renew(at: At, known: RowMemory): void {
    const { line: place, key } = at.row;
    const old = lineOf(known);
    const line = this.#renewed.get(old) ?? mintRowId(this.#random);
    if (!this.#renewed.has(old)) {
      this.#minted.push({ row: this.#seen.table.top + place, id: line });
    }
    this.#renewed.set(old, line);
    const id = idInLine(line, key);
    this.#memory.set(known.id, { ...known, standing: { kind: "let-go" } });
    this.#memory.set(id, { ...unsentRow(id, known.id), cell: { line, key } });
    this.#sendNew(at, id);
  }

  #edit(at: At, known: RowMemory, changes: Parameters<typeof noteCells>[1]): void {
    const noted = noteCells(known, changes);
    this.#memory.set(known.id, noted.memory);
    for (const said of noted.unread) this.#ask(at, said);
    const { field: own } = this.#seen.of.spread;
    const edits = noted.edits.filter(({ field }) => !this.#isHeld.has(known.id) || field !== own);
    if (edits.length === 0) return;
    this.#edited.push({ at: at.at, line: lineOf(known), memory: noted.memory, edits });
  }

  #back(id: RowId): void {
    const row = this.#memory.get(id);
    if (row !== undefined) this.#memory.set(id, { ...row, standing: { kind: "known" } });
  }

  /** The row as it is first sent: its line, its amount, and the year or fund of its column. */
  #sendNew({ at, row }: At, id: RowId): void {
    const { spread, constants } = this.#seen.of;
    const column = spread.columns.find(({ key }) => key === row.key);
    const above = this.#above[row.line];
    const given = { ...constants, ...above, [spread.by]: column?.value ?? null };
    this.#sent.push({ at, ...insertion(row.cells, id, given) });
  }

  #ask({ row }: At, question: string): void {
    this.#questions.push(`Row ${this.#rowOf(row.line)}: ${question}`);
  }

  #rowOf(line: number): number {
    return this.#seen.table.top + line + 1;
  }
}

function lineOf(row: RowMemory): RowId {
  return cellOf(row)?.line ?? row.id;
}
