import { checkpointOf } from "./checkpoint.ts";
import type { Ground } from "./ground.ts";

/** Writes what this workbook remembers into the file, as a newer checkpoint than every one before. */
export async function fileCheckpoint({ workbook, kept }: Ground): Promise<void> {
  kept.head = { ...kept.head, counter: kept.head.counter + 1 };
  await workbook.writeCheckpoint(checkpointOf(kept));
  await kept.keep();
}
