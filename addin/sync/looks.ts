import { type FindingInWords, inWords } from "../../shared/checks/messages/in-words.ts";
import { checkRow } from "../../shared/checks/run-checks.ts";
import { lettersOf } from "../../shared/reading/table-conditions.ts";
import { cellOf } from "../../shared/sync/spread-cells.ts";
import { unreachable } from "../../shared/values/result.ts";
import { type RowId, readRowId } from "../../shared/values/row-id.ts";
import type { Hint, SheetRows, TableBlock } from "../workbook/workbook.ts";
import { constantsAt } from "./bound-spread.ts";
import { findTableAgain } from "./find-table-again.ts";
import type { Ground } from "./ground.ts";
import type { Look } from "./look.ts";
import { compareReadOnly, type ReadOnlyLook } from "./look-at-read-only.ts";
import { lookAtTable } from "./look-at-table.ts";
import { formulasIn } from "./read-bound-table.ts";
import { readOnlyRows } from "./read-only-rows.ts";
import type { Binding } from "./remembered.ts";
import { TouchedRows } from "./touched-rows.ts";

/** Another person's edit is theirs to send for so long. */
const LEFT_TO_AUTHOR_MS = 30_000;
/** A table that moves under our hands is looked at again so often in one pass. */
export const MOST_TRIES = 4;
/** Rows read again with each turn of the slow rotation. */
const ROWS_A_TURN = 1_000;
/** Sheets that are read only have no rows to go through, and are read whole so often. */
const TURNS_A_MINUTE = 5;
/** More formulas than this are left to the rotation when Excel has worked them out again. */
const MOST_FORMULA_ROWS = 500;
const EVERY_ROW: SheetRows = { from: 0, to: Number.MAX_SAFE_INTEGER };
/** Nothing shorter or longer is worth reading as an id. */
export const ID_LENGTH = 10;

type RemoteEdit = Readonly<{ sheetId: string; from: number; to: number; at: number }>;

/** What was last seen of every bound table, and what follows from it alone. */
export class Looks {
  readonly #looks = new Map<string, Look>();
  readonly #movedTo = new Map<RowId, string>();
  readonly #answersHere = new Map<RowId, readonly FindingInWords[]>();
  readonly #touched = new TouchedRows();
  #turn = { binding: "", row: 0 };
  #turns = 0;
  #remote: readonly RemoteEdit[] = [];

  get all(): ReadonlyMap<string, Look> {
    return this.#looks;
  }

  /** Where rows that are missed in their table stand now; "" where they were not found. */
  get movedTo(): ReadonlyMap<RowId, string> {
    return this.#movedTo;
  }

  /** What the rows' own checks say, until the server has answered. */
  get answersHere(): ReadonlyMap<RowId, readonly FindingInWords[]> {
    return this.#answersHere;
  }

  /** Notes where a hint points; answers whether it may be about a bound table. */
  takeHint({ kept }: Ground, hint: Hint): boolean {
    const isUnlooked = this.#looks.size < kept.head.bindings.length;
    switch (hint.kind) {
      case "cells":
        // What this add-in writes is touched as it is written.
        if (hint.by === "ours") return false;
        return this.touch(hint.sheetId, [hint.rows ?? EVERY_ROW]) || isUnlooked;
      case "calculated":
        return this.#touchFormulas(hint.sheetId);
      case "sheets":
        for (const { id } of kept.head.bindings) this.#touched.touch(id, []);
        return true;
      case "selection":
        return false;
      default:
        return unreachable(hint);
    }
  }

  /** Rows of a sheet are to be read again; answers whether a bound table is on it. */
  touch(sheetId: string, rows: readonly SheetRows[]): boolean {
    const tables = this.#tablesOn(sheetId).map(({ binding }) => binding.id);
    const read = this.#readOnlyOn((look) => look.sheetId === sheetId);
    for (const id of [...tables, ...read]) this.#touched.touch(id, rows);
    return tables.length + read.length > 0;
  }

