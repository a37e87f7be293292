import type { SpreadMatch } from "../../shared/reading/find-spread.ts";
import type { FoundTable } from "../../shared/reading/found-table.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { UnderstoodSheet } from "../../shared/sync/checkpoint.ts";
import type { TableProposal } from "../session.ts";
import { columnsAsBefore } from "./understood-sheets.ts";

/** The same table, understood as a person had one like it understood. */
export function asBefore(
  proposal: TableProposal,
  found: FoundTable,
  before: UnderstoodSheet,
): TableProposal {
  const columns = columnsAsBefore(proposal.columns, found, before);
  const spread = spreadAsBefore(proposal, columns);
  const across = spread === null ? [] : [spread.field, spread.by];
  const supplied = new Set([...columns.map(({ field }) => field), ...across]);
  const needed = Object.entries(registerOf(before.register).fields).filter(
    ([, { degree }]) => degree === "needed",
  );
  const { constants } = proposal;
  return {
    ...proposal,
    confidence: 1,
    columns,
    spread,
    missing: needed.map(([key]) => key).filter((key) => !supplied.has(key) && !(key in constants)),
    asBefore: before.sheetName,
  };
}

/** Years or funds across stay one thing, unless one of their columns was said to be something else. */
function spreadAsBefore(
  { spread = null }: TableProposal,
  columns: TableProposal["columns"],
): SpreadMatch | null {
  const across = new Set(spread?.columns.map(({ column }) => column));
  const isSplit = columns.some(({ column, field }) => field !== null && across.has(column));
  return isSplit ? null : spread;
}
