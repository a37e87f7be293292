import { digestOfRow } from "../../shared/sync/cell-digest.ts";
import { digestsOf } from "../../shared/sync/diff-rows.ts";
import { overNewIds } from "../../shared/sync/said-above.ts";
import { scanTable } from "../../shared/sync/scan-table.ts";
import { unsentRow } from "../../shared/sync/send-cells.ts";
import {
  type CellMemory,
  type RowMemory,
  type Standing,
  SYNCED,
  settledDigest,
} from "../../shared/sync/table-memory.ts";
import { unreachable } from "../../shared/values/result.ts";
import { mintRowId, type RowId, readRowId } from "../../shared/values/row-id.ts";
import { type CellWrite, idColumnOf, idTextsOf, type TableBlock } from "../workbook/workbook.ts";
import { answerOfLines, isOfLines, takeOutOfLine } from "./answer-lines.ts";
import { answerColumn } from "./column-questions.ts";
import { forget } from "./connect-table.ts";
import type { Ground } from "./ground.ts";
import type { Look } from "./look.ts";
import { withOpenEnded } from "./open-ended.ts";
import type { TableQuestionId } from "./question.ts";
import { queuePushes } from "./queue-pushes.ts";
import { readBoundTable } from "./read-bound-table.ts";
import { addRead, answerProposed } from "./read-only-questions.ts";
import type { Binding } from "./remembered.ts";
import { yearsRolled } from "./rolled-questions.ts";

/** Does what a person answered. Everything is found again by its id first; what is gone is left. */
export async function answerQuestion(
  ground: Ground,
  question: TableQuestionId,
  choice: string,
  look: Look | undefined,
): Promise<void> {
  const binding = ground.kept.binding(question.binding);
  if (binding === undefined) return;
  if (isOfLines(binding, question))
    return answerOfLines(ground, binding, question, { choice, look });
  switch (question.kind) {
    case "gone":
      return answerGone(ground, binding, choice, look);
    case "removed":
      return answerRemoved(ground, binding, question.row, choice);
    case "same":
      return giveId(ground, binding, {
        placeIn: (block) => placeOfLike(ground, binding, block, question.row),
        id: choice === "same" ? question.row : null,
      });
    case "stranger":
      return giveId(ground, binding, {
        placeIn: (block) => idTextsOf(block).findIndex((text) => readRowId(text) === question.row),
        id: null,
      });
    case "bad":
      return giveId(ground, binding, {
        placeIn: (block) => idTextsOf(block).indexOf(question.text),
        id: choice === "same" ? likeOf(look, question.text) : null,
      });
    case "rolled":
      return choice === "new"
        ? rollForward(ground, binding, look?.kind === "seen" ? yearsRolled(look.rolled) : new Set())
        : void ground.corrections.add(binding.id);
    case "renewal":
      return choice === "new"
        ? rollForward(ground, binding, new Set([question.row]))
        : correctTerm(ground, binding, question.row);
    case "open-ended":
      return ground.kept.rebind(withOpenEnded(binding, question.field));
    case "which-column":
      return answerColumn(ground, binding, question.field, choice);
    case "proposed":
      if (look?.kind === "read-only") answerProposed(ground, binding, look, choice === "send");
      return;
    case "read-new":
      if (look?.kind === "read-only") addRead(ground, binding, look);
      return;
    case "no-ids":
      return repairIds(ground, binding);
    case "table-gone":
      return forget(ground, binding);
    case "lost":
    case "untold":
    case "blocked":
    case "over":
    case "displaced":
    case "differs":
    case "new-column":
    case "rival-columns":
    case "lost-column":
      return;
    default:
      return unreachable(question);
  }
}

