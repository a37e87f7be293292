import type { Framework } from "../../../shared/framework/framework.ts";
import { type FoundTable, rowsOf } from "../../../shared/reading/found-table.ts";
import { cellAt, type RawSheet } from "../../../shared/reading/raw-sheet.ts";
import { readTable } from "../../../shared/reading/read-table.ts";
import type { ReadRow } from "../../../shared/reading/table-reading.ts";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../../../shared/registers/field.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import type { Conflict, PulledRow } from "../../../shared/sync/protocol.ts";
import { withSaidBeside } from "../../../shared/sync/said-beside.ts";
import { unsentRow } from "../../../shared/sync/send-cells.ts";
import type { Spread } from "../../../shared/sync/spread.ts";
import type { Values } from "../../../shared/sync/stored-row.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import { mintRowId, type RowId } from "../../../shared/values/row-id.ts";
import { areaAddress } from "../cell-address.ts";
import { naturalKey } from "../natural-key.ts";
import { contextOf, type OpenTable } from "../open-tables.ts";
import type { WorkbookPatch } from "../patch-xlsx.ts";
import { ID_HEADER, idColumnOf, RowIds } from "../row-ids.ts";
import type { SheetFile } from "../workbook-file.ts";
import { lineIds, memoryOfLines, spreadIn } from "./connect-lines.ts";
import type { FileMemory } from "./kept-in-file.ts";
import { type TableToBe, tableToBe, whyNoColumnAt, withIdColumn } from "./table-to-be.ts";

/** Values by field, with the text that goes on beneath, of the rows that have such. */
export type JoinedRows = ReadonlyMap<RowId, Readonly<Record<string, FieldValue>>>;

export type ConnectPlan = Readonly<{
  binding: CheckpointBinding;
  /** New rows, which are to be sent; those the register has already are met by their ids. */
  memory: FileMemory;
  patch: Pick<WorkbookPatch, "cells" | "tables" | "newTable">;
  /** What the rows say, and what is given for all of them. */
  said: readonly Values[];
  fresh: number;
  known: number;
  /** The sheet's rows that are none of the register: headings, totals, text that goes on from above. */
  noRows: ReadonlySet<number>;
  /** Where headings stand in the sheet, and what the rows beneath were given by them. */
  headings: Readonly<{ sections: readonly number[]; beneath: ReadonlyMap<number, RowBeneath> }>;
  /** What rows say whose text goes on in the line beneath, which is joined to them but once. */
  joined: JoinedRows;
  /** Amounts side by side that the register has otherwise; rows below each other are met later. */
  conflicts: readonly Conflict[];
}>;

type Asked = Readonly<{
  register: RegisterKey;
  tables: readonly OpenTable[];
  framework: Framework;
  /** The register's rows as they are now. */
  registerRows: readonly PulledRow[];
  /** The sheets of the file, as they are. */
  sheets: readonly SheetFile[];
  random: () => number;
  uuid: () => string;
}>;

/** What connecting a table of a file would write into it. Nothing has happened yet. */
export function planConnect(asked: Asked): Result<ConnectPlan, string> {
  const chosen = tableToConnect(asked);
  if (!chosen.ok) return chosen;
  const table = chosen.value;
  const { sheet, found, guess } = table;
  const target = tableToBe(sheet, found, asked.sheets);
  if (!target.ok) return target;
  const { area } = target.value;
  const existing = idColumnOf(table);
  const column = existing ?? area.right + 1;
  const why = existing === null ? whyNoColumnAt(sheet, area, column) : null;
  if (why !== null) {
    return fail(
      `The column to the right of the table on "${sheet.name}" is not free: ${why}. Insert an empty column beside it, for the column "${ID_HEADER}", save, and connect again.`,
    );
  }
  const spread = spreadIn(table, (at) => headerAt(sheet, target.value, at));
  const binding = bindingOf(asked, table, target.value, spread);
  const rows = readTable(
    sheet,
    found,
    registerOf(guess.register),
    guess.mapping,
    contextOf(sheet, asked.framework),
  ).rows;
  const ids = spread === null ? [] : lineIds(table, rows, asked.random);
  const given =
    spread === null
      ? ok(placedIds(asked, table, rows))
      : connectLines(asked, table, { binding, column, ids, target: target.value });
  if (!given.ok) return given;
  const { placed, memory, fresh, known, conflicts } = given.value;
  const written = placed.filter(({ row, id }) => {
    const held = existing === null ? null : cellAt(sheet, row, existing).value;
    return held !== id;
  });
  const made = tablePatch(sheet, target.value, existing);
  return ok({
    binding,
    memory,
    patch: {
      ...made,
      cells: [
        ...made.cells,
        ...written.map(({ row, id }) => ({ sheet: sheet.name, row, column, value: id })),
      ],
    },
    said: [guess.mapping.constants, ...rows.map(({ values }) => values)],
    fresh,
    known,
    noRows: new Set(found.rows.flatMap(({ row, kind }) => (kind === "body" ? [] : [row]))),
    headings: {
      sections: rowsOf(found, "section"),
      beneath: rowsBeneath(rows, placed),
    },
    joined: joinedAmong(rows, placed),
    conflicts,
  });
}

type RowBeneath = Readonly<{ id: RowId; headed: ReadRow["headed"] }>;

