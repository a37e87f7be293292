import type { Framework } from "../../shared/framework/framework.ts";
import { PLAIN_CONTEXT, seenIn } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { type FoundTable, rowsOf } from "../../shared/reading/found-table.ts";
import { inferRegister, type RegisterGuess } from "../../shared/reading/infer-register.ts";
import type { ColumnMatch } from "../../shared/reading/match-columns.ts";
import { cellAt } from "../../shared/reading/raw-sheet.ts";
import type { FieldValue } from "../../shared/registers/field.ts";
import type { TableProposal } from "../session.ts";
import { type FoundSheet, ID_HEADER, STATUS_HEADER, type TableKey } from "../workbook/workbook.ts";
import type { Binding } from "./remembered.ts";

/** Below this a block is not worth asking a person about. */
const LEAST_LIKELY = 0.25;
const SAMPLES = 3;
const ALTERNATIVES = 3;

/** A table of the workbook, with the sheet it was found in. */
export type Candidate = Readonly<{
  id: string;
  sheet: FoundSheet;
  found: FoundTable;
  /** Excel's key for it; null for a plain range. */
  table: TableKey | null;
}>;

/** Every table and every block that reads like one, but for those that are connected already. */
export function candidatesIn(
  sheets: readonly FoundSheet[],
  bindings: readonly Binding[],
): readonly Candidate[] {
  const connected = new Set(bindings.flatMap(({ table }) => [table.id, table.name]));
  return sheets.flatMap((sheet) =>
    findTables(sheet).flatMap((found) => {
      const table = sheet.tableKeys.find(({ name }) => name === found.name) ?? null;
      if (table !== null && (connected.has(table.id) || connected.has(table.name))) return [];
      const id = `${sheet.id}/${table?.id ?? `${found.area.top}:${found.area.left}`}`;
      return [{ id, sheet, found, table }];
    }),
  );
}

/** What each candidate looks like, the likeliest first; those that look like nothing are left out. */
export function proposalsOf(
  candidates: readonly Candidate[],
  framework: Framework,
): readonly TableProposal[] {
  const proposals = candidates.flatMap((candidate) => {
    const proposal = proposalOf(candidate, framework);
    return proposal === null ? [] : [proposal];
  });
  return proposals.sort((one, other) => other.confidence - one.confidence);
}

function proposalOf(candidate: Candidate, framework: Framework): TableProposal | null {
  const { sheet, found, table } = candidate;
  const guesses = inferRegister(sheet, found, {
    ...PLAIN_CONTEXT,
    date1904: sheet.date1904,
    framework,
  });
  const [best, ...others] = guesses;
  if (best === undefined || best.confidence < LEAST_LIKELY) return null;
  const constants = constantsOf(best, framework);
  return {
    id: candidate.id,
    sheetName: sheet.name,
    address: addressOf(found),
    isTable: table !== null,
    register: best.register,
    confidence: best.confidence,
    alternatives: others
      .filter(({ confidence }) => confidence >= LEAST_LIKELY)
      .slice(0, ALTERNATIVES)
      .map(({ register }) => register),
    columns: best.mapping.columns
      .filter(({ header }) => header !== ID_HEADER && header !== STATUS_HEADER)
      .map((column) => ({
        column: column.column,
        header: column.header,
        samples: samplesOf(candidate, column),
        field: column.field,
        confidence: column.confidence,
        evidence: column.evidence,
      })),
    constants,
    missing: best.mapping.missing.filter((field) => !(field in constants)),
    obstacle: sheet.isProtected
      ? `The sheet ${sheet.name} is protected. Unprotect it (Review, Unprotect Sheet) to connect it.`
      : null,
  };
}

/** A sheet without a fund column is about the framework's own fund, where it names one. */
function constantsOf(
  { register, mapping }: RegisterGuess,
  { defaultFund }: Framework,
): Readonly<Record<string, FieldValue>> {
  const hasFund = mapping.columns.some(({ field }) => field === "fund");
  if (register !== "allocations" || hasFund || defaultFund === null) return mapping.constants;
  return { ...mapping.constants, fund: { id: null, text: defaultFund } };
}

function samplesOf({ sheet, found }: Candidate, { column }: ColumnMatch): readonly string[] {
  const samples = new Set<string>();
  for (const row of rowsOf(found, "body")) {
    const text = seenIn(cellAt(sheet, row, column)).trim();
    if (text !== "") samples.add(text);
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}

function addressOf({ area }: FoundTable): string {
  return `${columnLetters(area.left)}${area.top + 1}:${columnLetters(area.right)}${area.bottom + 1}`;
}

/** 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}