async function answerGone(
  ground: Ground,
  binding: Binding,
  choice: string,
  look: Look | undefined,
): Promise<void> {
  const { kept } = ground;
  const all = look?.kind === "mass-vanishing" ? new Set(look.gone) : new Set<RowId>();
  const rows = [...kept.rows(binding.id).values()].filter(
    ({ id, standing }) => standing.kind === "asked-about" || all.has(id),
  );
  if (choice === "everyone") {
    const mutation = "removing";
    for (const row of rows) stand(ground, binding, row, { kind: "removing", mutation });
    queuePushes(
      ground,
      binding,
      rows.map(({ id, version }) => ({
        id,
        change: { kind: "remove", id, base: version },
        shown: {},
      })),
    );
  } else {
    const kind = choice === "back" ? "coming" : "let-go";
    for (const row of rows) stand(ground, binding, row, { kind });
  }
}

export function stand(
  { kept }: Ground,
  binding: Binding,
  row: RowMemory,
  standing: Standing,
): void {
  kept.put(binding.id, { ...row, standing });
}

async function answerRemoved(
  ground: Ground,
  binding: Binding,
  id: RowId,
  choice: string,
): Promise<void> {
  const { kept, workbook, server, uuid } = ground;
  const memory = kept.row(binding.id, id);
  if (memory?.standing.kind !== "removed") return;
  const { conflict, lastVersion } = memory.standing;
  if (choice === "restore") {
    const answer =
      conflict === null
        ? await server.revert(id, lastVersion, uuid())
        : await server.settle(conflict.id, { choice: "mine" });
    if (answer.kind !== "taken") return;
    const values = { ...memory.values, ...answer.merged };
    const restored = { ...memory, values, version: answer.version };
    return stand(ground, binding, editsAgain(restored), { kind: "known" });
  }
  if (conflict !== null) await server.settle(conflict.id, { choice: "theirs" });
  if (binding.spread !== undefined) return takeOutOfLine(ground, binding, memory);
  const block = await workbook.readTable(binding.table);
  const at = block === null ? -1 : idTextsOf(block).findIndex((text) => readRowId(text) === id);
  if (block === null || at < 0) return kept.drop(binding.id, id);
  if ((await workbook.deleteRows(block, [at])) === "deleted") kept.drop(binding.id, id);
}

/** What was edited while the row was removed counts as an edit of the restored row. */
function editsAgain(memory: RowMemory): RowMemory {
  const cells = Object.fromEntries(
    Object.entries(memory.cells).map(([field, cell]): [string, CellMemory] =>
      cell.agreed === ""
        ? [field, { ...cell, digest: "", base: memory.version }]
        : [field, { ...cell, base: memory.version }],
    ),
  );
  return { ...memory, cells };
}

type IdFor = Readonly<{
  /** -1 where it is no longer there. */
  placeIn: (block: TableBlock) => number;
  /** The id to give; null for a new one. */
  id: RowId | null;
}>;

/** Writes an id into the one row that is meant. */
async function giveId(ground: Ground, binding: Binding, { placeIn, id }: IdFor): Promise<void> {
  const block = await ground.workbook.readTable(binding.table);
  if (block === null) return;
  const row = placeIn(block);
  if (row < 0) return;
  const given = id ?? mintRowId(ground.random);
  if (id === null) await rememberNew(ground, binding, [unsentRow(given, null)]);
  await ground.workbook.writeCells(block, [{ row, column: idColumnOf(block), content: given }]);
}

/** A row of our own minting is known before its id stands in the sheet, so that it is no stranger. */
async function rememberNew(
  { kept }: Ground,
  binding: Binding,
  rows: readonly RowMemory[],
): Promise<void> {
  for (const row of rows) kept.put(binding.id, row);
  await kept.keep();
}

function likeOf(look: Look | undefined, text: string): RowId | null {
  if (look?.kind !== "seen") return null;
  return look.badIds.find((bad) => bad.text === text)?.like ?? null;
}

/** Where the row stands now that may be one that vanished. */
function placeOfLike(
  { kept, me, names }: Ground,
  binding: Binding,
  block: TableBlock,
  like: RowId,
): number {
  const { rows } = readBoundTable(binding, block, { framework: me.framework, names });
  const changes = scanTable(kept.rows(binding.id), rows);
  const found = changes.find((one) => one.kind === "new-row" && one.like === like);
  return found?.kind === "new-row" ? found.at : -1;
}

