import { basename } from "node:path";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import type { CopyAnswer } from "../../../shared/sync/copied-file.ts";
import type { PulledRow } from "../../../shared/sync/protocol.ts";
import type { FinancialYear } from "../../../shared/values/financial-year.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import {
  copyQuestion,
  idColumns,
  idsTakenOut,
  onlyYear,
  rowsOfLastYear,
  whyNextYear,
} from "./copied-on-disk.ts";
import type { FileTable } from "./file-table.ts";
import { memoryOf } from "./kept-in-file.ts";
import type { SyncReport } from "./sync-report.ts";
import type { WorkbookOnDisk } from "./workbook-on-disk.ts";

type Asked = Readonly<{ path: string; register: RegisterKey; answer: CopyAnswer | null }>;

type Known = Readonly<{
  registerRows: ReadonlyMap<RowId, PulledRow>;
  uuid: () => string;
  tableOf: (binding: CheckpointBinding) => Result<FileTable, string>;
}>;

/** Does what a person said a copied or moved file is, or asks them; a file in its place goes on. */
export async function answerCopy(
  file: WorkbookOnDisk,
  { path, register, answer }: Asked,
  known: Known,
): Promise<Result<null, string>> {
  const before = file.copiedFrom;
  if (before === null) return ok(null);
  if (answer === "next-year") return becomeNextYear(file, known);
  if (answer === "moved" || answer === "colleague") {
    file.becomes(answer, known.uuid);
    return ok(null);
  }
  const now = basename(path);
  const binding = file.checkpoint.bindings.find((one) => one.register === register);
  const table = binding === undefined ? null : known.tableOf(binding);
  const likely =
    binding === undefined || table?.ok !== true
      ? null
      : whyNextYear({ before, now }, table.value, memoryOf(file.checkpoint, binding, new Set()));
  return fail(copyQuestion(before, now, likely));
}

/** Every row of the file becomes a new one: last year's stay as they are in the register. */
async function becomeNextYear(
  file: WorkbookOnDisk,
  { registerRows, uuid, tableOf }: Known,
): Promise<Result<null, string>> {
  const { bindings } = file.checkpoint;
  const years = new Map<string, FinancialYear>();
  for (const binding of bindings) {
    const table = tableOf(binding);
    if (!table.ok) return table;
    const old = rowsOfLastYear(table.value, registerRows);
    if (old > 0) {
      return fail(
        `${old} ${old === 1 ? "row" : "rows"} of the table ${binding.table.name} still say last year in the year column, and would be in the register twice. Change their year, save, and sync again with --next-year.`,
      );
    }
    const year = onlyYear(table.value);
    if (year !== null) years.set(binding.id, year);
  }
  const cells = idsTakenOut(file.sheets, bindings);
  file.becomes("next-year", uuid);
  // Rows of other years do not come into a file that has but one.
  const ofYear = file.checkpoint.bindings.map((binding) => {
    const financialYear = years.get(binding.id);
    if (financialYear === undefined) return binding;
    return { ...binding, constants: { ...binding.constants, financialYear } };
  });
  const saved = await file.save({ cells }, { ...file.checkpoint, bindings: ofYear });
  return saved.ok ? ok(null) : saved;
}

/** Ids, their columns where they are the last of their tables, and the checkpoint go. */
export async function forgetWorkbook(file: WorkbookOnDisk): Promise<Result<SyncReport, string>> {
  const { bindings } = file.checkpoint;
  const columns = idColumns(file.sheets, bindings);
  const last = columns.filter(({ table, column }) => column === table.area.right);
  const headers = last.map(({ sheet, table, column }) => ({
    ...{ sheet: sheet.name, row: table.area.top, column },
    value: null,
  }));
  const cells = [...idsTakenOut(file.sheets, bindings), ...headers];
  const tables = last.map(({ sheet, table: { name, area } }) => ({
    ...{ sheet: sheet.name, table: name, newHeader: null },
    area: { ...area, right: area.right - 1 },
  }));
  const forgotten = await file.forget({ cells, tables });
  if (!forgotten.ok) return forgotten;
  const questions = ["Foreplan was taken out of this file; the register keeps its rows."];
  const nothing = { pushed: 0, merged: 0, conflicts: [], refused: [], pulled: 0, left: 0 };
  return ok({ ...nothing, questions });
}
