import type { FindingInWords } from "../../shared/checks/messages/in-words.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { seenIn } from "../../shared/reading/cell-reading.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import { formatValue } from "../../shared/registers/format-value.ts";
import type { Rolled } from "../../shared/sync/rolled-forward.ts";
import { cellOf } from "../../shared/sync/spread-cells.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { unreachable } from "../../shared/values/result.ts";
import { type RowId, readRowId } from "../../shared/values/row-id.ts";
import type { ToDo } from "../session.ts";
import { canRead } from "../words/en/can-read.ts";
import { marks } from "../words/en/marks.ts";
import { cellOfRow } from "./bound-spread.ts";
import type { KeptMemory } from "./kept-memory.ts";
import type { Look } from "./look.ts";
import type { Binding } from "./remembered.ts";
import { EXPECTED, heldIn, placeOf } from "./to-do.ts";

export type StatusSources = Readonly<{
  kept: KeptMemory;
  framework: Framework;
  /** The server's open findings, by the row they are about. */
  findings: ReadonlyMap<RowId, readonly FindingInWords[]>;
  /** What the row's own checks say here, until the server has answered. */
  answersHere: ReadonlyMap<RowId, readonly FindingInWords[]>;
  /** Rows with edits that could not be sent. */
  unsent: ReadonlySet<RowId>;
}>;

type Seen = Extract<Look, { kind: "seen" }>;

/** A row of the sheet: one of the register, or of a line with amounts side by side each of its own. */
type SheetRow = Readonly<{ rows: readonly RowMemory[]; held: readonly ToDo[] }>;

/** What each row of the sheet says, by its id, in words; rows where all is well are left out. */
export function rowStatuses(look: Seen, sources: StatusSources): ReadonlyMap<RowId, string> {
  const statuses = new Map<RowId, string>();
  for (const [id, row] of sheetRows(look, sources)) {
    const told = sentencesOf(look, row, sources);
    const [first] = told;
    if (first === undefined) continue;
    statuses.set(id, told.length === 1 ? first : first + marks.andMore(told.length - 1));
  }
  return statuses;
}

/** The ids of the sheet whose rows are remembered; any other there is nobody's yet. */
export function knownIds({ table: { binding } }: Seen, kept: KeptMemory): ReadonlySet<RowId> {
  return new Set([...kept.rows(binding.id).values()].map((memory) => idInSheet(binding, memory)));
}

/** Amounts side by side are rows of the register that stand under the id of their line. */
function idInSheet({ spread }: Binding, memory: RowMemory): RowId {
  return (spread === undefined ? null : cellOf(memory)?.line) ?? memory.id;
}

function sheetRows(look: Seen, { kept, framework }: StatusSources): ReadonlyMap<RowId, SheetRow> {
  const { binding } = look.table;
  const textOf = textsIn(look);
  const sheet = new Map<RowId, SheetRow>();
  for (const memory of kept.rows(binding.id).values()) {
    const id = idInSheet(binding, memory);
    const { rows, held } = sheet.get(id) ?? { rows: [], held: [] };
    const more = heldIn(binding, memory, placeOf(binding, memory, framework, textOf), textOf);
    sheet.set(id, { rows: [...rows, memory], held: [...held, ...more] });
  }
  return sheet;
}

/** A cell that something is wrong with, and the sentence. */
export type CellFault = Readonly<{ id: RowId; field: string; sentence: string }>;

/** What is wrong with single cells, the gravest of each: what notes say, where there are notes. */
export function cellFaults(look: Seen, sources: StatusSources): readonly CellFault[] {
  const { binding } = look.table;
  const textOf = textsIn(look);
  const faults = new Map<string, CellFault>();
  for (const memory of sources.kept.rows(binding.id).values()) {
    const { id } = memory;
    const note = (field: string | null | undefined, sentence: string) => {
      const key = `${id}/${field}`;
      if (field != null && !faults.has(key)) faults.set(key, { id, field, sentence });
    };
    const row = placeOf(binding, memory, sources.framework, textOf);
    for (const one of heldIn(binding, memory, row, textOf)) {
      const [sentence] = heldSentence(one, labelled(look, [memory]));
      if (sentence !== undefined) note(one.at?.field, sentence);
    }
    const found = [
      ...(sources.answersHere.get(id) ?? []),
      ...(sources.findings.get(id) ?? []),
    ].filter(({ severity, check }) => severity === "error" && check !== EXPECTED);
    for (const { fields, sentence } of found) note(fields[0], marks.check(sentence));
  }
  return [...faults.values()];
}

