import type { Framework } from "../../shared/framework/framework.ts";
import type { Rolled } from "../../shared/sync/rolled-forward.ts";
import { formatLongDate } from "../../shared/values/calendar-date.ts";
import { unreachable } from "../../shared/values/result.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { KeptMemory } from "./kept-memory.ts";
import type { Look } from "./look.ts";
import { choice, type Question, questionKey } from "./question.ts";
import type { Binding } from "./remembered.ts";
import { rowName } from "./row-name.ts";

type Seen = Extract<Look, { kind: "seen" }>;

/** What is asked of rows that were made next year's, or put right. */
export function rolledQuestions(
  kept: KeptMemory,
  binding: Binding,
  { rolled }: Seen,
  framework: Framework,
): readonly Question[] {
  const nameOf = (id: RowId) => {
    const row = kept.row(binding.id, id);
    return row === undefined ? null : rowName(binding, row, framework);
  };
  const renewals = [...rolled].flatMap(([id, one]) => {
    const asked = renewalQuestion(binding, id, one, nameOf(id));
    return asked === null ? [] : [asked];
  });
  const years = yearsRolled(rolled).size;
  return years === 0 ? renewals : [yearsQuestion(binding, years), ...renewals];
}

/** The rows of which the financial year was changed on many at once. */
export function yearsRolled(rolled: Seen["rolled"]): ReadonlySet<RowId> {
  return new Set([...rolled].flatMap(([id, { kind }]) => (kind === "year" ? [id] : [])));
}

function yearsQuestion(binding: Binding, count: number): Question {
  return {
    kind: "question",
    id: questionKey({ kind: "rolled", binding: binding.id }),
    at: null,
    question: `The financial year of ${count} rows was changed. Are these new rows for the new year (last year stays), or is the year put right?`,
    choices: [
      choice("new", "New rows", "Last year's rows stay in the register as they are."),
      choice("correct", "The year is put right", "The rows themselves change."),
    ],
  };
}

function renewalQuestion(
  binding: Binding,
  row: RowId,
  rolled: Rolled,
  name: string | null,
): Question | null {
  switch (rolled.kind) {
    case "year":
      return null;
    case "unknown":
      // It waits, unasked, for what the register has to say of it.
      return null;
    case "renewal":
      return {
        kind: "question",
        id: questionKey({ kind: "renewal", binding: binding.id, row }),
        at: { table: binding.id, row, field: null },
        question: `${name === null ? "An agreement" : `“${name}”`} ended on ${formatLongDate(rolled.ended)}, and both its start and its end were changed. Is this the renewal (a new agreement), or a correction?`,
        choices: [
          choice("new", "The renewal", "A new agreement; the one that ended stays as it is."),
          choice("correct", "A correction", "The dates of the agreement itself change."),
        ],
      };
    default:
      return unreachable(rolled);
  }
}
