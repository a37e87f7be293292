import type { PulledRow } from "../../shared/sync/protocol.ts";
import type { SheetChange } from "../../shared/sync/scan-table.ts";
import { adoptSeen } from "../../shared/sync/take-pulled.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { Ground } from "./ground.ts";
import type { BoundTable } from "./read-bound-table.ts";
import { isPassing } from "./sentence-of.ts";

/** Fetches rows whose ids are right and not remembered; those the register has are adopted as seen. */
export async function meetStrangers(
  { kept, server, me, now }: Ground,
  table: BoundTable,
  changes: readonly SheetChange[],
): Promise<readonly Readonly<{ at: number; id: RowId }>[]> {
  const unknown = changes.flatMap((one) => (one.kind === "unknown-id" ? [one] : []));
  if (unknown.length === 0) return [];
  const { binding } = table;
  const known = new Map<RowId, PulledRow>();
  const asked: RowId[] = [];
  for (const { id } of unknown) {
    const coming = kept.row(binding.id, id);
    if (coming === undefined || coming.values === null) asked.push(id);
    else
      known.set(id, {
        ...coming,
        register: binding.register,
        removed: false,
        values: coming.values,
      });
  }
  try {
    for (const row of await rowsOf(server, asked)) known.set(row.id, row);
  } catch (error) {
    // Without the server nobody can say whose rows they are: they wait, and the rest goes on.
    if (isPassing(error)) return [];
    throw error;
  }
  const strangers: { at: number; id: RowId }[] = [];
  for (const { at, id } of unknown) {
    const row = known.get(id);
    const seen = table.rows[at];
    if (row === undefined || row.register !== binding.register || seen === undefined) {
      strangers.push({ at, id });
    } else {
      const asker = { who: me.member.name, at: now() };
      kept.put(binding.id, adoptSeen(binding.register, row, seen.cells, asker));
    }
  }
  return strangers;
}

/** Ids travel in the address of the question, so a few at a time. */
const IDS_A_QUESTION = 200;

async function rowsOf(
  server: Ground["server"],
  ids: readonly RowId[],
): Promise<readonly PulledRow[]> {
  const rows: PulledRow[] = [];
  for (let from = 0; from < ids.length; from += IDS_A_QUESTION) {
    rows.push(...(await server.rows(ids.slice(from, from + IDS_A_QUESTION))));
  }
  return rows;
}
