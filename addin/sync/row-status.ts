import type { FindingInWords } from "../../shared/checks/messages/in-words.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { seenIn } from "../../shared/reading/cell-reading.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import { formatValue } from "../../shared/registers/format-value.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { unreachable } from "../../shared/values/result.ts";
import { type RowId, readRowId } from "../../shared/values/row-id.ts";
import type { ToDo } from "../session.ts";
import { canRead } from "../words/en/can-read.ts";
import { marks } from "../words/en/marks.ts";
import type { KeptMemory } from "./kept-memory.ts";
import type { Look } from "./look.ts";
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

/** What each row's status says, in words; rows where all is well are left out. */
export function rowStatuses(look: Seen, sources: StatusSources): ReadonlyMap<RowId, string> {
  const { binding } = look.table;
  const textOf = textsIn(look);
  const statuses = new Map<RowId, string>();
  for (const memory of sources.kept.rows(binding.id).values()) {
    const row = placeOf(binding, memory, sources.framework);
    const held = heldIn(binding, memory, row, textOf);
    const told = sentencesOf(look, memory, held, sources);
    const [first] = told;
    if (first === undefined) continue;
    statuses.set(memory.id, told.length === 1 ? first : first + marks.andMore(told.length - 1));
  }
  return statuses;
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
    const row = placeOf(binding, memory, sources.framework);
    for (const one of heldIn(binding, memory, row, textOf)) {
      const [sentence] = heldSentence(binding.register, one);
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
  memory: RowMemory,
  held: readonly ToDo[],
  sources: StatusSources,
): readonly string[] {
  const { register } = look.table.binding;
  const of = (kind: ToDo["kind"]) => held.filter((one) => one.kind === kind);
  const found = [
    ...(sources.answersHere.get(memory.id) ?? []),
    ...(sources.findings.get(memory.id) ?? []),
  ].filter(({ check }) => check !== EXPECTED);
  const checks = (severity: FindingInWords["severity"]) => [
    ...new Set(
      found.filter((one) => one.severity === severity).map(({ sentence }) => marks.check(sentence)),
    ),
  ];
  const waits = [
    ...(memory.standing.kind === "removed" ? [marks.removed] : []),
    ...(look.rolled.includes(memory.id) ? [marks.rolled] : []),
  ];
  const grave = [
    ...[...of("conflict"), ...of("refused"), ...of("unread")].flatMap((one) =>
      heldSentence(register, one),
    ),
    ...checks("error"),
    ...waits,
  ];
  // That an edit waits is worth a word only where nothing is wrong with it.
  const isUnsent = grave.length === 0 && sources.unsent.has(memory.id);
  return [...grave, ...(isUnsent ? [marks.unsent] : []), ...checks("warning")];
}

function heldSentence(register: Seen["table"]["binding"]["register"], item: ToDo): string[] {
  const label = (field: string | null) =>
    field === null ? marks.row : (fieldOf(register, field)?.label ?? field);
  const shown = (text: string) => (text === "" ? marks.blank : text);
  switch (item.kind) {
    case "conflict": {
      const { conflict, base, mine, theirs } = item;
      const who = conflict.theirsBy;
      if (conflict.field === null) return [marks.conflictRow(who)];
      return [
        marks.conflict({
          field: label(conflict.field),
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
          field: label(item.at.field),
          sheet: shown(item.sheetText),
          register: shown(item.registerText),
          why,
        }),
      ];
    }
    case "unread":
      return [marks.unread(label(item.at.field), item.seen, canRead(item.accepted))];
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
  const { rows, block, placeOf: places, binding } = table;
  const byId = new Map(rows.map(({ idText }, at) => [readRowId(idText), at]));
  return (id, field) => {
    const at = byId.get(id) ?? -1;
    const seen = rows[at]?.cells[field];
    const type = fieldOf(binding.register, field)?.type;
    if (seen?.kind === "value" && type !== undefined) return formatValue(type, seen.value).text;
    const cell = block.rows[at]?.[places.get(field) ?? -1];
    return cell === undefined ? "" : seenIn(cell);
  };
}
