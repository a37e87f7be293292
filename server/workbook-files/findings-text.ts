import { basename, extname } from "node:path";
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
  /** What people call the row; null where it has nothing but its place. */
  name: string | null;
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
    const { ref: _, name: __, sheetRow, ...same } = finding;
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

/** A row by what its people call it and their own reference, and where it stands. */
function placeOf(finding: FindingLine): string {
  const { ref, name, sheetRow } = finding;
  if (sheetRow === null) return name ?? ref;
  const ownRef = ref.endsWith(`!${sheetRow}`) ? null : ref;
  const called = [name ?? ownRef, ...(name !== null && ownRef !== name ? [bracketed(ownRef)] : [])];
  const row = `row ${sheetRow} of ${sheetOf(finding)}`;
  const known = called.filter((part) => part !== null);
  return known.length === 0 ? row : `${known.join(" ")}, ${row}`;
}

function bracketed(text: string | null): string | null {
  return text === null ? null : `(${text})`;
}

function placesOf(group: readonly FindingLine[], first: FindingLine): string {
  const rows = group.flatMap(({ sheetRow }) => (sheetRow === null ? [] : [sheetRow]));
  return `${group.length} rows of ${sheetOf(first)} (${spans(rows)})`;
}

/** A .csv has one sheet, called as the file is: said once. */
function sheetOf({ file, sheet }: FindingLine): string {
  const isAlone = file !== null && basename(file, extname(file)) === sheet;
  return sheet === null || isAlone ? `${file}` : `${file}, sheet “${sheet}”`;
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
