import type { FoundTable } from "../../shared/reading/found-table.ts";
import type { UnderstoodSheet } from "../../shared/sync/checkpoint.ts";
import { foldText } from "../../shared/values/folded-text.ts";
import type { ConnectChoice } from "../session.ts";
import { ID_HEADER, STATUS_HEADER } from "../workbook/workbook.ts";

/** Sheets of one workbook beyond this are not like one another for long. */
const MOST_KEPT = 20;

/** What tells that two sheets are laid out alike: their headings, in their order. */
export function headingsOf({ columns }: Pick<FoundTable, "columns">): string {
  return columns
    .map(({ header }) => header.text)
    .filter((text) => text !== "" && !isOurs(text))
    .map(foldText)
    .join(" | ");
}

/** How a sheet with the same headings was understood; null where there was none. */
export function understoodLike(
  found: Pick<FoundTable, "columns">,
  understood: readonly UnderstoodSheet[],
): UnderstoodSheet | null {
  const headings = headingsOf(found);
  return understood.findLast((one) => one.headings === headings) ?? null;
}

/** The newest understanding of a sheet's headings takes the place of an older one. */
export function withUnderstood(
  before: readonly UnderstoodSheet[],
  { columns }: Pick<FoundTable, "columns">,
  sheetName: string,
  choice: Pick<ConnectChoice, "register" | "columns">,
): readonly UnderstoodSheet[] {
  const headings = headingsOf({ columns });
  const fields = Object.fromEntries(
    columns
      .filter(({ header }) => !isOurs(header.text))
      .map(({ column, header }) => [foldText(header.text), choice.columns[column] ?? null]),
  );
  const one = { headings, sheetName, register: choice.register, fields };
  return [...before.filter((other) => other.headings !== headings), one].slice(-MOST_KEPT);
}

function isOurs(header: string): boolean {
  return header === ID_HEADER || header === STATUS_HEADER;
}
