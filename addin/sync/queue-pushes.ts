import { MOST_ROWS_A_PUSH } from "../../shared/sync/protocol.ts";
import { markSent, type SentRow } from "../../shared/sync/send-cells.ts";
import type { Ground } from "./ground.ts";
import type { Binding } from "./remembered.ts";

export type PushKind = Readonly<{
  adopt?: boolean;
  asFact?: Readonly<{ who: string; why: string }>;
}>;

/**
 * Puts rows on their way: into the queue, with their cells marked, in the order of the sheet. More
 * than one push holds go as one batch of several.
 */
export function queuePushes(
  { kept, uuid, installation }: Pick<Ground, "kept" | "uuid" | "installation">,
  binding: Binding,
  rows: readonly SentRow[],
  kind: PushKind = {},
): void {
  const batch = rows.length > MOST_ROWS_A_PUSH ? { batch: uuid() } : {};
  const { workbook, copy } = kept.head;
  for (let from = 0; from < rows.length; from += MOST_ROWS_A_PUSH) {
    const sent = rows.slice(from, from + MOST_ROWS_A_PUSH);
    const mutationId = uuid();
    kept.enqueue({
      order: kept.nextOrder(),
      binding: binding.id,
      request: {
        replica: { workbook, installation, copy },
        mutationId,
        register: binding.register,
        changes: sent.map(({ change }) => change),
        ...batch,
        ...kind,
      },
      sent,
    });
    for (const row of sent) {
      const memory = kept.row(binding.id, row.id);
      if (memory !== undefined) kept.put(binding.id, markSent(memory, row, mutationId));
    }
  }
}
