import type { PlanLine } from "./plan-lines.ts";

const COLUMNS = [
  "id",
  "kind",
  "date",
  "precision",
  "title",
  "agreement",
  "severity",
  "owner",
  "steps",
] as const satisfies readonly (keyof PlanLine)[];

/** The plan as a .csv that Excel opens as it is: with the mark of UTF-8, and nothing it would run. */
export function planCsv(lines: readonly PlanLine[]): string {
  const rows = lines.map((line) =>
    COLUMNS.map((column) => {
      const value = line[column];
      return field(Array.isArray(value) ? value.join("; ") : String(value ?? ""));
    }).join(","),
  );
  return `\uFEFF${[COLUMNS.join(","), ...rows].join("\r\n")}\r\n`;
}

/** Text that begins like a formula is given an apostrophe: another person's title must not be run. */
function field(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
