import { entriesOf } from "../framework/framework.ts";
import type { Field, RegisterDefinition } from "../registers/field.ts";
import { resolveReference } from "../registers/resolve-references.ts";
import { plain } from "../values/plain-text.ts";
import type { ReadingContext } from "./cell-reading.ts";
import { type FoundTable, rowsOf } from "./found-table.ts";
import { cellAt, EMPTY_CELL, type RawCell, type RawSheet } from "./raw-sheet.ts";
import { cellReader } from "./read-cell.ts";

/** What the headings within a table stand for: each gives its field to the rows beneath it. */
export type HeadingMatch = Readonly<{
  field: string;
  /** 0 to 1. */
  confidence: number;
  evidence: string;
}>;

const MOSTLY = 0.7;
const KNOWN = 0.9;
/** No list or register is at hand that could know the words. */
const CALLED = 0.7;
const USUAL = 0.6;
const USUALLY = ["serviceArea", "fund"];

/**
 * The field that a table's headings give, among those no column has; null where there is none. Words
 * that a list at hand does not have are never taken for a field: what they are is for a person to say.
 */
export function matchHeadings(
  sheet: RawSheet,
  table: FoundTable,
  register: RegisterDefinition,
  taken: ReadonlySet<string>,
  context: ReadingContext,
): HeadingMatch | null {
  const headings = rowsOf(table, "section").map((row) => headingCell(sheet, table, row));
  if (headings.length === 0) return null;
  const free = Object.entries(register.fields).filter(([field]) => !taken.has(field));
  let best: HeadingMatch | null = null;
  for (const [field, definition] of free) {
    const known = headings.filter((cell) => isKnown(cell, definition, context)).length;
    const share = known / headings.length;
    const isNamed = definition.type.kind.startsWith("reference") && context.names === null;
    const confidence = (isNamed ? CALLED : KNOWN) * share;
    if (share < MOSTLY || confidence <= (best?.confidence ?? 0)) continue;
    const evidence = `${known} of ${headings.length} headings are of this kind`;
    best = { field, confidence, evidence };
  }
  if (best !== null) return best;
  const usual = USUALLY.find((field) =>
    free.some(([each, { type }]) => each === field && !isListed(type, context)),
  );
  if (usual === undefined) return null;
  const example = headings[0]?.text ?? "";
  return { field: usual, confidence: USUAL, evidence: `headings such as "${example}"` };
}

/** A heading's text as a cell of its field: without the colon, and without "(continued)". */
export function headingCell(sheet: RawSheet, table: FoundTable, row: number): RawCell {
  const cell = table.columns
    .map(({ column }) => cellAt(sheet, row, column))
    .find(({ value }) => typeof value === "string" && value.trim() !== "");
  const text = plain(String(cell?.value ?? ""))
    .replace(/ ?\(?cont(?:inue)?d?\.?\)?$/i, "")
    .replace(/ ?:$/, "");
  return { ...EMPTY_CELL, value: text, text };
}

/** Whether there is a list at hand that would have known the words. */
function isListed(type: Field["type"], { framework, names }: ReadingContext): boolean {
  if (type.kind === "reference" || type.kind === "reference-list") return names !== null;
  if (type.kind !== "vocabulary" && type.kind !== "vocabulary-list") return false;
  return framework !== null && entriesOf(framework, type.vocabulary).length > 0;
}

/** Words that a list or a register has, or a year: nothing that any text would do for. */
function isKnown(cell: RawCell, { type }: Field, context: ReadingContext): boolean {
  const text = String(cell.value);
  switch (type.kind) {
    case "financial-year":
    case "choice":
      return cellReader(type, context)(cell).kind === "value";
    case "vocabulary":
    case "vocabulary-list": {
      const { framework } = context;
      if (framework === null || entriesOf(framework, type.vocabulary).length === 0) return false;
      const reading = cellReader(type, context)(cell);
      return reading.kind === "value" && reading.remark === null;
    }
    case "reference":
    case "reference-list":
      if (context.names === null) return type.to === "funds" && /\b(?:fund|grant)s?$/i.test(text);
      return resolveReference(text, type.to, context.names).kind !== "none";
    default:
      return false;
  }
}
