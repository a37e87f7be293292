import type { FindingInWords } from "../../shared/checks/messages/in-words.ts";
import { notKnownIn } from "../../shared/checks/messages/not-known-in.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import { formatValue } from "../../shared/registers/format-value.ts";
import type { AlertView, FindingView } from "../../shared/sync/screens.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { unreachable } from "../../shared/values/result.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { CellPlace, ToDo } from "../session.ts";
import { type HeldPushes, referenceOf } from "./held-pushes.ts";
import type { KeptMemory } from "./kept-memory.ts";
import type { Look } from "./look.ts";
import { type OpenEndedCell, openEndedQuestions, saysOpenEnded } from "./open-ended.ts";
import { type QuestionSources, questionsOf } from "./questions.ts";
import { readOnlyQuestions } from "./read-only-questions.ts";
import type { Binding } from "./remembered.ts";
import { rowName } from "./row-name.ts";
import { textsIn } from "./sheet-texts.ts";

export type ToDoSources = QuestionSources &
  Readonly<{
    kept: KeptMemory;
    held: HeldPushes;
    looks: ReadonlyMap<string, Look>;
    /** The server's open findings. */
    findings: readonly FindingView[];
    /** What the row's own checks say here, until the server has answered. */
    answersHere: ReadonlyMap<RowId, readonly FindingInWords[]>;
    alerts: readonly AlertView[];
    /** Why new rows wait, by binding. */
    blocked: ReadonlyMap<string, string>;
  }>;

/** Nobody goes through more than this in a pane; the dashboard has them all. */
const MOST_TOLD = 300;

/** The check that says what is not known, row by row. */
export const EXPECTED = "expected-fields";

const MONEY: ReadonlySet<RegisterKey> = new Set(["funds", "budgets", "schemes"]);

/** Everything that needs a person, from what is remembered and what was last seen. */
export function toDoOf(sources: ToDoSources): readonly ToDo[] {
  const { kept, looks } = sources;
  const places = new Map<RowId, CellPlace>();
  const held: ToDo[] = [];
  for (const binding of kept.head.bindings) {
    const look = looks.get(binding.id);
    const texts = textsIn(look);
    const openEnded: OpenEndedCell[] = [];
    for (const memory of kept.rows(binding.id).values()) {
      const place = placeOf(binding, memory, sources.framework, texts);
      places.set(memory.id, place);
      for (const one of heldIn(binding, memory, place, texts)) {
        const field = one.kind === "unread" ? one.at.field : null;
        if (
          one.kind === "unread" &&
          field !== null &&
          saysOpenEnded(binding.register, field, one.seen)
        ) {
          openEnded.push({ at: one.at, field, seen: one.seen });
        } else held.push(one);
      }
    }
    held.push(...openEndedQuestions(binding, openEnded));
    held.push(...questionsOf(kept, binding, look, sources));
    if (look?.kind === "read-only") held.push(...readOnlyQuestions(sources, binding, look));
    const why = sources.blocked.get(binding.id);
    if (why !== undefined) {
      const id = JSON.stringify({ kind: "blocked", binding: binding.id });
      held.push({ kind: "question", id, at: null, question: why, choices: [] });
    }
  }
  const faulty = heldUpIn(sources, places);
  return [...held, ...faulty, ...findingsIn(sources, places), ...alertsIn(sources, places)];
}

/** What the server had a fault with, a push at a time. */
function heldUpIn(
  { kept, held }: ToDoSources,
  places: ReadonlyMap<RowId, CellPlace>,
): readonly ToDo[] {
  return held.heldIn(kept.queue).map((push) => {
    const rows = push.sent.flatMap(({ id, shown }) => {
      const place = places.get(id);
      const fields = Object.keys(shown);
      const field = fields.length === 1 ? (fields[0] ?? null) : null;
      return place === undefined ? [] : [{ ...place, field }];
    });
    return { kind: "held-up", at: rows[0] ?? null, places: rows, reference: referenceOf(push) };
  });
}

export function placeOf(
  binding: Binding,
  memory: RowMemory,
  framework: Framework,
  textOf: (id: RowId, field: string) => string,
): CellPlace {
  const name = rowName(binding, memory, framework, (field) => textOf(memory.id, field));
  const place = { table: binding.id, row: memory.id, field: null };
  return name === null ? place : { ...place, rowName: name };
}

