import type { FieldValue } from "../../shared/registers/field.ts";
import { catchUpLines, writtenLine } from "../../shared/sync/catch-up-lines.ts";
import type { SeenCell } from "../../shared/sync/diff-rows.ts";
import { LineIds } from "../../shared/sync/line-ids.ts";
import type { LineTable } from "../../shared/sync/line-key.ts";
import { lookAtLines, scanLines } from "../../shared/sync/look-at-lines.ts";
import type { SheetChange } from "../../shared/sync/scan-table.ts";
import {
  type CellToSend,
  insertOf,
  markSent,
  type SentRow,
  unsentRow,
} from "../../shared/sync/send-cells.ts";
import { type EditedRow, lineEdits } from "../../shared/sync/send-lines.ts";
import { digestIn, settleAnswer } from "../../shared/sync/settle-answer.ts";
import { columnFor, type Spread } from "../../shared/sync/spread.ts";
import { cellOf } from "../../shared/sync/spread-cells.ts";
import { type RowMemory, SYNCED } from "../../shared/sync/table-memory.ts";
import { comingRow, takePulled } from "../../shared/sync/take-pulled.ts";
import {
  answerTypedOver,
  heldAmounts,
  linesBeside,
  type OverAnswer,
  typedOver,
} from "../../shared/sync/typed-over.ts";
import { type LineRow, lineIdIn, type SeenLine } from "../../shared/sync/unfold-lines.ts";
import { lineOfId, mintRowId, type RowId } from "../../shared/values/row-id.ts";
import type { RegisterInMemory } from "./register-in-memory.ts";

export const YEARS = ["2025/26", "2026/27", "2027/28"] as const;

export const SPREAD: Spread = {
  field: "amount",
  by: "financialYear",
  columns: YEARS.map((value, at) => ({
    key: value.replace("/", "-"),
    value,
    columnId: at + 2,
    header: value,
    unit: null,
  })),
  leftAlone: [],
};

export const TABLE: LineTable = {
  register: "budgets",
  spread: SPREAD,
  shared: ["fund", "note"],
  constants: {},
};

const NOTHING_LEFT_OUT = { leftAlone: new Set<string>(), none: new Set<number>() };

export type SheetLine = {
  id: string;
  fund: string | null;
  note: string | null;
  amounts: Record<string, number | null>;
};

/** What a person answers to the questions of one sync. */
export type Answers = Readonly<{
  gone: "everyone" | "here" | "back" | "wait";
  over: "correct" | "award" | "move" | "back";
}>;

/** A sheet of budgets, years across, with its memory; the register it is synced with is the real one. */
export class SpreadSheet {
  lines: SheetLine[] = [];
  readonly memory = new Map<RowId, RowMemory>();
  readonly register: RegisterInMemory;
  readonly #random: () => number;
  /** Texts of what was written into the sheet and sent from it, since it was last asked. */
  done: string[] = [];

  constructor(register: RegisterInMemory, random: () => number) {
    this.register = register;
    this.#random = random;
  }

  /** Looks, sends and writes until nothing more is to be done. */
  sync(answers: Answers): void {
    for (let rounds = 0; rounds < 8; rounds += 1) {
      const before = this.done.length;
      this.#receive();
      this.#look(answers);
      this.#receive();
      this.#write();
      if (this.done.length === before) return;
    }
    throw new Error(`It never comes to rest: ${this.done.slice(-12).join("; ")}`);
  }

  /** Sends what was typed without having received what others did. */
  syncOffline(): void {
    this.#look({ gone: "wait", over: "back" });
  }

  seenLines(): readonly SeenLine[] {
    return this.lines.map(({ id, fund, note, amounts }) => ({
      idText: id,
      shared: {
        fund: seen("fund", fund === null ? null : { id: null, text: fund }),
        note: seen("note", note),
      },
      amounts: new Map(
        SPREAD.columns.map(({ key }) => [
          key,
          seen("amount", (amounts[key] ?? null) as FieldValue),
        ]),
      ),
    }));
  }

  /** The rows each cell stands for, as far as they are settled. */
  rowsIn(line: SheetLine, key: string): readonly RowMemory[] {
    const id = lineIdIn({ idText: line.id });
    return [...this.memory.values()].filter((row) => {
      const cell = cellOf(row);
      return cell !== null && cell.line === id && cell.key === key;
    });
  }