/** In order of what it costs to wait. */
function sentencesOf(
  look: Seen,
  { rows, held }: SheetRow,
  sources: StatusSources,
): readonly string[] {
  const of = (kind: ToDo["kind"]) => held.filter((one) => one.kind === kind);
  const labelOf = labelled(look, rows);
  const found = rows
    .flatMap(({ id }) => [
      ...(sources.answersHere.get(id) ?? []),
      ...(sources.findings.get(id) ?? []),
    ])
    .filter(({ check }) => check !== EXPECTED);
  const checks = (severity: FindingInWords["severity"]) => [
    ...new Set(
      found.filter((one) => one.severity === severity).map(({ sentence }) => marks.check(sentence)),
    ),
  ];
  const waits = [
    ...(rows.some(({ standing }) => standing.kind === "removed") ? [marks.removed] : []),
    ...rows.flatMap(({ id }) => rolledSentence(look.rolled.get(id))),
  ];
  const grave = [
    ...[...of("conflict"), ...of("refused"), ...of("unread")].flatMap((one) =>
      heldSentence(one, labelOf),
    ),
    ...checks("error"),
    ...waits,
  ];
  // That an edit waits is worth a word only where nothing is wrong with it.
  const isUnsent = grave.length === 0 && rows.some(({ id }) => sources.unsent.has(id));
  const told = [...grave, ...(isUnsent ? [marks.unsent] : []), ...checks("warning")];
  // What a line's cell says is said of each of its rows, and told once.
  return [...new Set(told)];
}

function rolledSentence(rolled: Rolled | undefined): readonly string[] {
  if (rolled === undefined) return [];
  return [rolled.kind === "year" ? marks.rolled : marks.renewed];
}

type LabelOf = (place: Readonly<{ row: RowId; field: string | null }>) => string;

/** What a cell's column is called; amounts side by side go by their year or fund as well. */
function labelled({ table: { binding } }: Seen, rows: readonly RowMemory[]): LabelOf {
  const { register, spread } = binding;
  return ({ row, field }) => {
    if (field === null) return marks.row;
    const label = fieldOf(register, field)?.label ?? field;
    const memory = field === spread?.field ? rows.find(({ id }) => id === row) : undefined;
    const key = memory === undefined ? null : cellOf(memory)?.key;
    const column = spread?.columns.find((one) => one.key === key);
    return column === undefined ? label : `${label}, ${column.header}`;
  };
}

function heldSentence(item: ToDo, labelOf: LabelOf): string[] {
  const shown = (text: string) => (text === "" ? marks.blank : text);
  switch (item.kind) {
    case "conflict": {
      const { conflict, base, mine, theirs } = item;
      const who = conflict.theirsBy;
      if (conflict.field === null) return [marks.conflictRow(who)];
      return [
        marks.conflict({
          field: labelOf({ ...item.at, field: conflict.field }),
          before: shown(base),
          yours: shown(mine),
          who,
          theirs: shown(theirs),
        }),
      ];
    }
    case "refused": {
      const why = item.findings[0]?.sentence ?? item.reason;
      const isRow = item.sheetText === "" && item.registerText === "";
      if (isRow) return [marks.refusedRow(why)];
      return [
        marks.refused({
          field: labelOf(item.at),
          sheet: shown(item.sheetText),
          register: shown(item.registerText),
          why,
        }),
      ];
    }
    case "unread":
      return [marks.unread(labelOf(item.at), item.seen, canRead(item.accepted))];
    case "question":
    case "held-up":
    case "finding":
    case "alert":
      return [];
    default:
      return unreachable(item);
  }
}

/** What the sheet says in a cell, written as the register's value beside it is. */
function textsIn({ table }: Seen): (id: RowId, field: string) => string {
  const { rows, block, binding } = table;
  const byId = new Map(rows.map(({ idText }, at) => [readRowId(idText), at]));
  return (id, field) => {
    const at = byId.get(id) ?? -1;
    const seen = rows[at]?.cells[field];
    const type = fieldOf(binding.register, field)?.type;
    if (seen?.kind === "value" && type !== undefined) return formatValue(type, seen.value).text;
    const place = cellOfRow(table, at, field);
    const cell = place === null ? undefined : block.rows[place.row]?.[place.column];
    return cell === undefined ? "" : seenIn(cell);
  };
}
