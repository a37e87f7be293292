import { yearsIn } from "../reading/header-text.ts";
import { fieldOf } from "../registers/all-registers.ts";
import { FinancialYear } from "../values/financial-year.ts";
import { readRowId } from "../values/row-id.ts";
import { isMostlyChanged, MOST_YEARS_CORRECTED, namesAnotherYear } from "./copied-file.ts";
import type { LastYearsTable } from "./last-years-table.ts";
import type { TableMemory } from "./table-memory.ts";

/** Why a copied file is likely to be next year's, by one of its tables; null where nothing says so. */
export function whyNextYear(
  names: Readonly<{ before: string; now: string }>,
  table: LastYearsTable,
  memory: TableMemory,
): string | null {
  const { binding, sheetName } = table;
  if (namesAnotherYear(names.before, names.now)) return "the file's name says another year";
  if (namesAnotherYear(binding.sheetName, sheetName)) return "the sheet's name says another year";
  const year = FinancialYear.safeParse(binding.constants.financialYear);
  const titles = yearsIn(table.titles);
  if (year.success && titles.length > 0 && !titles.includes(year.data)) {
    return `its title says ${titles.join(", ")} and not ${year.data}`;
  }
  const [column] = table.spread?.fresh ?? [];
  if (column !== undefined) return `the column ${column.header} is of another year`;
  if (yearsChanged(table, memory) > MOST_YEARS_CORRECTED) return "the year was changed on its rows";
  if (isMostlyChanged(memory, table.rows, fieldsOfKind(table, "money"))) {
    return "more than a fifth of its amounts changed";
  }
  if (isMostlyChanged(memory, table.rows, fieldsOfKind(table, "date"))) {
    return "more than a fifth of its dates changed";
  }
  return null;
}

function yearsChanged({ rows }: LastYearsTable, memory: TableMemory): number {
  return rows.filter(({ idText, cells }) => {
    const id = readRowId(idText);
    const remembered = id === null ? undefined : memory.get(id)?.cells.financialYear;
    const year = cells.financialYear;
    return remembered !== undefined && year !== undefined && year.digest !== remembered.digest;
  }).length;
}

function fieldsOfKind({ binding, placeOf }: LastYearsTable, kind: "money" | "date") {
  const isOfKind = (field: string) => fieldOf(binding.register, field)?.type.kind === kind;
  return new Set([...placeOf.keys()].filter(isOfKind));
}
