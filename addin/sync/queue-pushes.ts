import { pushParts } from "../../shared/sync/push-parts.ts";
import { changeOf, markSent, type SentRow } from "../../shared/sync/send-cells.ts";
import { asMeant } from "../../shared/sync/spellings.ts";
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
  const parts = pushParts(rows, { register: binding.register, connecting: kind.adopt === true });
  const batch = parts.length > 1 ? { batch: uuid() } : {};
  const { workbook, copy } = kept.head;
  for (const sent of parts) {
    const mutationId = uuid();
    kept.enqueue({
      order: kept.nextOrder(),
      binding: binding.id,
      request: {
        replica: { workbook, installation, copy },
        mutationId,
        register: binding.register,
        changes: sent.map((row) => asMeant(binding, changeOf(row, kept.row(binding.id, row.id)))),
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
