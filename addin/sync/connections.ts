import { type NameIndex, nameIndexOf } from "../../shared/registers/resolve-references.ts";
import { cellOf } from "../../shared/sync/spread-cells.ts";
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
import { candidatesIn } from "./candidates.ts";
import { connectReadOnly } from "./connect-read-only.ts";
import { connectTable, forget } from "./connect-table.ts";
import type { Ground } from "./ground.ts";
import type { Look } from "./look.ts";
import { prepareConnect } from "./prepare-connect.ts";
import { previewOf } from "./preview-connect.ts";
import { proposalsOf } from "./propose-tables.ts";
import type { Binding } from "./remembered.ts";
import { ServerProblem } from "./server.ts";
import { withUnderstood } from "./understood-sheets.ts";

export async function propose(ground: Ground): Promise<readonly TableProposal[]> {
  const { workbook, kept, me } = ground;
  const sheets = await workbook.readSheets();
  const { bindings, understood = [] } = kept.head;
  return proposalsOf(candidatesIn(sheets, bindings), understood, {
    framework: me.framework,
    names: await fundNames(ground),
  });
}

/** The funds the register knows, by which columns headed by funds are told; none without a line. */
async function fundNames({ server }: Ground): Promise<NameIndex | null> {
  try {
    return nameIndexOf(await server.registerRows("funds"));
  } catch (error) {
    if (!(error instanceof ServerProblem)) throw error;
    return null;
  }
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
  if (!prepared.ok) return prepared;
  const { sheet, found } = prepared.value.candidate;
  const binding = choice.readOnly
    ? await connectReadOnly(ground, prepared.value)
    : await connectTable(ground, prepared.value);
  if (binding.ok) {
    const { head } = ground.kept;
    const understood = withUnderstood(head.understood ?? [], found, sheet.name, choice);
    ground.kept.head = { ...head, understood };
  }
  return binding;
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
    if (binding.readOnly === undefined) await workbook.removeIdColumn(binding.table);
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
    readOnly: binding.readOnly !== undefined,
    marked: binding.marked === true,
  };
}

/** Goes to a cell, found by its row's id; only ever on a person's click. */
export async function showPlace(
  { workbook, kept }: Ground,
  place: CellPlace,
  look: Look | undefined,
): Promise<void> {
  if (look?.kind === "read-only") {
    const { sheetId, rowOf, columnOf } = look;
    const row = rowOf.get(place.row);
    if (row === undefined) return;
    return workbook.show(
      { sheetId, top: 0, left: 0 },
      row,
      columnOf.get(place.field ?? "") ?? null,
    );
  }
  const binding = kept.binding(place.table);
  const block = binding === undefined ? null : await workbook.readTable(binding.table);
  if (binding === undefined || block === null) return;
  const memory = kept.row(binding.id, place.row);
  const cell = memory === undefined ? null : cellOf(memory);
  const line = binding.spread === undefined ? place.row : (cell?.line ?? place.row);
  const row = idTextsOf(block).findIndex((text) => readRowId(text) === line);
  const isAmount = place.field === binding.spread?.field;
  const bound = isAmount
    ? binding.spread?.columns.find(({ key }) => key === cell?.key)
    : binding.columns.find(({ field }) => field === place.field);
  const column = block.columns.findIndex(({ id }) => id === bound?.columnId);
  if (row >= 0) await workbook.show(block, row, column < 0 ? null : column);
}
