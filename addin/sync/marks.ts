import type { FindingInWords } from "../../shared/checks/messages/in-words.ts";
import type { FindingView } from "../../shared/sync/screens.ts";
import { type RowId, readRowId } from "../../shared/values/row-id.ts";
import { isStatusText } from "../workbook/status-text.ts";
import {
  type CellNote,
  type CellWrite,
  idColumnOf,
  idTextsOf,
  type SheetPlace,
  statusColumnOf,
  type TableBlock,
} from "../workbook/workbook.ts";
import { cellOfRow } from "./bound-spread.ts";
import type { Ground } from "./ground.ts";
import { idStatuses } from "./id-status.ts";
import type { Look } from "./look.ts";
import type { Looks } from "./looks.ts";
import type { Binding } from "./remembered.ts";
import {
  type CellFault,
  cellFaults,
  knownIds,
  rowStatuses,
  type StatusSources,
} from "./row-status.ts";
import { rememberMarked } from "./switch-marks.ts";

type Seen = Extract<Look, { kind: "seen" }>;
/** `key` is the row's id, or what it is known by while its id cell does not tell. */
type RowWrite = CellWrite & Readonly<{ key: string; content: string | null }>;
type Planned = Readonly<{ writes: readonly RowWrite[]; isOwed: boolean }>;

export type MarksRound = Readonly<{
  looks: Looks;
  findings: readonly FindingView[];
  /** Only the holder writes. */
  holdsLease: boolean;
  /** Whether everything was sent that could be: what is in the queue now waits. */
  isSent: boolean;
}>;

/** Keeps the status columns of this workbook saying what the pane says, cell by cell that differs. */
export class Marks {
  /**
   * What was last said in each row. Where the cell says otherwise since, a person or Ctrl+Z took
   * it back, and it is left so until there is something else to say.
   */
  readonly #said = new Map<string, Map<string, string>>();
  /** How many rows the colour rule was laid over, by table. */
  readonly #coloured = new Map<string, number>();
  /** The notes that were last put on cells, by table. */
  readonly #noted = new Map<string, string>();
  #unsent: ReadonlySet<RowId> = new Set();
  #isOwed = false;

  /** The active cell is never written: it will have moved on. */
  get isOwed(): boolean {
    return this.#isOwed;
  }

  async update(ground: Ground, round: MarksRound): Promise<void> {
    const { kept } = ground;
    if (round.isSent) {
      this.#unsent = new Set(kept.queue.flatMap(({ sent }) => sent.map(({ id }) => id)));
    }
    this.#isOwed = false;
    for (const binding of kept.head.bindings) {
      const look = round.looks.all.get(binding.id);
      if (look?.kind !== "seen") continue;
      const isMarked = this.#followSheet(ground, binding, look.table.block);
      // Somebody deleted the column: what else there was of the marks goes after it.
      if (!isMarked && binding.marked === true) {
        await ground.workbook.removeStatusColumn(binding.table);
      }
      // Another who writes meanwhile may say anything: it is all said anew when the turn is ours.
      if (!isMarked || !round.holdsLease) this.#forget(binding);
      else if (await this.#updateTable(ground, look, this.#sources(ground, round))) {
        await round.looks.look(ground, binding, round.holdsLease);
      }
    }
  }

