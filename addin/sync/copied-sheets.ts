import { idsKnown, originalOf } from "../../shared/sync/copied-sheet.ts";
import type { TableWithIds } from "../workbook/workbook.ts";
import type { Ground } from "./ground.ts";
import type { KeptMemory } from "./kept-memory.ts";
import { choice, type Question, questionKey } from "./question.ts";
import type { Binding } from "./remembered.ts";

/** A table with the ids of a connected one that is not connected itself: its sheet was copied. */
export type CopiedTable = Readonly<{ of: Binding; copy: TableWithIds }>;

/** Sheets that were copied within the workbook: looked for when sheets came or went. */
export class CopiedSheets {
  #isDue = true;
  #found: readonly CopiedTable[] = [];
  #problem: string | null = null;

  /** A sheet came or went. */
  doubt(): void {
    this.#isDue = true;
  }

  /** The problem is why an answer could not be carried out. */
  answered(problem: string | null): void {
    this.#problem = problem;
    this.#isDue = true;
  }

  async look(ground: Pick<Ground, "workbook" | "kept">): Promise<void> {
    if (!this.#isDue || ground.kept.head.bindings.length === 0) return;
    this.#found = await copiedTables(ground);
    this.#isDue = false;
  }

  questions({ head }: KeptMemory): readonly Question[] {
    const settled = new Set([
      ...(head.aside ?? []),
      ...head.bindings.map(({ table }) => table.name),
    ]);
    return this.#found
      .filter(({ copy }) => !settled.has(copy.table.name))
      .map((copied) => copiedQuestion(copied, this.#problem));
  }
}

/** Tables that stand under the ids of a connected one, and are not connected themselves. */
export async function copiedTables({
  workbook,
  kept,
}: Pick<Ground, "workbook" | "kept">): Promise<readonly CopiedTable[]> {
  const { bindings } = kept.head;
  const tables = await workbook.tablesWithIds(new Set(bindings.map(({ table }) => table.id)));
  const known = bindings.map((of) => idsKnown(of, kept.rows(of.id).values()));
  return tables.flatMap((copy) => {
    const of = originalOf(copy.ids, known);
    return of === null ? [] : [{ of, copy }];
  });
}

function copiedQuestion({ of, copy }: CopiedTable, problem: string | null): Question {
  const { table, sheetName } = copy;
  return {
    kind: "question",
    id: questionKey({ kind: "copied-sheet", binding: of.id, table: table.name }),
    at: null,
    question: `${problem === null ? "" : `${problem} `}${table.name} on ${sheetName} has the same ids as ${of.table.name} on ${of.sheetName}, from which it was copied. Which one is the register's? Until you say, nothing is sent from ${sheetName}.`,
    choices: [
      choice("alone", of.sheetName, `${sheetName} is left alone: a copy of your own.`),
      choice("instead", sheetName, `It goes on there, and ${of.sheetName} is left alone.`),
      choice(
        "next-year",
        `Both: ${sheetName} is next year's`,
        "New rows are made from these; last year's stay.",
      ),
    ],
  };
}
