import type { Framework } from "../../shared/framework/framework.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { Choice } from "../session.ts";
import { columnQuestions } from "./column-questions.ts";
import type { KeptMemory } from "./kept-memory.ts";
import type { Look } from "./look.ts";
import { choice, type Question, type QuestionId, questionKey } from "./question.ts";
import { lineQuestions } from "./questions-of-lines.ts";
import type { Binding } from "./remembered.ts";
import { rolledQuestions } from "./rolled-questions.ts";
import { rowName } from "./row-name.ts";

const FOR_EVERYONE = choice(
  "everyone",
  "Remove for everyone",
  "They leave the register; history keeps them.",
);
const HERE_ONLY = choice(
  "here",
  "Only from this sheet",
  "The register keeps them, and this sheet goes without.",
);
const BRING_BACK = choice("back", "Bring them back", "They are added to this sheet again.");

export type QuestionSources = Readonly<{
  /** Rows found on other sheets of the workbook. */
  movedTo: ReadonlyMap<RowId, string>;
  framework: Framework;
}>;

/** The questions about one table. */
export function questionsOf(
  kept: KeptMemory,
  binding: Binding,
  look: Look | undefined,
  { movedTo, framework }: QuestionSources,
): readonly Question[] {
  const { singular } = registerOf(binding.register);
  const rows = [...kept.rows(binding.id).values()];
  const questions: Question[] = [];
  const ask = (
    id: QuestionId,
    question: string,
    choices: readonly Choice[],
    at: Question["at"] = null,
  ) => questions.push({ kind: "question", id: questionKey(id), at, question, choices });
  const where = (row: RowId) => ({ table: binding.id, row, field: null });

  const asked = rows.filter(({ standing }) => standing.kind === "asked-about");
  if (asked.length > 0) {
    const moved = asked.flatMap(({ id }) => movedTo.get(id) || []);
    const place = moved.length === 0 ? "" : ` (found at ${moved.slice(0, 3).join(", ")})`;
    const [refusal] = asked.flatMap(({ standing }) =>
      standing.kind === "asked-about" ? (standing.whyNotRemoved ?? []) : [],
    );
    const refused = refusal === undefined ? "" : ` They could not be removed: ${refusal}`;
    ask(
      { kind: "gone", binding: binding.id },
      `${asked.length} ${asked.length === 1 ? "row is" : "rows are"} no longer in ${binding.sheetName}${place}: ${names(binding, asked, framework)}. Removed for everyone, or only from this sheet? Undo brings them back too.${refused}`,
      [HERE_ONLY, FOR_EVERYONE, BRING_BACK],
    );
  }
  for (const { id, standing, values, cell } of rows) {
    if (standing.kind !== "removed") continue;
    const by = standing.conflict === null ? "" : ` by ${standing.conflict.theirsBy}`;
    ask(
      { kind: "removed", binding: binding.id, row: id },
      `“${rowName(binding, { id, values, cell }, framework) ?? singular}” was removed from the register${by}. Take it out of this sheet too, or restore it?`,
      [
        choice("out", "Take it out", "The row goes from this sheet."),
        choice("restore", "Restore it", "It is in the register again, as it was."),
      ],
      where(id),
    );
  }
  if (look === undefined) return questions;
  switch (look.kind) {
    case "read-only":
      break;
    case "table-gone":
      ask(
        { kind: "table-gone", binding: binding.id },
        `The table ${binding.table.name} is no longer in this workbook. Undo brings it back; the register keeps its rows.`,
        [choice("disconnect", "Stop asking", "The table is no longer connected.")],
      );
      break;
    case "no-ids":
      ask(
        { kind: "no-ids", binding: binding.id },
        `The Foreplan id column of ${binding.table.name} is gone, so nothing is sent. Undo brings it back; or it can be put back for every row that still says what it said.`,
        [choice("repair", "Put it back", "Rows that changed meanwhile are asked about.")],
      );
      break;
    case "mass-vanishing":
      ask(
        { kind: "gone", binding: binding.id },
        `${look.gone.length} rows vanished from ${binding.sheetName} at once, so sending is paused. Undo brings them back.`,
        [BRING_BACK, HERE_ONLY, FOR_EVERYONE],
      );
      break;
    case "seen":
      for (const { like } of look.sameRow) {
        const known = kept.row(binding.id, like);
        const name = known === undefined ? null : rowName(binding, known, framework);
        ask(
          { kind: "same", binding: binding.id, row: like },
          `A row without an id of its own says what “${name ?? singular}” said, or nearly, and that one is missing. Is it the same row?`,
          [
            choice("same", "The same row", "It goes on as it was."),
            choice("new", "A new row", "It becomes a row of its own, and the other stays missing."),
          ],
        );
      }
      for (const { text, like } of look.badIds) {
        ask(
          { kind: "bad", binding: binding.id, text },
          `“${text}” in the Foreplan id column is no id, so its row is held for checking and not sent.`,
          [
            ...(like === null
              ? []
              : [choice("same", "It is the missing row", "The row gets its id back.")]),
            choice("new", "It is a new row", "It gets an id of its own."),
          ],
        );
      }
      for (const { id } of look.strangers) {
        ask(
          { kind: "stranger", binding: binding.id, row: id },
          `A row has the id ${id}, which your register does not know; it may be another organisation's. It is held for checking and not sent.`,
          [choice("new", "It is a new row", "It gets an id of its own.")],
        );
      }
      questions.push(...rolledQuestions(kept, binding, look, framework));
      questions.push(...lineQuestions(kept, binding, look, framework));
      if (look.idsWait !== null) {
        const why = `New rows in ${binding.sheetName} wait for their ids. ${look.idsWait}`;
        ask({ kind: "blocked", binding: binding.id }, why, []);
      }
      for (const column of look.table.lost) {
        ask(
          { kind: "lost", binding: binding.id },
          `The column “${column.header}” is no longer in ${binding.table.name}, so it is left alone and nothing of it is sent. Undo brings it back.`,
          [],
        );
      }
      questions.push(...columnQuestions(binding, look.table.doubtful));
  }
  return questions;
}

function names(
  { spread }: Pick<Binding, "spread">,
  rows: readonly Pick<RowMemory, "id" | "values" | "cell">[],
  framework: Framework,
): string {
  const known = rows.flatMap((row) => rowName({ spread }, row, framework) ?? []);
  const shown = known.slice(0, 3).map((name) => `“${name}”`);
  return known.length > 3 ? `${shown.join(", ")} and others` : shown.join(", ");
}
