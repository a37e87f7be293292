import { rowsOfNames } from "../../shared/sync/new-names.ts";
import { MOST_ROWS_A_PUSH, type RowChange } from "../../shared/sync/protocol.ts";
import type { Spellings } from "../../shared/sync/spellings.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import type { Ground } from "./ground.ts";
import type { Prepared } from "./prepared.ts";
import { ServerProblem } from "./server.ts";

/** Connecting adopts: new errors are recorded and refused to nobody, because a person said yes. */
export const ADOPT = { adopt: true } as const;

/** Names nobody knew go in first, so that the rows find them. */
export async function addNames(
  ground: Ground,
  { choice, newNames }: Pick<Prepared, "choice" | "newNames">,
): Promise<Spellings> {
  const spellings: Record<string, RowId> = {};
  for (const news of newNames) {
    const rows = rowsOfNames(news, choice.sameNames, () => mintRowId(ground.random));
    Object.assign(spellings, rows.spellings);
    await send(ground, news.register, rows.changes);
  }
  return spellings;
}

async function send(
  { server, kept, installation, uuid }: Ground,
  register: Parameters<Ground["server"]["push"]>[0]["register"],
  changes: readonly RowChange[],
): Promise<void> {
  for (let from = 0; from < changes.length; from += MOST_ROWS_A_PUSH) {
    try {
      await server.push({
        replica: { workbook: kept.head.workbook, installation, copy: kept.head.copy },
        mutationId: uuid(),
        register,
        changes: changes.slice(from, from + MOST_ROWS_A_PUSH),
        ...ADOPT,
      });
    } catch (error) {
      // A name that is not taken stays as text in its rows, with a warning there.
      if (!(error instanceof ServerProblem) || error.kind !== "refused") throw error;
    }
  }
}
