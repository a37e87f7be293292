import type { Replica } from "./protocol.ts";

/** A replica as one text, as field stamps and the log keep it. */
export function replicaName({ workbook, installation, copy }: Replica): string {
  return `${workbook}/${installation}/${copy}`;
}
