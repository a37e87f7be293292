import { basename } from "node:path";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import type { CopyAnswer } from "../../../shared/sync/copied-file.ts";
import { whyNextYear } from "../../../shared/sync/likely-next-year.ts";
import type { PulledRow } from "../../../shared/sync/protocol.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { SheetFile } from "../workbook-file.ts";
import { copyQuestion, idColumns, idsTakenOut } from "./copied-on-disk.ts";
import { idCellsInRanges } from "./copied-sheet.ts";
import type { FileTable } from "./file-table.ts";
import { memoryOf, withMemory } from "./kept-in-file.ts";
import { lastYearsTable, type RenewedInFile, renewInFile } from "./next-year.ts";
import type { SyncReport } from "./sync-report.ts";
import type { WorkbookOnDisk } from "./workbook-on-disk.ts";

type Asked = Readonly<{ path: string; register: RegisterKey; answer: CopyAnswer | null }>;

/** What answers about copies, of a file or within it, are carried out with. */
export type KnownToCopy = Readonly<{
  registerRows: ReadonlyMap<RowId, PulledRow>;
  uuid: () => string;
  random: () => number;
  /** Reads the table of a binding, in the file or in the sheets as they will be. */
  tableOf: (binding: CheckpointBinding, sheets?: readonly SheetFile[]) => Result<FileTable, string>;
}>;

/**
 * Does what a person said a copied or moved file is, or asks them; a file in its place goes on.
 * Answers what is to be told of it.
 */
export async function answerCopy(
  file: WorkbookOnDisk,
  { path, register, answer }: Asked,
  known: KnownToCopy,
): Promise<Result<readonly string[], string>> {
  const before = file.copiedFrom;
  if (before === null) return ok([]);
  if (answer === "next-year") return becomeNextYear(file, known);
  if (answer === "moved" || answer === "colleague") {
    file.becomes(answer, known.uuid);
    return ok([]);
  }
  const now = basename(path);
  const tables = file.checkpoint.bindings.flatMap((binding) => {
    const table = known.tableOf(binding);
    return table.ok ? [table.value] : [];
  });
  const table = tables.find(({ binding }) => binding.register === register);
  const likely =
    table === undefined
      ? null
      : whyNextYear(
          { before, now },
          lastYearsTable(table),
          memoryOf(file.checkpoint, table.binding, new Set()),
        );
  return fail(copyQuestion({ before, now }, tables, likely));
}

/** Each connected table becomes next year's, with its new ids in one save. */
async function becomeNextYear(
  file: WorkbookOnDisk,
  { registerRows, uuid, random, tableOf }: KnownToCopy,
): Promise<Result<readonly string[], string>> {
  const renewed: RenewedInFile[] = [];
  for (const binding of file.checkpoint.bindings) {
    const table = tableOf(binding);
    if (!table.ok) return table;
    const memory = memoryOf(file.checkpoint, binding, new Set());
    const next = renewInFile(table.value, { memory, registerRows, random });
    if (!next.ok) return next;
    renewed.push(next.value);
  }
  file.becomes("next-year", uuid);
  const checkpoint = renewed.reduce(
    (before, { binding, memory }) => withMemory(before, binding, memory),
    file.checkpoint,
  );
  const cells = renewed.flatMap(({ ids }) => ids);
  const saved = await file.save({ cells }, checkpoint);
  return saved.ok ? ok(renewed.flatMap(({ said }) => said)) : saved;
}

/**
 * Ids, of copied sheets too, their columns where they are the last of their tables, and the
 * checkpoint go.
 */
export async function forgetWorkbook(file: WorkbookOnDisk): Promise<Result<SyncReport, string>> {
  const columns = idColumns(file.sheets, () => true);
  const last = columns.filter(({ table, column }) => column === table.area.right);
  const headers = last.map(({ sheet, table, column }) => ({
    ...{ sheet: sheet.name, row: table.area.top, column },
    value: null,
  }));
  const plain = idCellsInRanges(file.sheets).map((place) => ({ ...place, value: null }));
  const cells = [...idsTakenOut(columns), ...headers, ...plain];
  const tables = last.map(({ sheet, table: { name, area } }) => ({
    ...{ sheet: sheet.name, table: name, newHeader: null },
    area: { ...area, right: area.right - 1 },
  }));
  const forgotten = await file.forget({ cells, tables });
  if (!forgotten.ok) return forgotten;
  const questions = ["Foreplan was taken out of this file; the register keeps its rows."];
  const nothing = { pushed: 0, merged: 0, conflicts: [], refused: [], pulled: 0, left: 0 };
  return ok({ ...nothing, questions, standing: [], called: {} });
}
