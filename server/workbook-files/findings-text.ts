import type { Severity } from "../../shared/checks/check.ts";
import type { Source } from "../../shared/framework/framework.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";

/** A finding as the command line tells it: what, of which row, why and what would put it right. */
export type FindingLine = Readonly<{
  check: string;
  rule: string | null;
  severity: Severity;
  source: Source | null;
  register: RegisterKey;
  ref: string;
  file: string | null;
  sheet: string | null;
  sheetRow: number | null;
  fields: readonly string[];
  message: string;
  arithmetic: readonly string[];
  suggestion: string | null;
}>;

/** So many rows of a sheet that are told the same are named one by one, and more of them together. */
const MOST_NAMED = 3;

/** The findings for a person to read, each with its sum, its remedy and its clause beneath it. */
export function findingsText(
  findings: readonly FindingLine[],
  counts: Readonly<Record<Severity, number>>,
): string {
  const total = `${counts.error} errors, ${counts.warning} warnings, ${counts.info} for information.`;
  return `${[...alike(findings).flatMap(told), total].join("\n")}\n`;
}

/** Findings of one sheet that say the same but for the row, in the order of the first of each. */
function alike(findings: readonly FindingLine[]): readonly (readonly FindingLine[])[] {
  const groups = new Map<string, FindingLine[]>();
  for (const finding of findings) {
    const { ref: _, sheetRow, ...same } = finding;
    const key = JSON.stringify(sheetRow === null ? finding : same);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function told(group: readonly FindingLine[]): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  if (group.length > MOST_NAMED) return [lineOf(first, placesOf(group, first))];
  return group.map((finding) => lineOf(finding, placeOf(finding)));
}

function lineOf({ severity, message, arithmetic, suggestion, source }: FindingLine, where: string) {
  const beneath = [
    ...arithmetic,
    ...(suggestion === null ? [] : [`→ ${suggestion}`]),
    ...(source === null ? [] : [clauseOf(source)]),
  ];
  return [
    `${severity.toUpperCase()}  ${where}: ${message}`,
    ...beneath.map((line) => `    ${line}`),
  ].join("\n");
}

/** The document's own words where it has any, and the document. */
function clauseOf({ quote, document }: Source): string {
  return quote === "" ? `(${document})` : `“${quote}” (${document})`;
}

/** A row by the reference its people know it by, and where it stands. */
function placeOf({ ref, file, sheet, sheetRow }: FindingLine): string {
  if (sheetRow === null) return ref;
  const place = `${file}#${sheet}!${sheetRow}`;
  return ref.endsWith(place) ? ref : `${ref} (${place})`;
}

function placesOf(group: readonly FindingLine[], { file, sheet }: FindingLine): string {
  const rows = group.flatMap(({ sheetRow }) => (sheetRow === null ? [] : [sheetRow]));
  return `${group.length} rows of ${file}#${sheet} (${spans(rows)})`;
}

/** "3-28, 30, 32-36". */
function spans(rows: readonly number[]): string {
  const found: { from: number; to: number }[] = [];
  for (const row of [...rows].sort((one, other) => one - other)) {
    const last = found.at(-1);
    if (last !== undefined && row <= last.to + 1) last.to = row;
    else found.push({ from: row, to: row });
  }
  return found.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}
