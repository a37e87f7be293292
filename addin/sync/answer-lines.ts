import { NOTHING } from "../../shared/sync/cell-digest.ts";
import { lookAtLines, scanLines } from "../../shared/sync/look-at-lines.ts";
import { withChosen } from "../../shared/sync/rival-columns.ts";
import { overNewIds } from "../../shared/sync/said-above.ts";
import type { SheetChange } from "../../shared/sync/scan-table.ts";
import { unsentRow } from "../../shared/sync/send-cells.ts";
import { columnFor, type Spread, withColumn } from "../../shared/sync/spread.ts";
import { cellOf, rowsByCell, shownRows } from "../../shared/sync/spread-cells.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { answerTypedOver, type OverAnswer, typedOver } from "../../shared/sync/typed-over.ts";
import { type LineRow, lineIdIn } from "../../shared/sync/unfold-lines.ts";
import { idInLine, isRowId, lineOfId, mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { type CellWrite, idColumnOf } from "../workbook/workbook.ts";
import type { BoundSpread } from "./bound-spread.ts";
import type { Ground } from "./ground.ts";
import type { Look } from "./look.ts";
import { notLinesOf } from "./no-rows.ts";
import type { TableQuestionId } from "./question.ts";
import { queuePushes } from "./queue-pushes.ts";
import { type BoundTable, readBoundTable } from "./read-bound-table.ts";
import type { Binding } from "./remembered.ts";
import { yearsRolled } from "./rolled-questions.ts";
import { tableOfLines } from "./table-of-lines.ts";

type Asked = TableQuestionId;

const OF_LINES: ReadonlySet<Asked["kind"]> = new Set<Asked["kind"]>([
  "over",
  "displaced",
  "differs",
  "new-column",
  "rival-columns",
  "lost-column",
  "same",
  "stranger",
  "bad",
  "no-ids",
  "rolled",
]);

/** Whether a question is about lines with amounts side by side. */
export function isOfLines({ spread }: Binding, { kind }: Asked): boolean {
  return spread !== undefined && OF_LINES.has(kind);
}

/** Does what a person answered about lines. Everything is read again first. */
export async function answerOfLines(
  ground: Ground,
  binding: Binding,
  question: Asked,
  { choice, look }: Readonly<{ choice: string; look: Look | undefined }>,
): Promise<void> {
  if (question.kind === "no-ids") await ground.workbook.addIdColumn(binding.table);
  const seen = await linesNow(ground, binding);
  if (seen === null) return;
  switch (question.kind) {
    case "over":
      return answerOver(ground, seen, question, choice);
    case "new-column":
      return answerColumn(ground, seen, question.header, choice);
    case "rival-columns":
      return answerRivals(ground, seen, question.key, choice);
    case "lost-column":
      // Undo may have brought it back since it was asked about.
      if (!seen.spread.lost.some(({ key }) => key === question.key)) return;
      return leaveOut(ground, binding, question.key);
    case "displaced":
      return moveHere(ground, seen, question.row);
    case "no-ids":
      return putIdsBack(ground, seen);
    case "rolled":
      return rollLines(
        ground,
        seen,
        choice,
        look?.kind === "seen" ? yearsRolled(look.rolled) : new Set(),
      );
    case "same":
    case "stranger":
    case "bad": {
      const change = seen.changes.find((one) => isAbout(one, question));
      const row = change !== undefined && "at" in change ? seen.rows[change.at] : undefined;
      if (row === undefined || change === undefined) return;
      const like = "like" in change ? change.like : null;
      const line = choice === "same" && like !== null ? lineOf(seen.memory, like) : null;
      return giveLineIds(ground, seen, [{ row: row.line, known: line }]);
    }
    default:
      return;
  }
}

type SeenLines = Readonly<{
  table: BoundTable;
  spread: BoundSpread;
  memory: ReadonlyMap<RowId, RowMemory>;
  rows: readonly LineRow[];
  changes: readonly SheetChange[];
}>;

async function linesNow(ground: Ground, binding: Binding): Promise<SeenLines | null> {
  const { workbook, kept, me, names, now } = ground;
  const block = await workbook.readTable(binding.table);
  if (block === null) return null;
  const table = readBoundTable(binding, block, { framework: me.framework, names });
  const { spread } = table;
  if (spread === null) return null;
  const memory = kept.rows(binding.id);
  const of = tableOfLines(table, spread);
  const { unfolded } = lookAtLines(of, spread.lines, memory, { who: me.member.name, at: now() });
  const changes = scanLines(of, unfolded, notLinesOf(table));
  return { table, spread, memory, rows: unfolded.rows, changes };
}

function isAbout(change: SheetChange, question: Asked): boolean {
  if (question.kind === "same") return change.kind === "new-row" && change.like === question.row;
  if (question.kind === "bad") return change.kind === "bad-id" && change.text === question.text;
  return question.kind === "stranger" && change.kind === "unknown-id" && change.id === question.row;
}

function lineOf(memory: SeenLines["memory"], id: RowId): RowId {
  return cellOf(memory.get(id) ?? { id })?.line ?? lineOfId(id);
}

/** Gives lines the ids of those they are, or new ones with every amount of theirs a new row. */
async function giveLineIds(
  { kept, workbook, random }: Ground,
  { table, spread }: SeenLines,
  lines: readonly Readonly<{ row: number; known: RowId | null; copiedFrom?: RowId }>[],
): Promise<void> {
  const { binding, block } = table;
  const column = idColumnOf(block);
  const given = lines.map((line) => ({ ...line, id: line.known ?? mintRowId(random) }));
  for (const { row, known, copiedFrom, id: line } of given) {
    const amounts = known === null ? [...(spread.lines[row]?.amounts ?? [])] : [];
    for (const [key, amount] of amounts) {
      if (amount.digest === NOTHING) continue;
      const before = copiedFrom === undefined ? null : idInLine(copiedFrom, key);
      const origin = before !== null && kept.row(binding.id, before) !== undefined ? before : null;
      kept.put(binding.id, { ...unsentRow(idInLine(line, key), origin), cell: { line, key } });
    }
  }
  // Of our own minting, so known before they stand in the sheet: they are no strangers.
  await kept.keep();
  const writes = given.map(({ row, id }) => ({ row, column, content: id }));
  if ((await workbook.writeCells(block, writes)) === "moved") return;
  const ids = given.map(({ row, id }) => ({ at: row, id }));
  kept.rebind(overNewIds(binding, table.rows, ids));
}

/** New lines for the new year: last year's rows stay in the register, and leave this sheet. */
async function rollLines(
  ground: Ground,
  seen: SeenLines,
  choice: string,
  rolled: ReadonlySet<RowId>,
): Promise<void> {
  const { binding } = seen.table;
  if (choice !== "new") return void ground.corrections.add(binding.id);
  const lines = new Set([...rolled].map((id) => lineOf(seen.memory, id)));
  const old = [...seen.memory.values()].filter((row) => lines.has(lineOf(seen.memory, row.id)));
  for (const row of old) ground.kept.put(binding.id, { ...row, standing: { kind: "let-go" } });
  const renewed = seen.spread.lines.flatMap((line, row) => {
    const id = lineIdIn(line);
    return id !== null && lines.has(id) ? [{ row, known: null, copiedFrom: id }] : [];
  });
  await giveLineIds(ground, seen, renewed);
}

/** Gives every line its id back that still says what it said, one alone. */
async function putIdsBack(
  { workbook }: Ground,
  { table, rows, changes, memory }: SeenLines,
): Promise<void> {
  const claims = new Map<number, Set<RowId>>();
  for (const change of changes) {
    if (change.kind !== "new-row" || change.like === null) continue;
    const row = rows[change.at]?.line ?? -1;
    claims.set(row, (claims.get(row) ?? new Set()).add(lineOf(memory, change.like)));
  }
  const column = idColumnOf(table.block);
  const writes = [...claims].flatMap(([row, lines]): readonly CellWrite[] => {
    const [line, another] = lines;
    const claimants = [...claims.values()].filter((other) => line !== undefined && other.has(line));
    const isSure = line !== undefined && another === undefined && claimants.length === 1;
    return isSure ? [{ row, column, content: line }] : [];
  });
  await workbook.writeCells(table.block, writes);
}

function answerOver(
  ground: Ground,
  { table, spread, rows, changes, memory }: SeenLines,
  { line, key }: Extract<Asked, { kind: "over" }>,
  choice: string,
): void {
  const { kept } = ground;
  const { binding } = table;
  const of = tableOfLines(table, spread);
  const over = typedOver(of, rows, changes, memory).find(
    ({ cell }) => cell.line === line && cell.key === key,
  );
  const answer = overAnswer(choice);
  if (over === undefined || answer === null) return;
  const done = answerTypedOver(of, over, memory, answer);
  for (const row of done.rows) kept.put(binding.id, row);
  queuePushes(ground, binding, done.sent);
}

function overAnswer(choice: string): OverAnswer | null {
  const [kind, line = ""] = choice.split(":");
  if (kind === "correct" || kind === "award" || kind === "back") return { kind };
  return kind === "move" && isRowId(line) ? { kind, line } : null;
}

function answerColumn(
  ground: Ground,
  { table, spread }: SeenLines,
  header: string,
  choice: string,
): void {
  const found = spread.fresh.find((column) => column.header === header);
  if (found === undefined) return;
  const before = spread.spread;
  const columnId = table.block.columns[found.place]?.id ?? -1;
  rebind(
    ground,
    table.binding,
    choice === "take"
      ? withColumn(before, found, columnId)
      : { ...before, leftAlone: [...before.leftAlone, header] },
  );
}

/** What is in no doubt any more is left as it is. */
function answerRivals(
  ground: Ground,
  { table, spread }: SeenLines,
  key: string,
  choice: string,
): void {
  const asked = spread.rivals.find(({ column }) => column.key === key);
  const chosen = asked?.rivals.find(({ id }) => String(id) === choice);
  if (asked === undefined || chosen === undefined) return;
  rebind(ground, table.binding, withChosen(spread.spread, asked, chosen));
}

/** The register keeps the column's amounts, and this sheet goes without. */
function leaveOut(ground: Ground, binding: Binding, key: string): void {
  const { kept } = ground;
  if (binding.spread === undefined) return;
  for (const row of [...kept.rows(binding.id).values()]) {
    if (cellOf(row)?.key === key) kept.put(binding.id, { ...row, standing: { kind: "let-go" } });
  }
  const columns = binding.spread.columns.filter((column) => column.key !== key);
  rebind(ground, binding, { ...binding.spread, columns });
}

function rebind({ kept }: Ground, binding: Binding, spread: Spread): void {
  const bindings = kept.head.bindings.map((one) =>
    one.id === binding.id ? { ...one, spread } : one,
  );
  // Rows of a year that has a column now, and had none, are to come again.
  kept.head = { ...kept.head, bindings, cursor: null };
}

/** Empties the cell a row stood in, and lets it come to the column it is of. */
async function moveHere(ground: Ground, seen: SeenLines, id: RowId): Promise<void> {
  const row = ground.kept.row(seen.table.binding.id, id);
  if (row === undefined || !(await emptyCell(ground, seen, row))) return;
  const { cell: _old, ...rest } = row;
  const line = cellOf(row)?.line;
  const { register } = seen.table.binding;
  const key = columnFor(seen.spread.spread, register, row.values ?? {})?.key;
  const cell = line !== undefined && key !== undefined ? { cell: { line, key } } : {};
  ground.kept.put(seen.table.binding.id, { ...rest, ...cell, standing: { kind: "coming" } });
}

/** Takes a row that was removed out of its line: its cell is emptied, or says what is left. */
export async function takeOutOfLine(
  ground: Ground,
  binding: Binding,
  row: RowMemory,
): Promise<void> {
  const seen = await linesNow(ground, binding);
  if (seen !== null && (await emptyCell(ground, seen, row))) ground.kept.drop(binding.id, row.id);
}

/** True once the row's cell shows nothing of it; one that stands for others too is theirs to show. */
async function emptyCell(
  { workbook }: Ground,
  { table, spread, memory }: SeenLines,
  row: RowMemory,
): Promise<boolean> {
  const cell = cellOf(row);
  if (cell === null) return true;
  const beside = shownRows(rowsByCell(memory).get(cell.line)?.get(cell.key) ?? []);
  const line = spread.lines.findIndex((one) => lineIdIn(one) === cell.line);
  const column = spread.placeOf.get(cell.key);
  if (beside.some(({ id }) => id !== row.id) || line < 0 || column === undefined) return true;
  return (
    (await workbook.writeCells(table.block, [{ row: line, column, content: null }])) === "written"
  );
}
