import type { SpreadMatch } from "../../../shared/reading/find-spread.ts";
import { rowsOf } from "../../../shared/reading/found-table.ts";
import type { ColumnMatch } from "../../../shared/reading/match-columns.ts";
import { readTable } from "../../../shared/reading/read-table.ts";
import { allowed, conditionsOf } from "../../../shared/reading/table-conditions.ts";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import { fail, ok } from "../../../shared/values/result.ts";
import { shortened } from "../../../shared/values/shortened.ts";
import { chooseFramework } from "../choose-framework.ts";
import type { Command } from "../command.ts";
import { fileArgument, registerOption } from "../file-argument.ts";
import { contextOf, type OpenTable, openTables, placeOf } from "../open-tables.ts";
import { jsonDocument, plainValues } from "../plain-json.ts";
import { readOptions } from "../read-options.ts";

/** What a file's table says, cell by cell. Of several tables the fullest one is read. */
export const read: Command = {
  usage: ["read FILE [--sheet S] [--register R] [--framework F] [--json]"],
  does: "reads a table: what its columns were taken for, and what could not be read; every cell with --json",

  async run(words, context) {
    const options = readOptions(words, {
      sheet: { type: "string" },
      register: { type: "string" },
      framework: { type: "string" },
      json: { type: "boolean" },
    });
    if (!options.ok) return options;
    const { values: given, positionals } = options.value;
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) return fail("read takes one file.");
    const register = registerOption(given.register);
    if (!register.ok) return register;
    const framework =
      given.framework === undefined ? ok(null) : await chooseFramework(given.framework);
    if (!framework.ok) return framework;
    const argument = fileArgument(file, register.value);
    const opened = await openTables(argument, given.sheet ?? null, framework.value);
    if (!opened.ok) return opened;
    for (const remark of opened.value.remarks) context.say(remark);

    const table = fullest(opened.value.tables);
    if (table === undefined) return fail(`${argument.file} has no table.`);
    if (opened.value.tables.length > 1) {
      context.say(
        `Of ${opened.value.tables.length} tables, ${placeOf(table.file, table.sheet, table.found)} is read; choose another with --sheet.`,
      );
    }
    const document = documentOf(table, framework.value);
    context.out(given.json ? jsonDocument(document) : inWords(document));
    return ok(0);
  },
};

function fullest(tables: readonly OpenTable[]): OpenTable | undefined {
  return tables.reduce<OpenTable | undefined>((best, table) => {
    const rows = rowsOf(table.found, "body").length;
    return best === undefined || rows > rowsOf(best.found, "body").length ? table : best;
  }, undefined);
}

type ReadDocument = ReturnType<typeof documentOf>;

function documentOf(
  { file, sheet, found, guess }: OpenTable,
  framework: Parameters<typeof contextOf>[1],
) {
  const register = registerOf(guess.register);
  const reading = readTable(sheet, found, register, guess.mapping, contextOf(sheet, framework));
  const body = rowsOf(found, "body");
  const conditions = conditionsOf({ sheet, found });
  return {
    file,
    sheet: sheet.name,
    register: guess.register,
    confidence: guess.confidence,
    allows: allowed(conditions),
    conditions: conditions.map(({ sentence }) => sentence),
    headerRow: numbered(found.headerRows.at(-1)),
    firstRow: numbered(body[0]),
    lastRow: numbered(body.at(-1)),
    columns: guess.mapping.columns.map((column) => columnOf(column, guess.mapping.spread)),
    headings: guess.mapping.headings,
    constants: plainValues(guess.mapping.constants),
    missing: guess.mapping.missing,
    rows: reading.rows.map(({ row, column, values, seen, findings, continuedBy }) => ({
      sheetRow: row + 1,
      ...(column === null ? {} : { column }),
      values: plainValues(values),
      seen,
      findings: findings.map(({ kind, field, header, seen, accepted }) => ({
        kind,
        field,
        header,
        seen,
        accepted,
      })),
      continuedBy: continuedBy.map((each) => each + 1),
    })),
    skipped: reading.skipped.map(({ row, why }) => ({ sheetRow: row + 1, why })),
    notes: reading.notes.map(({ header, count, example, sentence }) => ({
      header,
      count,
      example,
      sentence,
    })),
  };
}

/** A column of a spread holds its amounts, and says for which year or fund. */
function columnOf(
  { column, header, field, confidence, evidence, parts }: ColumnMatch,
  spread: SpreadMatch | null,
) {
  const across = spread?.columns.find((one) => one.column === column);
  if (spread === null || across === undefined) {
    const said = { index: column, header, field, confidence, evidence };
    // A column whose cells hold two things names both of its fields.
    return parts === undefined ? said : { ...said, parts: parts.map((part) => part.field) };
  }
  const { [spread.by]: says = null } = plainValues({ [spread.by]: across.value });
  return {
    index: column,
    header,
    field: spread.field,
    confidence: spread.confidence,
    evidence: spread.evidence,
    spread: { by: spread.by, value: says },
  };
}

/** As Excel numbers rows, from 1. */
function numbered(row: number | undefined): number | null {
  return row === undefined ? null : row + 1;
}

function inWords(document: ReadDocument): string {
  const lines = document.columns.map(
    ({ header, field, evidence }) =>
      `  ${header || "(no header)"} -> ${field === null ? `left alone: ${evidence}` : field}`,
  );
  const findings = toLookAt(document);
  return [
    `${document.rows.length} rows, ${document.firstRow} to ${document.lastRow}; columns:`,
    ...lines,
    ...(document.conditions.length === 0 ? [] : ["What is special about the table:"]),
    ...document.conditions.map((sentence) => `  ${sentence}`),
    ...(document.notes.length === 0 ? [] : ["How columns were taken:"]),
    ...document.notes.map(
      ({ header, sentence, count, example }) =>
        `  ${header}: ${sentence} (${count}, such as "${shortened(example.trim())}")`,
    ),
    ...(findings.length === 0 ? ["Every cell was read."] : ["To be looked at:", ...findings]),
    "",
  ].join("\n");
}

/** So many cells of a column that say the same are named one by one, and more of them together. */
const MOST_NAMED = 3;

function toLookAt({ rows }: ReadDocument): readonly string[] {
  const alike = new Map<string, { header: string; accepted: string; cells: SeenCell[] }>();
  for (const { sheetRow, findings } of rows) {
    for (const { header, seen, accepted } of findings) {
      const key = JSON.stringify([header, accepted]);
      const group = alike.get(key) ?? { header, accepted, cells: [] };
      group.cells.push({ row: sheetRow, seen });
      alike.set(key, group);
    }
  }
  return [...alike.values()].flatMap(({ header, accepted, cells }) => {
    if (cells.length > MOST_NAMED) return [`  ${together(header, cells)}; ${accepted}`];
    return cells.map(
      ({ row, seen }) => `  row ${row}, ${header}: "${shortened(seen)}"; ${accepted}`,
    );
  });
}

type SeenCell = Readonly<{ row: number; seen: string }>;

/** "310 cells of Year between rows 2 and 311, such as "2016"". */
function together(header: string, cells: readonly SeenCell[]): string {
  const [first] = cells;
  const where = `between rows ${first?.row} and ${cells.at(-1)?.row}`;
  return `${cells.length} cells of ${header} ${where}, such as "${shortened(first?.seen ?? "")}"`;
}