  #readOnlyOn(isIt: (look: ReadOnlyLook) => boolean): readonly string[] {
    return [...this.#looks].flatMap(([id, look]) =>
      look.kind === "read-only" && isIt(look) ? [id] : [],
    );
  }

  #touchFormulas(sheetId: string): boolean {
    let isAny = false;
    for (const table of this.#tablesOn(sheetId)) {
      const rows = table.rows.flatMap((_, at) => {
        const row = table.block.top + (table.spread?.rows[at]?.line ?? at);
        return formulasIn(table, at).size > 0 ? [{ from: row, to: row }] : [];
      });
      if (rows.length === 0 || rows.length > MOST_FORMULA_ROWS) continue;
      this.#touched.touch(table.binding.id, rows);
      isAny = true;
    }
    return isAny;
  }

  #tablesOn(sheetId: string) {
    return [...this.#looks.values()].flatMap((look) =>
      "table" in look && look.table.block.sheetId === sheetId ? [look.table] : [],
    );
  }

  /** Whatever is known of the tables is read again with the next look. */
  everything(): void {
    this.#touched.everything();
  }

  /** Marks the next rows of the slow rotation, going from table to table and round again. */
  turn({ kept }: Ground): void {
    this.#turns += 1;
    if (this.#turns % TURNS_A_MINUTE === 0) {
      for (const id of this.#readOnlyOn(() => true)) this.#touched.touch(id, []);
    }
    const ids = kept.head.bindings.map(({ id }) => id).filter((id) => this.#blockOf(id) !== null);
    let place = Math.max(0, ids.indexOf(this.#turn.binding));
    let row = ids[place] === this.#turn.binding ? this.#turn.row : 0;
    let left = ROWS_A_TURN;
    for (let tables = 0; tables <= ids.length && left > 0; tables += 1) {
      const id = ids[place] ?? "";
      const block = this.#blockOf(id);
      if (block === null) break;
      const count = Math.min(left, block.rows.length - row);
      const from = block.top + row;
      if (count > 0) this.#touched.touch(id, [{ from, to: from + count - 1 }]);
      left -= Math.max(count, 0);
      row += Math.max(count, 0);
      this.#turn = { binding: id, row };
      if (row < block.rows.length) return;
      place = (place + 1) % ids.length;
      row = 0;
      this.#turn = { binding: ids[place] ?? "", row };
    }
  }

  #blockOf(binding: string): TableBlock | null {
    const look = this.#looks.get(binding);
    return look !== undefined && "table" in look ? look.table.block : null;
  }

  /** Whether something that was seen in the tables lets the register's values be written again. */
  get oweWriting(): boolean {
    return [...this.#looks.values()].some((look) => look.kind === "seen" && look.isOwedWriting);
  }

  leaveToAuthor(hint: Extract<Hint, { kind: "cells" }>, now: number): void {
    if (hint.rows === null) return;
    this.#remote = [...this.#remote, { sheetId: hint.sheetId, ...hint.rows, at: now }];
  }

  clear(): void {
    this.#looks.clear();
  }

  serverHasAnswered(): void {
    this.#answersHere.clear();
  }

  conflictsSettled(binding: string): void {
    const look = this.#looks.get(binding);
    if (look?.kind === "seen") this.#looks.set(binding, { ...look, settled: [] });
  }

  /** Looks at every table, and puts on its way what was done there. */
  async lookAll(ground: Ground, holdsLease: boolean): Promise<void> {
    for (const id of this.#looks.keys()) {
      if (ground.kept.binding(id) === undefined) this.#looks.delete(id);
    }
    for (const binding of ground.kept.head.bindings) await this.look(ground, binding, holdsLease);
    await this.#findMoved(ground);
    this.#checkHere(ground);
    await ground.kept.keep();
  }

  async look(ground: Ground, binding: Binding, holdsLease: boolean): Promise<Look | null> {
    if (binding.readOnly !== undefined) return this.#lookReadOnly(ground, binding);
    let at = binding;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const isLeft = this.#leftToOthers(at, { now: ground.now(), holdsLease });
      const read = await this.#read(ground, at);
      const again = read.block === null ? await findTableAgain(ground, at) : null;
      if (again !== null) {
        // What was seen was another table's.
        this.#looks.delete(binding.id);
        at = again;
        continue;
      }
      const look = await lookAtTable(ground, { binding: at, ...read }, isLeft);
      if (look === "again") {
        this.everything();
        continue;
      }
      this.#looks.set(binding.id, look);
      return look;
    }
    // Somebody is sorting all the time: the next hint, or the slow rotation, looks again.
    return null;
  }

  /** A sheet without ids is read whole: nothing else tells its rows from one another. */
  async #lookReadOnly(ground: Ground, binding: Binding): Promise<Look> {
    const look = this.#looks.get(binding.id);
    const known = look?.kind === "read-only" ? look.read : null;
    const isKnown = known !== null && !this.#touched.isDue(binding.id);
    const read = isKnown
      ? known
      : await this.#touched.read(binding.id, () => readOnlyRows(ground, binding));
    const seen: Look =
      read === null ? { kind: "table-gone" } : compareReadOnly(ground, binding, read);
    this.#looks.set(binding.id, seen);
    return seen;
  }

  /** What was touched of the table since it was last read; all of it where that was not well. */
  async #read(
    { workbook }: Ground,
    { id, table }: Binding,
  ): Promise<Readonly<{ block: TableBlock | null; isWhole: boolean }>> {
    const look = this.#looks.get(id);
    const known = look?.kind === "seen" ? look.table.block : null;
    if (known !== null && !this.#touched.isDue(id)) return { block: known, isWhole: false };
    return this.#touched.read(id, async (due) =>
      known === null || due === "whole"
        ? { block: await workbook.readTable(table), isWhole: true }
        : {
            block: await workbook.readTable(table, { block: known, touched: due }),
            isWhole: false,
          },
    );
  }

  /** Rows another person has just edited, who sends them; after a while the lease holder does. */
  #leftToOthers(
    binding: Binding,
    { now, holdsLease }: Readonly<{ now: number; holdsLease: boolean }>,
  ): (row: number) => boolean {
    const known = this.#looks.get(binding.id);
    const sheetId = known !== undefined && "table" in known ? known.table.block.sheetId : null;
    this.#remote = this.#remote.filter(({ at }) => !holdsLease || at > now - LEFT_TO_AUTHOR_MS);
    const areas = this.#remote.filter((edit) => sheetId === null || edit.sheetId === sheetId);
    return (row) => areas.some(({ from, to }) => row >= from && row <= to);
  }

  /** Rows that are missed here may have been moved to another sheet of the workbook. */
  async #findMoved({ workbook, kept }: Ground): Promise<void> {
    const missed = new Set<RowId>();
    for (const { id } of kept.head.bindings) {
      for (const row of kept.rows(id).values()) {
        // What is missed of a line that stands where it stood has not been moved anywhere.
        if (row.standing.kind === "asked-about" && cellOf(row) === null) missed.add(row.id);
      }
    }
    for (const id of this.#movedTo.keys()) if (!missed.has(id)) this.#movedTo.delete(id);
    const unsought = [...missed].filter((id) => !this.#movedTo.has(id));
    if (unsought.length === 0) return;
    // Sought once: what is not found is not looked for at every keystroke.
    for (const id of unsought) this.#movedTo.set(id, "");
    for (const sheet of await workbook.readSheets()) {
      sheet.rows.forEach((cells, row) => {
        cells.forEach(({ value }, column) => {
          const isLong = typeof value === "string" && value.length === ID_LENGTH;
          const id = isLong ? readRowId(value) : null;
          if (id === null || !missed.has(id)) return;
          this.#movedTo.set(id, `${sheet.name}, ${lettersOf(column)}${row + 1}`);
        });
      });
    }
  }

  /** The row's own checks answer at once; the server's answer takes their place. */
  #checkHere({ kept, me, language }: Ground): void {
    for (const binding of kept.head.bindings) {
      const look = this.#looks.get(binding.id);
      if (look?.kind !== "seen") continue;
      for (const [at, { idText, cells }] of look.table.rows.entries()) {
        const id = idText === "" ? null : readRowId(idText);
        const memory = id === null ? undefined : kept.row(binding.id, id);
        if (memory === undefined) continue;
        if (!Object.values(memory.cells).some(({ state }) => state.kind === "sent")) continue;
        const values = { ...constantsAt(look.table, at), ...memory.values };
        for (const [field, cell] of Object.entries(cells)) {
          if (cell.kind === "value") values[field] = cell.value;
        }
        const found = checkRow(me.framework, { id: memory.id, register: binding.register, values });
        const errors = found
          .filter(({ severity }) => severity === "error")
          .map((finding) => inWords(finding, language()));
        if (errors.length > 0) this.#answersHere.set(memory.id, errors);
        else this.#answersHere.delete(memory.id);
      }
    }
  }
}
