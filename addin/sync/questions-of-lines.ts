import type { Framework } from "../../shared/framework/framework.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import { formatValue } from "../../shared/registers/format-value.ts";
import type { Rival, Rivals } from "../../shared/sync/rival-columns.ts";
import type { SpreadColumn } from "../../shared/sync/spread.ts";
import { linesBeside, type TypedOver } from "../../shared/sync/typed-over.ts";
import { formatPounds } from "../../shared/values/pence.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { Choice } from "../session.ts";
import type { KeptMemory } from "./kept-memory.ts";
import type { Look } from "./look.ts";
import { choice, type LineQuestionId, type Question, questionKey } from "./question.ts";
import type { Binding } from "./remembered.ts";
import { rowName } from "./row-name.ts";
import { tableOfLines } from "./table-of-lines.ts";

type Seen = Extract<Look, { kind: "seen" }>;

export function lineQuestions(
  kept: KeptMemory,
  binding: Binding,
  { table, lines }: Seen,
  framework: Framework,
): readonly Question[] {
  const { spread } = table;
  if (spread === null || lines === undefined) return [];
  const questions: Question[] = [];
  const ask = (
    id: LineQuestionId,
    question: string,
    choices: readonly Choice[],
    row: RowId | null = null,
  ) => {
    const at = row === null ? null : { table: binding.id, row, field: null };
    questions.push({ kind: "question", id: questionKey(id), at, question, choices });
  };
  const nameOf = (id: RowId) => {
    const row = kept.row(binding.id, id);
    return (row === undefined ? null : rowName(binding, row, framework)) ?? "an amount";
  };

  for (const over of lines.over) {
    const { cell, rows, typed, sum } = over;
    const [first] = rows;
    const question = `“${first === undefined ? "" : nameOf(first)}” stands for ${rows.length} rows that come to ${formatPounds(sum)}, and ${formatPounds(typed)} was typed over it. What is it?`;
    const id = { kind: "over" as const, binding: binding.id, ...cell };
    ask(
      id,
      question,
      overChoices(kept, binding, over, { spread, table, framework }),
      first ?? null,
    );
  }
  for (const { row } of lines.displaced) {
    ask(
      { kind: "displaced", binding: binding.id, row: row.id },
      `“${nameOf(row.id)}” was moved to another column in the register, so this cell is left alone.`,
      [choice("move", "Move it here too", "The amount goes to the column it is of.")],
      row.id,
    );
  }
  for (const { rows, field } of lines.differs) {
    const [row] = rows;
    const known = row === undefined ? undefined : kept.row(binding.id, row);
    const definition = fieldOf(binding.register, field);
    if (row === undefined || known === undefined || definition === undefined) continue;
    const says = formatValue(definition.type, known.values?.[field] ?? null).text;
    const header = binding.columns.find((column) => column.field === field)?.header ?? field;
    ask(
      { kind: "differs", binding: binding.id, row, field },
      `The register says “${says}” for ${header} of “${nameOf(row)}” alone, and one cell stands for the whole line here. It was left as it is: type what the whole line is to say.`,
      [],
      row,
    );
  }
  for (const { header, year } of spread.fresh) {
    ask(
      { kind: "new-column", binding: binding.id, header },
      `A new column ${header}: take it as that year's amounts?`,
      [
        choice("take", `It is ${year}`, "Each amount in it is a new row of that year."),
        choice("leave", "Leave it alone", "It stays in the sheet, and nothing of it is sent."),
      ],
    );
  }
  for (const rivals of spread.rivals) questions.push(rivalQuestion(binding, rivals));
  for (const column of spread.lost) questions.push(lostColumn(binding, column));
  return questions;
}

function rivalQuestion(binding: Binding, { column, rivals }: Rivals): Question {
  const id: LineQuestionId = { kind: "rival-columns", binding: binding.id, key: column.key };
  const named = (those: readonly Rival[]) => those.map(({ header }) => `“${header}”`).join(" and ");
  const waiting = rivals.filter(({ isKnown }) => !isKnown);
  return {
    kind: "question",
    id: questionKey(id),
    at: null,
    question: `${named(rivals)} in ${binding.table.name} are headed alike. Which one has the amounts that were connected as “${column.header}”? Until you say, nothing under ${named(waiting)} is sent.`,
    choices: rivals.map((one) =>
      choice(
        String(one.id),
        `The one headed “${one.header}”`,
        one.isKnown
          ? "It goes on as it was, and the other is left alone."
          : "Where it says otherwise than the register, that is sent as a change, and the other is left alone.",
      ),
    ),
  };
}

function lostColumn(binding: Binding, { key, header }: SpreadColumn): Question {
  const id: LineQuestionId = { kind: "lost-column", binding: binding.id, key };
  return {
    kind: "question",
    id: questionKey(id),
    at: null,
    question: `The column “${header}” is no longer in ${binding.table.name}, so its amounts are left as the register has them. Undo brings it back.`,
    choices: [
      choice(
        "leave",
        "This sheet goes without it",
        "The register keeps its amounts, and nobody is asked.",
      ),
    ],
  };
}

/** More would not be read; the dashboard moves money between any two. */
const MOST_FUNDS = 6;

function overChoices(
  kept: KeptMemory,
  binding: Binding,
  over: TypedOver,
  {
    spread,
    table,
    framework,
  }: Readonly<{
    spread: NonNullable<Seen["table"]["spread"]>;
    table: Seen["table"];
    framework: Framework;
  }>,
): readonly Choice[] {
  const isMore = over.typed > over.sum;
  const by = formatPounds(difference(over));
  const isBudget = binding.register === "budgets";
  const further = isBudget
    ? choice(
        "award",
        isMore ? "Add an in-year award" : "Record a reduction",
        `A new row of ${by} beside the others.`,
      )
    : choice("award", "Add a further row", `A new row of ${by} beside the others.`);
  const beside = linesBeside(tableOfLines(table, spread), over, kept.rows(binding.id));
  return [
    choice(
      "correct",
      isBudget ? "Correct the opening budget" : "Correct the first amount",
      `It changes by ${by}, and the other rows stay.`,
    ),
    further,
    ...beside.slice(0, MOST_FUNDS).map(({ line, row }) => {
      const name = rowName({}, row, framework) ?? fundOf(row.values) ?? "another line";
      return choice(
        `move:${line}`,
        isMore ? `Move it from ${name}` : `Move it to ${name}`,
        `A virement of ${by} between the two, which stand or fall together.`,
      );
    }),
    choice("back", "Put the sum back", "The cell says again what the rows come to."),
  ];
}

function difference({ typed, sum }: TypedOver): TypedOver["sum"] {
  // Both are whole pence.
  return Math.abs(typed - sum) as TypedOver["sum"];
}

function fundOf(values: Readonly<Record<string, unknown>> | null): string | null {
  const fund = values?.fund;
  const isNamed = typeof fund === "object" && fund !== null && "text" in fund;
  return isNamed ? String(fund.text) : null;
}
