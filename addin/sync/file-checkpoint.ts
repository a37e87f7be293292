import { letGoAmong } from "../../shared/sync/checkpoint.ts";
import { checkpointOf } from "./checkpoint.ts";
import type { Ground } from "./ground.ts";

/** Writes what this workbook remembers into the file, as a newer checkpoint than every one before. */
export async function fileCheckpoint({ workbook, kept }: Ground): Promise<void> {
  kept.head = { ...kept.head, counter: kept.head.counter + 1 };
  await workbook.writeCheckpoint(checkpointOf(kept));
  await kept.keep();
}

/**
 * Does what may take rows out of a sheet on purpose. The file says so at once, so that they are not
 * missed by whoever opens it next.
 */
export async function filingLetGo(
  ground: Ground,
  binding: string,
  work: () => Promise<void>,
): Promise<void> {
  const letGo = () => letGoAmong(ground.kept.rows(binding).values()).length;
  const before = letGo();
  await work();
  if (letGo() > before) await fileCheckpoint(ground);
}