  /** Who put the column in or took it out, here or elsewhere: the sheet is what counts. */
  #followSheet({ kept }: Ground, binding: Binding, block: TableBlock): boolean {
    const column = statusColumnOf(block);
    const isOurs = binding.marked === true ? column >= 0 : column === idColumnOf(block) - 1;
    const isMarked = column >= 0 && isOurs;
    if (isMarked !== (binding.marked === true)) rememberMarked(kept, binding.id, isMarked);
    return isMarked;
  }

  #sources({ kept, me }: Ground, { findings, looks }: MarksRound): StatusSources {
    const { answersHere } = looks;
    const unsent = this.#unsent;
    return { kept, framework: me.framework, findings: byRow(findings), answersHere, unsent };
  }

  #forget({ id }: Binding): void {
    this.#said.delete(id);
    this.#coloured.delete(id);
    this.#noted.delete(id);
  }

  /** Answers whether anything was written. */
  async #updateTable(ground: Ground, look: Seen, sources: StatusSources): Promise<boolean> {
    const { block, binding } = look.table;
    // Marks wait without a word: what is protected is not ours to complain of here.
    if (block.isProtected) return false;
    const said = this.#said.get(binding.id) ?? new Map<string, string>();
    this.#said.set(binding.id, said);
    await this.#colour(ground, look);
    await this.#note(ground, look, sources);
    const told = toldRows(look, sources);
    forgetOthers(said, told);
    const changed = planStatuses(block, told).filter(({ key, row, column, content }) => {
      const isShown = (block.rows[row]?.[column]?.value ?? null) === content;
      const isSaid = said.get(key) === (content ?? "");
      if (isShown) said.set(key, content ?? "");
      return !isShown && !isSaid;
    });
    if (changed.length === 0) return false;
    const { writes, isOwed } = besidesActive(block, changed, await ground.workbook.selection());
    this.#isOwed ||= isOwed;
    if (writes.length === 0) return false;
    if ((await ground.workbook.writeCells(block, writes)) === "moved") return true;
    for (const { key, content } of writes) said.set(key, content ?? "");
    return true;
  }

  /** Only where they are others than before: a note that somebody took away stays away. */
  async #note(ground: Ground, look: Seen, sources: StatusSources): Promise<void> {
    const { block, binding } = look.table;
    const notes = notesFor(look, cellFaults(look, sources));
    const wanted = JSON.stringify(notes);
    if ((this.#noted.get(binding.id) ?? "") === wanted) return;
    if ((await ground.workbook.keepNotes(block, notes)) === "kept") {
      this.#noted.set(binding.id, wanted);
    }
  }

  /** Excel takes a rule along as a table grows, but not over rows that are added in some ways. */
  async #colour({ workbook }: Ground, { table: { binding, block } }: Seen): Promise<void> {
    if (this.#coloured.get(binding.id) === block.rows.length) return;
    await workbook.colourStatus(binding.table);
    this.#coloured.set(binding.id, block.rows.length);
  }
}

/** Where each fault stands in the sheet now. */
function notesFor({ table }: Seen, faults: readonly CellFault[]): readonly CellNote[] {
  const rowOf = new Map(table.rows.map(({ idText }, at) => [readRowId(idText), at]));
  const notes = new Map<string, CellNote>();
  for (const { id, field, sentence } of faults) {
    const at = rowOf.get(id);
    const place = at === undefined ? null : cellOfRow(table, at, field);
    // A line's cell is of several rows, and has one note.
    const key = `${place?.row}/${place?.column}`;
    if (place !== null && !notes.has(key)) notes.set(key, { ...place, text: sentence });
  }
  return [...notes.values()];
}

type ToldRow = Readonly<{ key: string; content: string | null }>;

/** What each line of the block is to say; null for one that is no row of ours. */
function toldRows(look: Seen, sources: StatusSources): readonly (ToldRow | null)[] {
  const byId = rowStatuses(look, sources);
  const byLine = idStatuses(look, knownIds(look, sources.kept));
  return idTextsOf(look.table.block).map((text, line) => {
    const told = byLine.get(line);
    if (told !== undefined) return { key: told.key, content: told.sentence };
    const id = text === "" ? null : readRowId(text);
    return id === null ? null : { key: id, content: byId.get(id) ?? null };
  });
}

/** A row that comes back, or has its id again, is told anew: its cell may say what it was meanwhile. */
function forgetOthers(said: Map<string, string>, told: readonly (ToldRow | null)[]): void {
  const here = new Set(told.map((one) => one?.key));
  for (const key of said.keys()) if (!here.has(key)) said.delete(key);
}

/** A cell that holds anything but ours is let be. */
function planStatuses(block: TableBlock, told: readonly (ToldRow | null)[]): readonly RowWrite[] {
  const column = statusColumnOf(block);
  return block.rows.flatMap((cells, row) => {
    const one = told[row] ?? null;
    const cell = cells[column];
    if (one === null || cell === undefined || cell.formula !== null) return [];
    const isOurs = cell.value === null || isStatusText(cell.value);
    return isOurs ? [{ ...one, row, column }] : [];
  });
}

function besidesActive(
  block: TableBlock,
  writes: readonly RowWrite[],
  active: SheetPlace | null,
): Planned {
  const isActive = ({ row, column }: RowWrite) =>
    active?.sheetId === block.sheetId &&
    active.row === block.top + row &&
    active.column === block.left + column;
  const free = writes.filter((write) => !isActive(write));
  return { writes: free, isOwed: free.length < writes.length };
}

function byRow(findings: readonly FindingView[]): ReadonlyMap<RowId, readonly FindingInWords[]> {
  const rows = new Map<RowId, FindingInWords[]>();
  for (const finding of findings) {
    // What a signed exception covers waits for nobody.
    if (finding.excepted?.standing === "covers") continue;
    const { id } = finding.subject;
    rows.set(id, [...(rows.get(id) ?? []), finding]);
  }
  return rows;
}
