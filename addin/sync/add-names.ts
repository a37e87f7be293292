import { MOST_ROWS_A_PUSH, type RowChange } from "../../shared/sync/protocol.ts";
import type { Spellings } from "../../shared/sync/spellings.ts";
import { foldText } from "../../shared/values/folded-text.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import type { AlikeNames } from "./alike-names.ts";
import type { Ground } from "./ground.ts";
import type { Prepared } from "./prepared.ts";
import { ServerProblem } from "./server.ts";

/** Connecting adopts: new errors are recorded and refused to nobody, because a person said yes. */
export const ADOPT = { adopt: true } as const;

/**
 * Names nobody knew go in first, so that the rows find them. Spellings a person said are one go in
 * as one: a provider is known by the others as well, and of funds it is answered whose they are.
 */
export async function addNames(
  ground: Ground,
  { choice, newNames }: Pick<Prepared, "choice" | "newNames">,
): Promise<Spellings> {
  const spellings: Record<string, RowId> = {};
  for (const { register, names, alike } of newNames) {
    const ones = alike.filter(({ key }) => choice.sameNames.includes(key));
    const others = new Set(ones.flatMap((one) => one.others));
    const ids = new Map(
      names.flatMap((name) => (others.has(name) ? [] : [[name, mintRowId(ground.random)]])),
    );
    if (register === "funds") Object.assign(spellings, spellingsOf(ones, ids));
    const inserts = [...ids].map(([name, id]): RowChange => {
      const one = ones.find((each) => each.name === name && each.known === null);
      const isKept = register === "providers" && one !== undefined;
      const values = isKept ? { name, knownAs: one.others } : { name };
      return { kind: "insert", id, values };
    });
    const edits = register === "providers" ? ones.flatMap(knownByMore) : [];
    await send(ground, register, [...inserts, ...edits]);
  }
  return spellings;
}

/** By folded spelling the row it means: one that was known, or comes in with these. */
function spellingsOf(ones: readonly AlikeNames[], ids: ReadonlyMap<string, RowId>): Spellings {
  return Object.fromEntries(
    ones.flatMap(({ name, others, known }) => {
      const id = known?.id ?? ids.get(name);
      return id === undefined ? [] : others.map((other) => [foldText(other), id] as const);
    }),
  );
}

function knownByMore({ known, others }: AlikeNames): readonly RowChange[] {
  if (known === null) return [];
  const values = { knownAs: [...known.knownAs, ...others] };
  return [{ kind: "edit", id: known.id, base: known.version, values }];
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