function rowsBeneath(
  rows: readonly ReadRow[],
  placed: Given["placed"],
): ReadonlyMap<number, RowBeneath> {
  const ids = new Map(placed.map(({ row, id }) => [row, id]));
  return new Map(
    rows.flatMap(({ row, headed }) => {
      const id = ids.get(row);
      return id === undefined ? [] : [[row, { id, headed }] as const];
    }),
  );
}

function joinedAmong(rows: readonly ReadRow[], placed: Given["placed"]): JoinedRows {
  const ids = new Map(placed.map(({ row, id }) => [row, id]));
  return new Map(
    rows.flatMap(({ row, values, continuedBy }) => {
      const id = ids.get(row);
      return id === undefined || continuedBy.length === 0 ? [] : [[id, values] as const];
    }),
  );
}

function bindingOf(
  { uuid }: Asked,
  { sheet, guess }: OpenTable,
  target: TableToBe,
  spread: Spread | null,
): CheckpointBinding {
  const { columns, constants } = guess.mapping;
  const bound = columns.flatMap(({ field, column, unit, parts = [] }) => {
    if (field === null) return [];
    const one = { field, columnId: -1, header: headerAt(sheet, target, column), unit };
    if (parts.length === 0) return [one];
    return parts.map(({ field: each, of, part }) => ({ ...one, field: each, part: { of, part } }));
  });
  return {
    id: uuid(),
    table: { id: "", name: target.name },
    sheetName: sheet.name,
    register: guess.register,
    columns: [...withSaidBeside(guess.register, bound)],
    constants: { ...constants },
    leftAlone: [],
    ...(spread === null ? {} : { spread }),
  };
}

/** What a column is headed by, once there is a table. */
function headerAt(sheet: RawSheet, { area, headers }: TableToBe, column: number): string {
  return headers?.[column - area.left] ?? String(cellAt(sheet, area.top, column).value ?? "");
}

function connectLines(
  { framework, registerRows, random, sheets }: Asked,
  { sheet }: OpenTable,
  lines: Pick<Parameters<typeof memoryOfLines>[0], "binding" | "column" | "ids" | "target">,
): Result<Given, string> {
  const file = sheets.find(({ name }) => name === sheet.name);
  if (file === undefined) return fail(`The sheet ${sheet.name} is not in the workbook.`);
  const asker = { who: "the command line", at: 0 };
  const made = memoryOfLines({ ...lines, framework, registerRows, random, asker, sheet: file });
  return made.ok ? ok({ ...made.value, placed: lines.ids }) : made;
}

function tableToConnect({ register, tables }: Asked): Result<OpenTable, string> {
  const fitting = tables.filter(({ guess }) => guess.register === register);
  // A table somebody made says where its rows end; a range beside it is a print of something.
  const named = fitting.filter(({ found }) => found.name !== null);
  const choices = named.length > 0 ? named : fitting;
  const [only] = choices;
  if (only === undefined) {
    return fail(`No table of ${registerOf(register).label.toLowerCase()} was found.`);
  }
  if (choices.length > 1) {
    const places = choices.map(({ found, sheet }) => placeOn(sheet, found)).join(", ");
    return fail(`Several tables could be connected: ${places}. Choose one with --sheet.`);
  }
  const { missing } = only.guess.mapping;
  if (missing.length > 0) {
    const labels = missing.map((field) => registerOf(register).fields[field]?.label ?? field);
    const place = placeOn(only.sheet, only.found);
    return fail(`The table ${place} has no column for ${labels.join(", ")}.`);
  }
  return ok(only);
}

function placeOn(sheet: RawSheet, { name, area }: FoundTable): string {
  return `${name ?? areaAddress(area)} on "${sheet.name}"`;
}

/** A plain range that already has a column of ids becomes a table as it stands. */
function tablePatch(sheet: RawSheet, table: TableToBe, existing: number | null) {
  if (existing === null) return withIdColumn(sheet, table);
  const { name, area, headers } = table;
  if (headers === null) return { cells: [], tables: [] };
  return { cells: [], tables: [], newTable: { sheet: sheet.name, name, area, headers } };
}

type Given = Readonly<{
  placed: readonly Readonly<{ row: number; id: RowId }>[];
  memory: FileMemory;
  fresh: number;
  known: number;
  conflicts: readonly Conflict[];
}>;

/** A row that the register has already, told by its natural key and by nothing else, keeps its id. */
function placedIds(
  { registerRows, random }: Asked,
  table: OpenTable,
  rows: readonly ReadRow[],
): Given {
  const { guess } = table;
  const own = rows.map(({ values }) => naturalKey(guess.register, values));
  const theirs = registerRows.map(({ values }) => naturalKey(guess.register, values));
  const ids = new RowIds();
  const memory: FileMemory = new Map();
  let known = 0;
  const placed = rows.map(({ row }, at): { row: number; id: RowId } => {
    const key = own[at] ?? null;
    const match =
      key !== null && isOnce(own, key) && isOnce(theirs, key)
        ? registerRows[theirs.indexOf(key)]
        : undefined;
    if (match !== undefined) {
      known++;
      return { row, id: match.id };
    }
    const held = ids.heldBy(table, row);
    if (held !== null) return { row, id: held };
    const id = mintRowId(random);
    memory.set(id, unsentRow(id, null));
    return { row, id };
  });
  return { placed, memory, fresh: memory.size, known, conflicts: [] };
}

function isOnce(keys: readonly (string | null)[], key: string): boolean {
  return keys.indexOf(key) >= 0 && keys.indexOf(key) === keys.lastIndexOf(key);
}
