import { meaningOf } from "../../shared/reading/plain-words.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { plain } from "../../shared/values/plain-text.ts";
import type { CellPlace, ToDo } from "../session.ts";
import { questionKey } from "./question.ts";
import type { Binding } from "./remembered.ts";

/** Whether a date's cell says "Ongoing" or the like: no date, and no mistake either. */
export function saysOpenEnded(register: RegisterKey, field: string, seen: string): boolean {
  return fieldOf(register, field)?.type.kind === "date" && meaningOf(plain(seen)) !== undefined;
}

export type OpenEndedCell = Readonly<{ at: CellPlace; field: string; seen: string }>;

/** "Ongoing" where a date is due is asked about once per column, and never dropped. */
export function openEndedQuestions(
  binding: Binding,
  cells: readonly OpenEndedCell[],
): readonly ToDo[] {
  const fields = new Set(cells.map(({ field }) => field));
  return [...fields].map((field) => {
    const those = cells.filter((cell) => cell.field === field);
    const label = fieldOf(binding.register, field)?.label ?? field;
    const words = [...new Set(those.map(({ seen }) => `“${seen}”`))].join(" or ");
    const count = those.length === 1 ? "One cell says" : `${those.length} cells say`;
    return {
      kind: "question",
      id: questionKey({ kind: "open-ended", binding: binding.id, field }),
      at: those[0]?.at ?? null,
      about: those.map(({ at, seen }) => ({ at, name: at.rowName ?? label, detail: `“${seen}”` })),
      question: `${label}: ${count} ${words}. Is no date known yet? If one is, type it into the cell.`,
      choices: [
        {
          key: "no-date",
          label: "No date is known yet",
          consequence: "Your words stay. The forward plan says that the end is not known.",
        },
      ],
    };
  });
}

/** From now on the column's words mean that no date is known. */
export function withOpenEnded(binding: Binding, field: string): Binding {
  return { ...binding, openEnded: [...new Set([...(binding.openEnded ?? []), field])] };
}
