import { yearsIn } from "../../../shared/reading/header-text.ts";
import { cellAt } from "../../../shared/reading/raw-sheet.ts";
import type { FieldValue } from "../../../shared/registers/field.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import { TERM_FIELDS } from "../../../shared/sync/copied-file.ts";
import type { SeenCell } from "../../../shared/sync/diff-rows.ts";
import type { PulledRow } from "../../../shared/sync/protocol.ts";
import { unsentRow } from "../../../shared/sync/send-cells.ts";
import { digestIn } from "../../../shared/sync/settle-answer.ts";
import { lineIdIn } from "../../../shared/sync/unfold-lines.ts";
import { FinancialYear, yearsAfter } from "../../../shared/values/financial-year.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import {
  columnOfId,
  idInLine,
  lineOfId,
  mintRowId,
  type RowId,
  readRowId,
} from "../../../shared/values/row-id.ts";
import type { CellPatch } from "../patch-sheet-part.ts";
import { onlyYear, titlesOf } from "./copied-on-disk.ts";
import { type FileTable, withNewColumns } from "./file-table.ts";
import type { FileMemory } from "./kept-in-file.ts";

/** A table of last year's file as next year's: what of it is new, and what is said of the rest. */
export type Renewed = Readonly<{
  binding: CheckpointBinding;
  /** The new rows alone, each with the one it was copied from; the others are met again by their ids. */
  memory: FileMemory;
  ids: readonly CellPatch[];
  said: readonly string[];
}>;

type Known = Readonly<{ registerRows: ReadonlyMap<RowId, PulledRow>; random: () => number }>;

/**
 * What next year's copy of a table becomes. Rows that say next year are new, and last year's are
 * never taken for them: what says neither stays the row it is, and where it differs from the
 * register that is a conflict for a person, never an edit.
 */
export function renewTable(table: FileTable, known: Known): Result<Renewed, string> {
  const { binding, placeOf, spread } = table;
  if (spread?.spread.by === "financialYear") return renewColumns(table);
  if (placeOf.has("financialYear") || "financialYear" in binding.constants) {
    return renewOfYear(table, known);
  }
  if (TERM_FIELDS.every((field) => placeOf.has(field))) return renewAgreements(table, known);
  const said = `The rows of the table ${binding.table.name} say no year, so they stay the rows they are.`;
  return ok({ binding, memory: new Map(), ids: [], said: [said] });
}

/** Years side by side name themselves: their rows stay, and next year's is a column more. */
function renewColumns(table: FileTable): Result<Renewed, string> {
  const { binding, spread } = table;
  const wider = withNewColumns(table);
  if (spread === null || wider.spread === undefined || spread.fresh.length === 0) {
    return fail(
      `No column of the table ${binding.table.name} says another year than last year's file had. Add next year's column, headed like the others, save, and sync again with --next-year.`,
    );
  }
  const lost = new Set(spread.lost);
  const columns = wider.spread.columns.filter(({ header }) => !lost.has(header));
  const standing = spread.spread.columns.filter(({ header }) => !lost.has(header));
  const named = (those: readonly Readonly<{ header: string }>[]) =>
    those.map(({ header }) => header).join(", ");
  const said =
    standing.length === 0
      ? []
      : [
          `${named(standing)} in the table ${binding.table.name} stay the amounts they are in the register; ${named(spread.fresh)} ${spread.fresh.length === 1 ? "is" : "are"} new.`,
        ];
  const next = { ...binding, spread: { ...wider.spread, columns } };
  return ok({ binding: next, memory: amountsOf(table, columns), ids: [], said });
}

/** The amounts under the new years' headers, each a new row of its line. */
function amountsOf(
  { sheet, table, rows, top, spread }: FileTable,
  columns: readonly Readonly<{ key: string; header: string }>[],
): FileMemory {
  const memory: FileMemory = new Map();
  for (const { place, header } of spread?.fresh ?? []) {
    const key = columns.find((column) => column.header === header)?.key;
    rows.forEach((row, at) => {
      const line = lineIdIn(row);
      const { value, formula } = cellAt(sheet, top + at, table.area.left + place);
      if (key === undefined || line === null || (value === null && formula === null)) return;
      const id = idInLine(line, key);
      memory.set(id, { ...unsentRow(id, null), cell: { line, key } });
    });
  }
  return memory;
}