function printsIn({ me, names }: Ground, binding: Binding, block: TableBlock): readonly string[] {
  const table = readBoundTable(binding, block, { framework: me.framework, names });
  return table.rows.map(({ cells }) => digestOfRow(digestsOf(cells)));
}

function printOf(memory: RowMemory | undefined): string | null {
  if (memory === undefined) return null;
  return digestOfRow(
    Object.fromEntries(
      Object.entries(memory.cells).map(([field, cell]) => [field, settledDigest(cell)]),
    ),
  );
}

/** The dates go to the agreement itself; one that was not taken alone goes with the other. */
function correctTerm({ kept, corrections }: Ground, binding: Binding, id: RowId): void {
  const memory = kept.row(binding.id, id);
  if (memory === undefined) return;
  corrections.add(id);
  kept.put(binding.id, released(memory, null));
}

/** New rows in the place of others: they get ids of their own, and last year's leave this sheet. */
async function rollForward(
  ground: Ground,
  binding: Binding,
  rolled: ReadonlySet<RowId>,
): Promise<void> {
  const { kept, workbook, random } = ground;
  const block = await workbook.readTable(binding.table);
  if (block === null) return;
  const column = idColumnOf(block);
  const renewed: { old: RowId; write: CellWrite; id: RowId }[] = [];
  idTextsOf(block).forEach((text, row) => {
    const old = readRowId(text);
    if (old === null || !rolled.has(old)) return;
    const id = mintRowId(random);
    renewed.push({ old, id, write: { row, column, content: id } });
  });
  await rememberNew(
    ground,
    binding,
    renewed.map(({ id, old }) => unsentRow(id, old)),
  );
  const outcome = await workbook.writeCells(
    block,
    renewed.map(({ write }) => write),
  );
  if (outcome === "moved") return;
  const ids = renewed.map(({ id, write }) => ({ at: write.row, id }));
  const rows = idTextsOf(block).map((idText) => ({ idText, cells: {} }));
  kept.rebind(overNewIds(binding, rows, ids));
  for (const { old } of renewed) {
    const memory = kept.row(binding.id, old);
    if (memory === undefined) continue;
    // What was not taken of the old row is the new one's now.
    stand(ground, binding, released(memory, null), { kind: "let-go" });
  }
}

/** Puts the id column back for every row that still says what it said, one alone. */
async function repairIds(ground: Ground, binding: Binding): Promise<void> {
  const { kept, workbook } = ground;
  const added = await workbook.addIdColumn(binding.table);
  const block = await workbook.readTable(binding.table);
  if (!added.ok || block === null) return;
  const prints = printsIn(ground, binding, block);
  const known = new Map<string, RowId | null>();
  for (const memory of kept.rows(binding.id).values()) {
    const print = printOf(memory);
    // Two rows that say the same cannot be told apart by what they say.
    if (print !== null) known.set(print, known.has(print) ? null : memory.id);
  }
  const column = idColumnOf(block);
  const writes = prints.flatMap((print, row) => {
    const id = known.get(print) ?? null;
    const isAlone = prints.indexOf(print) === prints.lastIndexOf(print);
    return id === null || !isAlone ? [] : [{ row, column, content: id }];
  });
  await workbook.writeCells(block, writes);
}

/** Lets a cell that was held back be sent as it stands. */
export function released(memory: RowMemory, field: string | null): RowMemory {
  const cells = Object.fromEntries(
    Object.entries(memory.cells).map(([key, cell]): [string, CellMemory] => {
      const isHeld = cell.state.kind !== "synced" && cell.state.kind !== "sent";
      return isHeld && (field === null || key === field)
        ? [key, { ...cell, before: null, state: SYNCED }]
        : [key, cell];
    }),
  );
  const isNew = memory.standing.kind === "refused";
  return { ...memory, cells, standing: isNew ? { kind: "known" } : memory.standing };
}