  #look(answers: Answers): void {
    const look = lookAtLines(TABLE, this.seenLines(), this.memory, { who: "Anna", at: 1 });
    this.#keep(look.placed);
    const { rows, displaced } = look.unfolded;
    for (const { row, line, key } of displaced) this.#clearDisplaced(row, line, key);
    if (displaced.length > 0) return;
    const changes = scanLines(TABLE, look.unfolded, NOTHING_LEFT_OUT);
    const over = typedOver(TABLE, rows, changes, this.memory);
    const overIds = heldAmounts(TABLE, this.memory);
    const sent: SentRow[] = [];
    const edited: EditedRow[] = [];
    const lineIds = new LineIds(this.memory.keys(), () => mintRowId(this.#random));
    for (const change of changes) {
      const row = "at" in change ? rows[change.at] : undefined;
      if (change.kind === "new-row" && row !== undefined) {
        if (change.like !== null) this.#sameLine(row, change.like);
        else sent.push(this.#insertion(row, change.copiedFrom, lineIds));
      } else if (change.kind === "cells" && row !== undefined) {
        edited.push(...this.#edited(change, row, overIds));
      } else if (change.kind === "gone") this.#answerGone(change.id, answers.gone, sent);
      else if (change.kind === "forget") this.memory.delete(change.id);
      else if (change.kind === "back") this.#stand(change.id, { kind: "known" });
      else if (change.kind === "unknown-id") throw new Error(`Nobody knows ${change.id}.`);
    }
    for (const { line, id } of lineIds.lines) (this.lines[line] as SheetLine).id = id;
    for (const one of over) {
      const answer = this.#overAnswer(answers.over, linesBeside(TABLE, one, this.memory));
      const done = answerTypedOver(TABLE, one, this.memory, answer);
      this.#keep(done.rows);
      sent.push(...done.sent);
      this.done.push(`answered ${answer.kind}`);
    }
    this.#push([...sent, ...lineEdits(SPREAD.field, edited)]);
  }

  #overAnswer(wanted: Answers["over"], beside: ReturnType<typeof linesBeside>): OverAnswer {
    if (wanted !== "move") return { kind: wanted };
    const [first] = beside;
    return first === undefined ? { kind: "award" } : { kind: "move", line: first.line };
  }

  #insertion(row: LineRow, copiedFrom: RowId | null, ids: LineIds): SentRow {
    const { id, cell } = ids.cellFor(row);
    this.memory.set(id, { ...unsentRow(id, copiedFrom), cell });
    return insertOf(id, cellsOf(row), { financialYear: this.#yearOf(row.key) });
  }

  #edited(
    change: Extract<SheetChange, { kind: "cells" }>,
    row: LineRow,
    over: ReadonlySet<RowId>,
  ): readonly EditedRow[] {
    const memory = this.memory.get(change.id) as RowMemory;
    const cells = { ...memory.cells };
    const edits: CellToSend[] = [];
    for (const one of change.changes) {
      if (one.kind === "edit" && over.has(change.id) && one.field === SPREAD.field) continue;
      if (one.kind === "edit") edits.push(one);
      else if (one.kind === "settled") {
        cells[one.field] = { ...(cells[one.field] as RowMemory["cells"][string]), state: SYNCED };
      } else if (one.kind === "undone")
        edits.push({
          ...one,
          value:
            row.cells[one.field] === undefined
              ? null
              : (row.cells[one.field] as Extract<SeenCell, { kind: "value" }>).value,
        });
    }
    const kept = { ...memory, cells };
    this.memory.set(change.id, kept);
    return edits.length === 0
      ? []
      : [{ at: change.at, line: cellOf(memory)?.line ?? memory.id, memory: kept, edits }];
  }

  #sameLine(row: LineRow, like: RowId): void {
    const line = cellOf(this.memory.get(like) as RowMemory)?.line ?? lineOfId(like);
    (this.lines[row.line] as SheetLine).id = line;
    this.done.push(`the same line ${line}`);
  }

  #answerGone(id: RowId, answer: Answers["gone"], sent: SentRow[]): void {
    const row = this.memory.get(id) as RowMemory;
    if (answer === "wait") this.#stand(id, { kind: "asked-about", whyNotRemoved: null });
    else if (answer === "here") this.#stand(id, { kind: "let-go" });
    else if (answer === "back") this.#stand(id, { kind: "coming" });
    else {
      this.#stand(id, { kind: "removing", mutation: "m" });
      sent.push({ id, change: { kind: "remove", id, base: row.version }, shown: {} });
    }
    this.done.push(`gone ${id}: ${answer}`);
  }