/** What of a row waits for a person; `textOf` says what the sheet shows in a cell. */
export function heldIn(
  binding: Binding,
  memory: RowMemory,
  row: CellPlace,
  textOf: (id: RowId, field: string) => string,
): readonly ToDo[] {
  const held: ToDo[] = [];
  if (memory.standing.kind === "refused") {
    const { findings } = memory.standing;
    const at = { ...row, field: findings[0]?.fields[0] ?? null };
    const said = { ...memory.standing, findings: viewsOf(findings, row) };
    return [{ ...said, at, sheetText: "", registerText: "" }];
  }
  for (const [field, { state }] of Object.entries(memory.cells)) {
    const at = { ...row, field };
    const say = (value: FieldValue) => textIn(binding, field, value);
    switch (state.kind) {
      case "synced":
      case "sent":
        break;
      case "refused": {
        const { shown: _shown, ...said } = state;
        held.push({
          ...said,
          at,
          findings: viewsOf(state.findings, row),
          sheetText: textOf(memory.id, field),
          registerText: say(memory.values?.[field] ?? null),
        });
        break;
      }
      case "conflicted": {
        const { conflict } = state;
        held.push({
          kind: "conflict",
          at,
          conflict,
          base: say(conflict.base),
          mine: say(conflict.mine),
          theirs: say(conflict.theirs),
        });
        break;
      }
      case "unread":
        held.push({ kind: "unread", at, seen: state.seen, accepted: state.accepted });
        break;
      case "undone":
        held.push({
          kind: "refused",
          at,
          reason: "A value that came from the register was undone here. It was not sent back.",
          findings: [],
          sheetText: textOf(memory.id, field),
          registerText: say(memory.values?.[field] ?? null),
          askAgreed: false,
        });
        break;
      default:
        unreachable(state);
    }
  }
  return held;
}

function textIn({ register }: Binding, field: string, value: FieldValue): string {
  const definition = fieldOf(register, field);
  return definition === undefined ? String(value ?? "") : formatValue(definition.type, value).text;
}

function viewsOf(
  findings: readonly FindingInWords[],
  { rowName }: CellPlace,
): readonly FindingView[] {
  return findings.map((finding) => ({
    ...finding,
    subjectName: rowName ?? "this row",
    subjectRef: null,
  }));
}

function findingsIn(
  { findings, answersHere }: ToDoSources,
  places: ReadonlyMap<RowId, CellPlace>,
): readonly ToDo[] {
  const here = [...answersHere].flatMap(([id, found]) => {
    const place = places.get(id);
    return place === undefined ? [] : viewsOf(found, place);
  });
  const several = [...here, ...findings];
  const told = several.filter(({ check }) => check !== EXPECTED);
  const rows = bySeverity(told)
    .slice(0, MOST_TOLD)
    .flatMap((finding): readonly ToDo[] => {
      const place = places.get(finding.subject.id);
      if (place !== undefined) {
        const at = { ...place, field: finding.fields[0] ?? null };
        return [{ kind: "finding", at, finding }];
      }
      // What a fund has is everybody's who draws on it; other rows elsewhere are others' to settle.
      return MONEY.has(finding.subject.register) ? [{ kind: "finding", at: null, finding }] : [];
    });
  return [...missingByColumn(several, places), ...rows];
}

function bySeverity(findings: readonly FindingView[]): readonly FindingView[] {
  const order = { error: 0, warning: 1, info: 2 };
  return [...findings].sort((one, other) => order[one.severity] - order[other.severity]);
}

/** What a column leaves open is told once for the whole sheet, with every cell it is about. */
function missingByColumn(
  findings: readonly FindingView[],
  places: ReadonlyMap<RowId, CellPlace>,
): readonly ToDo[] {
  const columns = new Map<string, { first: FindingView; field: string; cells: CellPlace[] }>();
  for (const finding of findings) {
    const place = places.get(finding.subject.id);
    if (finding.check !== EXPECTED || place === undefined) continue;
    for (const field of finding.fields) {
      const key = `${place.table}/${field}`;
      const column = columns.get(key) ?? { first: finding, field, cells: [] };
      columns.set(key, column);
      column.cells.push({ ...place, field });
    }
  }
  return [...columns.values()].map(({ first, field, cells }) => {
    const label = fieldOf(first.subject.register, field)?.label ?? field;
    const sentence = notKnownIn(label, cells.length, first.language);
    const finding = { ...first, fields: [field], measure: cells.length, sentence };
    return { kind: "finding", at: cells[0] ?? null, finding, places: cells };
  });
}

function alertsIn({ alerts }: ToDoSources, places: ReadonlyMap<RowId, CellPlace>): readonly ToDo[] {
  // What is gathered into one line counts all that it stands for, and takes the place of no news.
  const news = alerts.filter(({ longPast }) => !longPast).slice(0, MOST_TOLD);
  return [...news, ...alerts.filter(({ longPast }) => longPast)].map((alert) => ({
    kind: "alert",
    at: places.get(alert.row) ?? null,
    alert,
  }));
}

const ONLY_TOLD: ReadonlySet<ToDo["kind"]> = new Set(["finding", "alert", "held-up"]);

/** How many of these wait for a person, as against what is only told. */
export function waiting(toDo: readonly ToDo[]): number {
  return toDo.filter(({ kind }) => !ONLY_TOLD.has(kind)).length;
}