function renewOfYear(table: FileTable, known: Known): Result<Renewed, string> {
  const { binding } = table;
  const name = binding.table.name;
  const rows = knownRows(table, known);
  const old = rows.filter(({ cells, before }) => {
    const seen = cells.financialYear;
    return (
      seen?.kind === "value" &&
      seen.value !== null &&
      before.some(({ values }) => values.financialYear === seen.value)
    );
  });
  if (old.length > 0) {
    const [noun, verb] = old.length === 1 ? ["row", "says"] : ["rows", "say"];
    return fail(
      `${old.length} ${noun} of the table ${name} still ${verb} last year in the year column, and would be in the register twice (${rowsNamed(old)}). Change the year, save, and sync again with --next-year.`,
    );
  }
  const year = yearOf(table);
  if (!year.ok) return year;
  const constants: Record<string, FieldValue> = { ...binding.constants };
  // Rows of other years do not come into a file that has but one.
  if (year.value !== null) constants.financialYear = year.value;
  return ok({ ...newRows(table, rows, known), binding: { ...binding, constants }, said: [] });
}

/** The year of every row: what the rows say, else what stands over them, else the one after. */
function yearOf(table: FileTable): Result<FinancialYear | null, string> {
  if (table.placeOf.has("financialYear")) return ok(onlyYear(table));
  const before = FinancialYear.safeParse(table.binding.constants.financialYear);
  if (!before.success) return ok(null);
  const named = new Set(
    [titlesOf(table), table.sheet.name].map(yearsIn).find((years) => years.length > 0) ?? [],
  );
  const [year, another] = named;
  if (year === undefined) return ok(yearsAfter(before.data, 1));
  if (another === undefined && year !== before.data) return ok(year);
  return fail(
    `What stands over the table ${table.binding.table.name} says ${[...named].join(", ")}, so its rows would be last year's again. Say the new year there, save, and sync again with --next-year.`,
  );
}

/** Of agreements those with another start and another end are new; the others go on as they are. */
function renewAgreements(table: FileTable, known: Known): Result<Renewed, string> {
  const { binding } = table;
  const rows = knownRows(table, known);
  const fresh = rows.filter(({ cells, before: [before] }) =>
    TERM_FIELDS.every((field) => {
      const seen = cells[field];
      const says = digestIn(binding.register, field, before?.values[field]);
      return seen?.kind === "value" && seen.value !== null && seen.digest !== says;
    }),
  );
  const hasTyped = table.rows.some(
    ({ idText, cells }) => idText === "" && Object.values(cells).some(isSaid),
  );
  if (fresh.length === 0 && !hasTyped) {
    return fail(
      `No row of the table ${binding.table.name} has another start and another end than in the register, so none is next year's yet. Type the new dates, save, and sync again with --next-year.`,
    );
  }
  const rest = rows.filter((row) => !fresh.includes(row));
  const said =
    rest.length === 0
      ? []
      : [
          `${rest.length} ${rest.length === 1 ? "row has" : "rows have"} not both another start and another end, and ${rest.length === 1 ? "stays the agreement it is" : "stay the agreements they are"} (${rowsNamed(rest)}).`,
        ];
  return ok({ ...newRows(table, fresh, known), binding, said });
}

function isSaid(cell: SeenCell): boolean {
  return cell.kind === "unread" || cell.value !== null;
}

/** A row of the file, or a line of one, with what the register has under its id. */
type KnownRow = Readonly<{
  at: number;
  sheetRow: number;
  id: RowId;
  cells: FileTable["rows"][number]["cells"];
  before: readonly PulledRow[];
}>;

function knownRows(
  { rows, top }: FileTable,
  { registerRows }: Pick<Known, "registerRows">,
): readonly KnownRow[] {
  const lines = new Map<RowId, PulledRow[]>();
  for (const row of registerRows.values()) {
    const line = lineOfId(row.id);
    lines.set(line, [...(lines.get(line) ?? []), row]);
  }
  return rows.flatMap(({ idText, cells }, at) => {
    const id = readRowId(idText);
    const before = id === null ? [] : (lines.get(id) ?? []);
    return id === null ? [] : [{ at, sheetRow: top + at + 1, id, cells, before }];
  });
}

/** New ids for rows, and what is remembered of them: only where they were copied from. */
function newRows(
  { idColumn, top, spread }: FileTable,
  rows: readonly KnownRow[],
  { random }: Known,
): Pick<Renewed, "memory" | "ids"> {
  const memory: FileMemory = new Map();
  const ids = rows.map(({ at, id: old, before }) => {
    const id = mintRowId(random);
    if (spread === null) memory.set(id, unsentRow(id, old));
    for (const row of spread === null ? [] : before) {
      const key = columnOfId(row.id);
      if (key === null) continue;
      const own = idInLine(id, key);
      memory.set(own, { ...unsentRow(own, row.id), cell: { line: id, key } });
    }
    return { row: top + at, column: idColumn, value: id };
  });
  return { memory, ids };
}

function rowsNamed(rows: readonly KnownRow[]): string {
  const numbers = rows.slice(0, 8).map(({ sheetRow }) => sheetRow);
  const more = rows.length > numbers.length ? " and more" : "";
  return `row${rows.length === 1 ? "" : "s"} ${numbers.join(", ")}${more}`;
}
