import { cellOf } from "../../shared/sync/spread-cells.ts";
import { type RowId, readRowId } from "../../shared/values/row-id.ts";
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
  #found: readonly TableWithIds[] = [];
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

  async look({ workbook, kept }: Pick<Ground, "workbook" | "kept">): Promise<void> {
    const { bindings } = kept.head;
    if (!this.#isDue || bindings.length === 0) return;
    const connected = new Set(bindings.map(({ table }) => table.id));
    this.#found = await workbook.tablesWithIds(connected);
    this.#isDue = false;
  }

  questions(kept: KeptMemory): readonly Question[] {
    const aside = new Set(kept.head.aside);
    return copiesAmong(this.#found, kept)
      .filter(({ copy }) => !aside.has(copy.table.name))
      .map((copied) => copiedQuestion(copied, this.#problem));
  }
}

/** Which of these tables stand under ids of a connected one. */
export function copiesAmong(
  tables: readonly TableWithIds[],
  kept: KeptMemory,
): readonly CopiedTable[] {
  const connected = new Set(kept.head.bindings.map(({ table }) => table.name));
  const known = kept.head.bindings.map((of) => ({ of, ids: idsOf(kept, of) }));
  return tables
    .filter(({ table }) => !connected.has(table.name))
    .flatMap((copy) => {
      const shown = copy.ids.flatMap((text) => readRowId(text) ?? []);
      const original = known.find(({ ids }) => shown.some((id) => ids.has(id)));
      return original === undefined ? [] : [{ of: original.of, copy }];
    });
}

/** The ids that rows of a table stand under: their own, or their lines'. */
function idsOf(kept: KeptMemory, { id }: Binding): ReadonlySet<RowId> {
  const rows = [...kept.rows(id).values()];
  return new Set(rows.map((row) => cellOf(row)?.line ?? row.id));
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
