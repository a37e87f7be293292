import type { CellFinding } from "./cell-finding.ts";
import type { SpreadColumnMatch, SpreadMatch } from "./find-spread.ts";
import type { ColumnMatch, Mapping } from "./match-columns.ts";
import type { ReadRow, TableReading } from "./table-reading.ts";

type OneMapping = Pick<Mapping, "columns" | "constants"> & Partial<Pick<Mapping, "headings">>;
type Read = (mapping: OneMapping) => TableReading;

/**
 * The rows of a table whose amounts stand side by side: each line is read once for each column, as
 * if that were its only amount, so that whatever holds for a row of one amount holds for these.
 * What is told of a line's other cells is told with its first row alone.
 */
export function readAcross(
  spread: SpreadMatch,
  { columns, constants, headings = null }: OneMapping,
  read: Read,
): TableReading {
  const shared = columns.map((column) =>
    spread.columns.some((one) => one.column === column.column) ? leftAlone(column) : column,
  );
  const readings = spread.columns.map((column) => ({
    column,
    reading: read({
      columns: [...shared, amountOf(spread, column)],
      constants: { ...constants, [spread.by]: column.value },
      headings,
    }),
  }));
  const lines = new Map<number, ReadRow[]>();
  const findings = new Map<number, readonly CellFinding[]>();
  for (const { column, reading } of readings) {
    for (const row of reading.rows) {
      const line = lines.get(row.row) ?? [];
      lines.set(row.row, line);
      findings.set(row.row, told(findings.get(row.row) ?? [], row.findings));
      if (saysAmount(spread, row)) line.push({ ...row, column: column.column });
    }
  }
  const [first] = readings;
  const skipped = (first?.reading.skipped ?? []).filter(({ row }) => !lines.has(row));
  return {
    rows: [...lines]
      .sort(([one], [other]) => one - other)
      .flatMap(([at, line]) =>
        line.map((row, place) => ({
          ...row,
          findings: place === 0 ? (findings.get(at) ?? []) : [],
        })),
      ),
    skipped: [...skipped, ...withoutAmounts(lines, spread)].sort(
      (one, other) => one.row - other.row,
    ),
    notes: uniqueNotes(readings.map(({ reading }) => reading)),
  };
}

function leftAlone(column: ColumnMatch): ColumnMatch {
  return { ...column, field: null };
}

function amountOf(
  { field, confidence, evidence }: SpreadMatch,
  { column, header, unit }: SpreadColumnMatch,
): ColumnMatch {
  return { column, header, field, confidence, evidence, unit };
}

/** A cell that says nothing, or only that nothing is known, is no row; one that is not read yet is. */
function saysAmount({ field }: SpreadMatch, { values, seen }: ReadRow): boolean {
  return field in values ? values[field] !== null : seen[field] !== undefined;
}

function told(
  before: readonly CellFinding[],
  more: readonly CellFinding[],
): readonly CellFinding[] {
  const isSame = (one: CellFinding) => (other: CellFinding) =>
    one.row === other.row &&
    one.column === other.column &&
    one.kind === other.kind &&
    one.seen === other.seen;
  return [...before, ...more.filter((one) => !before.some(isSame(one)))];
}

function withoutAmounts(lines: ReadonlyMap<number, readonly ReadRow[]>, { by }: SpreadMatch) {
  const why = `no amount for any ${by === "fund" ? "fund" : "year"}`;
  return [...lines].flatMap(([row, line]) => (line.length === 0 ? [{ row, why }] : []));
}

function uniqueNotes(readings: readonly TableReading[]): TableReading["notes"] {
  const notes = new Map(
    readings.flatMap(({ notes }) => notes.map((note) => [`${note.column} ${note.kind}`, note])),
  );
  return [...notes.values()].sort((one, other) => one.column - other.column);
}
