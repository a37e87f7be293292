import { fail, ok, type Result } from "../../shared/values/result.ts";
import type { MarkChoice } from "../session.ts";
import type { TableKey } from "../workbook/workbook.ts";
import { fileCheckpoint } from "./file-checkpoint.ts";
import type { Ground } from "./ground.ts";
import type { KeptMemory } from "./kept-memory.ts";

/** Does what a person chose, and has the file remember it. */
export async function chooseMarks(
  ground: Ground,
  choice: MarkChoice,
): Promise<Result<null, string>> {
  const outcome =
    choice.kind === "none" ? await removeAll(ground) : await switchTable(ground, choice);
  if (ground.kept.head.bindings.length > 0) await fileCheckpoint(ground);
  return outcome;
}

async function switchTable(
  { workbook, kept }: Ground,
  { table, on }: Extract<MarkChoice, { kind: "table" }>,
): Promise<Result<null, string>> {
  const binding = kept.binding(table);
  if (binding === undefined) return fail("This table is no longer connected.");
  if (on) {
    const added = await workbook.addStatusColumn(binding.table);
    if (added.ok) rememberMarked(kept, table, true);
    return added;
  }
  const removed = await workbook.removeStatusColumn(binding.table);
  if (!removed.ok) return removed;
  rememberMarked(kept, table, false);
  return removed.value === "kept" ? fail(keptSentence(binding.table)) : ok(null);
}

/** Takes the marks out of every table that has any; what could not be is said, each by itself. */
async function removeAll({ workbook, kept }: Ground): Promise<Result<null, string>> {
  const left: string[] = [];
  const stays = new Set<string>();
  for (const table of await workbook.markedTables()) {
    const removed = await workbook.removeStatusColumn(table);
    if (!removed.ok) stays.add(table.name);
    if (!removed.ok) left.push(removed.problem);
    else if (removed.value === "kept") left.push(keptSentence(table));
  }
  for (const { id, table, marked } of kept.head.bindings) {
    if (marked === true && !stays.has(table.name)) rememberMarked(kept, id, false);
  }
  return left.length === 0 ? ok(null) : fail(left.join(" "));
}

export function rememberMarked(kept: KeptMemory, table: string, marked: boolean): void {
  kept.head = {
    ...kept.head,
    bindings: kept.head.bindings.map((binding) =>
      binding.id === table ? { ...binding, marked: marked || undefined } : binding,
    ),
  };
}

function keptSentence({ name }: TableKey): string {
  return `People wrote into the status column of ${name}. Their text stays there, in a column now called “Status notes”; delete it when nobody needs it.`;
}
