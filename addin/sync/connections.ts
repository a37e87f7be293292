import { ok, type Result } from "../../shared/values/result.ts";
import { readRowId } from "../../shared/values/row-id.ts";
import type {
  CellPlace,
  ConnectChoice,
  ConnectedTable,
  ConnectPreview,
  TableProposal,
} from "../session.ts";
import { idTextsOf } from "../workbook/workbook.ts";
import { connectTable, forget } from "./connect-table.ts";
import type { Ground } from "./ground.ts";
import { prepareConnect } from "./prepare-connect.ts";
import { previewOf } from "./preview-connect.ts";
import { candidatesIn, proposalsOf } from "./propose-tables.ts";
import type { Binding } from "./remembered.ts";
import { ServerProblem } from "./server.ts";

export async function propose({ workbook, kept, me }: Ground): Promise<readonly TableProposal[]> {
  const sheets = await workbook.readSheets();
  return proposalsOf(candidatesIn(sheets, kept.head.bindings), me.framework);
}

export async function preview(
  ground: Ground,
  choice: ConnectChoice,
): Promise<Result<ConnectPreview, string>> {
  const prepared = await prepareConnect(ground, choice);
  return prepared.ok ? ok(await previewOf(ground, prepared.value)) : prepared;
}

export async function connect(
  ground: Ground,
  choice: ConnectChoice,
): Promise<Result<Binding, string>> {
  const prepared = await prepareConnect(ground, choice);
  return prepared.ok ? connectTable(ground, prepared.value) : prepared;
}

/** Tells the server which workbook is connected how. Nothing depends on it but the list of them. */
export async function tellServer({ kept, server }: Ground): Promise<void> {
  const { workbook, name, address, bindings } = kept.head;
  try {
    await server.registerWorkbook({ workbook, name, address: address ?? "", bindings });
  } catch (error) {
    if (!(error instanceof ServerProblem)) throw error;
  }
}

/** Leaves the sheet as it was found. Answers whether anything is connected still. */
export async function disconnect(ground: Ground, table: string): Promise<boolean> {
  const { kept, workbook } = ground;
  const binding = kept.binding(table);
  if (binding !== undefined) {
    await workbook.removeIdColumn(binding.table);
    forget(ground, binding);
  }
  const isConnected = kept.head.bindings.length > 0;
  if (!isConnected) await workbook.removeCheckpoint();
  await kept.keep();
  return isConnected;
}

const ON_THE_SHEET: ReadonlySet<string> = new Set(["known", "sent", "refused", "removed"]);

export function connectedTable({ kept }: Ground, binding: Binding): ConnectedTable {
  const { id, table, sheetName, register } = binding;
  const rows = [...kept.rows(id).values()].filter(({ standing }) =>
    ON_THE_SHEET.has(standing.kind),
  );
  return {
    id,
    sheetName,
    tableName: table.name,
    register,
    rows: rows.length,
    readOnly: false,
    marked: binding.marked === true,
  };
}

/** Goes to a cell, found by its row's id; only ever on a person's click. */
export async function showPlace({ workbook, kept }: Ground, place: CellPlace): Promise<void> {
  const binding = kept.binding(place.table);
  const block = binding === undefined ? null : await workbook.readTable(binding.table);
  if (binding === undefined || block === null) return;
  const row = idTextsOf(block).findIndex((text) => readRowId(text) === place.row);
  const bound = binding.columns.find(({ field }) => field === place.field);
  const column = block.columns.findIndex(({ id }) => id === bound?.columnId);
  if (row >= 0) await workbook.show(block, row, column < 0 ? null : column);
}
