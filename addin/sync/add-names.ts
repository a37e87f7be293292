import { MOST_ROWS_A_PUSH, type RowChange } from "../../shared/sync/protocol.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import type { Ground } from "./ground.ts";
import type { Prepared } from "./prepared.ts";
import { ServerProblem } from "./server.ts";

/** Connecting adopts: new errors are recorded and refused to nobody, because a person said yes. */
export const ADOPT = { adopt: true } as const;

/**
 * Names nobody knew go in first, so that the rows find them. Spellings a person said are one go in
 * as one, which is known by the others as well.
 */
export async function addNames(ground: Ground, { choice, newNames }: Prepared): Promise<void> {
  const { random, me } = ground;
  for (const { register, names, alike } of newNames) {
    if (!me.mayWrite.includes(register)) continue;
    const ones = alike.filter(({ key }) => choice.sameNames.includes(key));
    const others = new Set(ones.flatMap((one) => one.others));
    const changes = names
      .filter((name) => !others.has(name))
      .map((name): RowChange => {
        const knownAs = ones.find((one) => one.name === name && one.known === null)?.others;
        const values = knownAs === undefined ? { name } : { name, knownAs };
        return { kind: "insert", id: mintRowId(random), values };
      });
    const edits = ones.flatMap(({ known, others: spellings }): readonly RowChange[] =>
      known === null
        ? []
        : [
            {
              kind: "edit",
              id: known.id,
              base: known.version,
              values: { knownAs: [...known.knownAs, ...spellings] },
            },
          ],
    );
    await send(ground, register, [...changes, ...edits]);
  }
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
