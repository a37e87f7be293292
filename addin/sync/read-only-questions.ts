import type { Framework } from "../../shared/framework/framework.ts";
import { fieldOf, registerOf } from "../../shared/registers/all-registers.ts";
import type { FieldValue } from "../../shared/registers/field.ts";
import { formatValue } from "../../shared/registers/format-value.ts";
import { editOf, insertOf, type SentRow, unsentRow } from "../../shared/sync/send-cells.ts";
import { freshCell, SYNCED } from "../../shared/sync/table-memory.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import type { ToDo } from "../session.ts";
import type { Ground } from "./ground.ts";
import type { KeptMemory } from "./kept-memory.ts";
import type { ReadOnlyLook } from "./look-at-read-only.ts";
import { questionKey } from "./question.ts";
import { queuePushes } from "./queue-pushes.ts";
import { seenCellsOf } from "./read-only-rows.ts";
import type { Binding } from "./remembered.ts";
import { nameOf } from "./row-name.ts";

const SEND = {
  key: "send",
  label: "Send to the register",
  consequence: "The register says what this sheet says. The sheet is not touched.",
};
const LEAVE = {
  key: "leave",
  label: "Leave the register as it is",
  consequence: "Nothing is sent until these cells say something else.",
};
const ADD = {
  key: "add",
  label: "Add to the register",
  consequence: "The rows are new in the register. The sheet is not touched.",
};

/** What a sheet that is never written into says otherwise, as proposals to the register. */
export function readOnlyQuestions(
  { kept, framework }: Readonly<{ kept: KeptMemory; framework: Framework }>,
  binding: Binding,
  look: ReadOnlyLook,
): readonly ToDo[] {
  const { proposals, fresh, untold } = look;
  const { sheetName } = binding;
  const questions: ToDo[] = [];
  const about = proposals.flatMap(({ id, edits }) => {
    const values = kept.row(binding.id, id)?.values ?? null;
    const rowName = nameOf(values, framework) ?? registerOf(binding.register).singular;
    return edits.map(({ field, value }) => ({
      at: { table: binding.id, row: id, field, rowName },
      name: rowName,
      detail: `${labelOf(binding, field)}: sheet ${said(binding, field, value)}, register ${said(binding, field, values?.[field] ?? null)}`,
    }));
  });
  if (about.length > 0) {
    const cells = about.length === 1 ? "One cell says" : `${about.length} cells say`;
    questions.push({
      kind: "question",
      id: questionKey({ kind: "proposed", binding: binding.id }),
      at: about[0]?.at ?? null,
      about,
      question: `${sheetName} is read only. ${cells} something else than the register.`,
      choices: [SEND, LEAVE],
    });
  }
  if (fresh.length > 0) {
    const rows = fresh.length === 1 ? "One row is" : `${fresh.length} rows are`;
    questions.push({
      kind: "question",
      id: questionKey({ kind: "read-new", binding: binding.id }),
      at: null,
      about: fresh.map((row) => ({ at: null, name: lineOf(row), detail: "" })),
      question: `${sheetName} is read only. ${rows} not in the register.`,
      choices: [ADD],
    });
  }
  if (untold.length > 0) {
    const lines = untold.map(({ row }) => row + 1).join(", ");
    questions.push({
      kind: "question",
      id: questionKey({ kind: "untold", binding: binding.id }),
      at: null,
      question: `${sheetName}, ${untold.length === 1 ? "line" : "lines"} ${lines}: not told apart from another row, so nothing is done with them. Give each a reference or a name of its own.`,
      choices: [],
    });
  }
  return questions;
}

function labelOf({ register }: Binding, field: string): string {
  return fieldOf(register, field)?.label ?? field;
}

function said({ register }: Binding, field: string, value: FieldValue): string {
  const definition = fieldOf(register, field);
  const text =
    definition === undefined ? String(value ?? "") : formatValue(definition.type, value).text;
  return text === "" ? "(blank)" : text;
}

function lineOf({ row, seen }: ReadOnlyLook["fresh"][number]): string {
  const name = seen.title ?? seen.name ?? seen.serviceArea ?? seen.ref;
  return name === undefined ? `Line ${row + 1}` : `${name} (line ${row + 1})`;
}

/** Sends what the sheet proposes, or counts it as seen. */
export function answerProposed(
  ground: Ground,
  binding: Binding,
  look: ReadOnlyLook,
  isSent: boolean,
): void {
  const { kept } = ground;
  const sent: SentRow[] = [];
  for (const { id, edits } of look.proposals) {
    const memory = kept.row(binding.id, id);
    if (memory === undefined) continue;
    if (isSent) {
      const edit = editOf(memory, edits);
      if (edit !== null) sent.push(edit);
      continue;
    }
    const seen = edits.map(({ field, shown }) => {
      const cell = memory.cells[field] ?? freshCell("");
      return [field, { ...cell, digest: shown, state: SYNCED }] as const;
    });
    kept.put(binding.id, { ...memory, cells: { ...memory.cells, ...Object.fromEntries(seen) } });
  }
  queuePushes(ground, binding, sent);
}

/** Adds the rows the register does not have. */
export function addRead(ground: Ground, binding: Binding, look: ReadOnlyLook): void {
  const { kept, random } = ground;
  const sent = look.fresh.map((row) => {
    const id = mintRowId(random);
    kept.put(binding.id, { ...unsentRow(id, null), values: row.values });
    const cells = Object.entries(seenCellsOf(binding, row)).flatMap(([field, cell]) =>
      cell.kind === "value" ? [{ field, value: cell.value, shown: cell.digest }] : [],
    );
    return insertOf(id, cells, binding.constants);
  });
  queuePushes(ground, binding, sent);
}
