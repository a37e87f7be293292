import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { checkpointIn } from "../../server/workbook-files/sync/kept-in-file.ts";
import type { WrittenCell } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { RowId } from "../../shared/values/row-id.ts";
import type { SyncWorld } from "./sync-world.ts";

export type Made = Readonly<{ register: RegisterKey; role: Role; above?: readonly string[] }>;

/** A connected file of last year's, and next year's copy of it. */
export async function copied(
  world: SyncWorld,
  { register, role, above = [] }: Made,
  rows: readonly WrittenCell[][],
) {
  const top = above.length;
  const area = { top, left: 0, bottom: top + rows.length - 1, right: (rows[0]?.length ?? 1) - 1 };
  const sheet = {
    name: "Contracts",
    rows: [...above.map((text) => [text]), ...rows],
    tables: [{ name: "Theirs", area }],
  };
  const path = world.folder.write("ours 2034-35.xlsx", writeXlsx({ sheets: [sheet] }));
  const sync = (file: string, ...more: string[]) => world.as(role).syncAs(register, file, ...more);
  const connected = await sync(path, "--connect", "--yes");
  if (connected.exit === 2) throw new Error(connected.said.at(-1));
  await sync(path);
  const copy = join(world.folder.path, "ours 2035-36.xlsx");
  copyFileSync(path, copy);
  return { path, copy, sync };
}

/** Rows of the register, but for those of the years in which the demonstration has its own. */
export async function registered(world: SyncWorld, register: RegisterKey, ...fields: string[]) {
  const { rows: all } = await world.api().rows.list.query({ register });
  const rows = all.filter(({ values }) => !/^2021/.test(String(values.financialYear)));
  const said = rows.map(({ id, values }) => [id, ...fields.map((field) => shown(values[field]))]);
  return said.sort((one, other) => (String(one.slice(1)) < String(other.slice(1)) ? -1 : 1));
}

function shown(value: unknown) {
  return typeof value === "object" && value !== null && "text" in value ? value.text : value;
}

export const withoutIds = (rows: readonly (readonly unknown[])[]) =>
  rows.map(([, ...said]) => said);

export function copiedFrom(path: string): Readonly<Record<string, string>> {
  return Object.assign({}, ...Object.values(checkpointOf(path)?.copied ?? {}));
}

/** The rows that the file says were taken out of its sheets on purpose. */
export function letGo(path: string): readonly string[] {
  return Object.values(checkpointOf(path)?.letGo ?? {}).flat();
}

function checkpointOf(path: string) {
  const read = readXlsx(readFileSync(path));
  return read.ok ? checkpointIn(read.value.sheets) : null;
}

/** The row that the register knows a row to be copied from. */
export async function originOf(world: SyncWorld, id: string) {
  const { changes } = await world.api().history.ofRow.query({ id: RowId.parse(id) });
  return changes.at(-1)?.copiedFrom;
}

export const AGREEMENTS: Made = { register: "agreements", role: "officer" };
export const TERMS = ["title", "start", "currentEnd", "annualValue"] as const;
export const day = (value: number) => ({ value, format: "dd/mm/yyyy" });
/** Excel's numbers of the days on which years of agreements begin and end. */
export const DAYS = {
  april2024: 45_383,
  march2025: 45_747,
  april2034: 49_035,
  march2035: 49_399,
  april2035: 49_400,
  march2036: 49_765,
} as const;
