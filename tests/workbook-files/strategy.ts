import type { RegisterKey } from "../../shared/registers/field.ts";
import { workbookOf } from "./rows-as-workbook.ts";
import { json, TestFolder } from "./run-foreplan.ts";

/** The files of one test file, to be let go of when it is done. */
export const folder = new TestFolder();

type Rows = Parameters<typeof workbookOf>[3];
let files = 0;
export const fileOf = (register: RegisterKey, rows: Rows) =>
  workbookOf(folder, `${register}-${++files}`, register, rows);

/** The findings of some rules about workbooks, as severity, place, message and quote. */
export async function found(
  framework: string,
  sheets: readonly string[],
  ...rules: readonly string[]
) {
  const { document, exit } = await json("check", ...sheets, "--framework", framework);
  const findings = document.findings.filter(({ rule }) => rules.includes(rule ?? ""));
  return { findings, exit };
}

export async function planOf(
  framework: string,
  sheets: readonly string[],
  ...kinds: readonly string[]
) {
  const { document } = await json("plan", ...sheets, "--framework", framework);
  return document.entries
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, date, title }) => [kind, date, title] as const)
    .toSorted(([kind, date, title], other) =>
      [date, kind, title].join() < [other[1], other[0], other[2]].join() ? -1 : 1,
    );
}
