import { DATE_GROUP } from "../../shared/sync/merge-row.ts";
import type { Rolled } from "../../shared/sync/rolled-forward.ts";
import { markSent, type SentRow } from "../../shared/sync/send-cells.ts";
import { asMeant } from "../../shared/sync/spellings.ts";
import type { Values } from "../../shared/sync/stored-row.ts";
import { type RowMemory, SYNCED } from "../../shared/sync/table-memory.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { Ground } from "./ground.ts";
import type { Binding, PendingPush } from "./remembered.ts";

type Waiting = Pick<Ground, "kept" | "uuid">;

/**
 * Takes the dates of agreements that may be renewed out of what waits to be sent: whose they are is
 * for a person to say first. They count as typed just now.
 */
export function takeBackDates(
  ground: Waiting,
  binding: Binding,
  rolled: ReadonlyMap<RowId, Rolled>,
): void {
  for (const [id, { kind }] of rolled) {
    const memory = ground.kept.row(binding.id, id);
    if (kind === "year" || memory === undefined) continue;
    for (const push of ground.kept.queue) {
      if (push.binding === binding.id) takeBackFrom(ground, binding, push, memory);
    }
    ground.kept.put(binding.id, untold(memory));
  }
}

/** The push goes under another mutation id: it may have arrived as it was, its answer lost. */
function takeBackFrom(
  { kept, uuid }: Waiting,
  binding: Binding,
  push: PendingPush,
  memory: RowMemory,
): void {
  const before = push.sent.find(({ id, change }) => id === memory.id && tellsDates(change));
  if (before === undefined) return;
  const instead = withoutDates(before, memory.values);
  const at = push.sent.indexOf(before);
  const swapped = <Row>(rows: readonly Row[], row: Row | undefined) =>
    rows.flatMap((one, place) => (place !== at ? [one] : row === undefined ? [] : [row]));
  const sent = swapped(push.sent, instead ?? undefined);
  const { mutationId } = push.request;
  if (sent.length === 0) {
    kept.answered(mutationId);
    return;
  }
  const change = instead === null ? undefined : asMeant(binding, instead.change);
  const changes = swapped(push.request.changes, change);
  const request = { ...push.request, mutationId: uuid(), changes };
  kept.replacePush(mutationId, { ...push, request, sent });
  for (const row of sent) {
    const one = kept.row(push.binding, row.id);
    if (one !== undefined) kept.put(push.binding, markSent(one, row, request.mutationId));
  }
}

function tellsDates(change: SentRow["change"]): boolean {
  return (
    change.kind === "edit" && Object.keys(change.values).some((field) => DATE_GROUP.has(field))
  );
}

/**
 * The edit as one that leaves the register's dates as they were known here, for it may have taken
 * the others; null where they are not known, and nothing else was edited.
 */
function withoutDates({ id, change, shown }: SentRow, known: Values | null): SentRow | null {
  if (change.kind !== "edit") return null;
  const values = Object.fromEntries(
    Object.entries(change.values).flatMap(([field, value]) => {
      if (!DATE_GROUP.has(field)) return [[field, value]];
      return known === null ? [] : [[field, known[field] ?? null]];
    }),
  );
  if (Object.keys(values).length === 0) return null;
  const others = Object.entries(shown).filter(([field]) => !DATE_GROUP.has(field));
  return { id, change: { ...change, values }, shown: Object.fromEntries(others) };
}

function untold(memory: RowMemory): RowMemory {
  const cells = Object.entries(memory.cells).map(([field, cell]) => {
    const isSent = DATE_GROUP.has(field) && cell.state.kind === "sent";
    return [field, isSent ? { ...cell, state: SYNCED } : cell] as const;
  });
  return { ...memory, cells: Object.fromEntries(cells) };
}