  #clearDisplaced(row: RowMemory, line: number, key: string): void {
    const { cell: _cell, ...rest } = row;
    (this.lines[line] as SheetLine).amounts[key] = null;
    this.memory.set(row.id, { ...rest, standing: { kind: "coming" } });
    this.done.push(`displaced ${row.id}`);
  }

  #push(sent: readonly SentRow[]): void {
    if (sent.length === 0) return;
    for (const row of sent) {
      this.memory.set(row.id, markSent(this.memory.get(row.id) as RowMemory, row, "m"));
      this.done.push(`sent ${row.change.kind} ${row.id}`);
    }
    const { answer } = this.register.push({
      register: "budgets",
      role: "finance",
      changes: sent.map(({ change }) => change),
    });
    for (const row of sent) {
      const given = answer.rows.find(({ id }) => id === row.id);
      if (given === undefined) throw new Error(`Nothing is said of ${row.id}.`);
      const settled = settleAnswer("budgets", this.memory.get(row.id) as RowMemory, row, given);
      if (settled === null) this.memory.delete(row.id);
      else this.memory.set(row.id, settled);
    }
  }

  #receive(): void {
    for (const row of this.register.rowsOf("budgets")) {
      const pulled = { ...row, removed: row.removed !== null };
      const known = this.memory.get(row.id);
      if (known !== undefined) this.memory.set(row.id, takePulled(known, pulled));
      else if (!pulled.removed && columnFor(SPREAD, "budgets", row.values) !== undefined) {
        this.memory.set(row.id, comingRow(pulled));
      }
    }
  }

  #write(): void {
    const look = lookAtLines(TABLE, this.seenLines(), this.memory, { who: "Anna", at: 1 });
    this.#keep(look.placed);
    for (const { lineId, rows } of look.newLines) {
      const id = lineId ?? mintRowId(this.#random);
      const [first] = rows;
      const fund = first?.values?.fund as { text: string } | null | undefined;
      const note = (first?.values?.note ?? null) as string | null;
      this.lines.push({ id, fund: fund?.text ?? null, note, amounts: {} });
      this.done.push(`added a line ${id}`);
      for (const row of rows) {
        const key = columnFor(SPREAD, "budgets", row.values ?? {})?.key ?? "";
        this.memory.set(row.id, { ...row, cell: { line: id, key } });
      }
    }
    const again = lookAtLines(TABLE, this.seenLines(), this.memory, { who: "Anna", at: 1 });
    this.#keep(again.placed);
    if (scanLines(TABLE, again.unfolded, NOTHING_LEFT_OUT).length > 0) return;
    const { noted, writes } = catchUpLines(
      TABLE,
      again.unfolded.rows,
      this.memory,
      () => new Set(),
    );
    this.#keep(noted);
    for (const write of writes) {
      const line = this.lines[write.line] as SheetLine;
      const { field, key, value } = write;
      if (key !== null) line.amounts[key] = value as number | null;
      else if (field === "note") line.note = value as string | null;
      else line.fund = (value as { text: string } | null)?.text ?? null;
      this.#keep(writtenLine(TABLE, this.memory, write, digestIn("budgets", field, value)));
      this.done.push(`wrote ${field} ${key ?? ""} of line ${line.id}: ${JSON.stringify(value)}`);
    }
    for (const line of again.unfolded.idle) (this.lines[line] as SheetLine).id = "";
    this.#takeOutRemoved();
  }

  /** Rows that somebody removed go from the sheet too. */
  #takeOutRemoved(): void {
    for (const row of [...this.memory.values()]) {
      if (row.standing.kind !== "removed") continue;
      const cell = cellOf(row);
      const line = this.lines.find(({ id }) => id === cell?.line);
      this.memory.delete(row.id);
      this.done.push(`took out ${row.id}`);
      if (cell === null || line === undefined) continue;
      const others = this.rowsIn(line, cell.key).filter(
        ({ standing }) => standing.kind === "known",
      );
      if (others.length === 0) line.amounts[cell.key] = null;
    }
  }

  #stand(id: RowId, standing: RowMemory["standing"]): void {
    this.memory.set(id, { ...(this.memory.get(id) as RowMemory), standing });
  }

  #keep(rows: readonly RowMemory[]): void {
    for (const row of rows) this.memory.set(row.id, row);
  }

  #yearOf(key: string): FieldValue {
    return SPREAD.columns.find((column) => column.key === key)?.value ?? null;
  }
}

function seen(field: string, value: FieldValue): SeenCell {
  return { kind: "value", value, digest: digestIn("budgets", field, value) };
}

function cellsOf(row: LineRow): readonly CellToSend[] {
  return Object.entries(row.cells).map(([field, cell]) => ({
    field,
    value: cell.kind === "value" ? cell.value : null,
    shown: cell.digest,
  }));
}
