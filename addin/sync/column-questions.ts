import type { Ground } from "./ground.ts";
import { choice, type Question, questionKey } from "./question.ts";
import { type DoubtfulColumn, doubtfulColumns } from "./read-bound-table.ts";
import type { Binding } from "./remembered.ts";
import { atFormer, atHeader } from "./settle-columns.ts";

/** Which of two columns is the one that was connected; nothing of either is sent until it is said. */
export function columnQuestions(
  { id }: Pick<Binding, "id">,
  doubtful: readonly DoubtfulColumn[],
): readonly Question[] {
  return doubtful.map(({ column: { field, header }, former }) => {
    const happened =
      former === null
        ? `The column that was “${header}” was taken out, and another one stands under its name.`
        : `The column that was “${header}” is headed “${former.header}” now, and another one is headed “${header}”.`;
    const headed = choice(
      "headed",
      `The one headed “${header}” now`,
      "Where it says otherwise than the register, that is sent as a change.",
    );
    const was = choice(
      "former",
      `The one headed “${former?.header}” now`,
      "It goes on as it was, and the other column is left alone.",
    );
    return {
      kind: "question",
      id: questionKey({ kind: "which-column", binding: id, field }),
      at: null,
      question: `${happened} Which one does the register go by? Until you say, nothing of either is sent. Undo brings it back.`,
      choices: former === null ? [headed] : [was, headed],
    };
  });
}

/** Everything is found again first: what is in no doubt any more is left as it is. */
export async function answerColumn(
  { kept, workbook }: Ground,
  binding: Binding,
  field: string,
  choice: string,
): Promise<void> {
  const block = await workbook.readTable(binding.table);
  const doubtful = block === null ? [] : doubtfulColumns(binding, block);
  const asked = doubtful.filter(({ column }) => column.field === field);
  const settle = choice === "headed" ? atHeader : atFormer;
  if (asked.length > 0) kept.rebind(asked.reduce(settle, binding));
}
