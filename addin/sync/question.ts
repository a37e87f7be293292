import type { RowId } from "../../shared/values/row-id.ts";
import type { Choice, ToDo } from "../session.ts";

export type Question = Extract<ToDo, { kind: "question" }>;

/** What only a person can answer, by the id the answer comes back with. */
export type QuestionId =
  | FileQuestionId
  | Readonly<{ kind: "gone" | "rolled"; binding: string }>
  | Readonly<{ kind: "removed" | "same" | "stranger" | "renewal"; binding: string; row: RowId }>
  | Readonly<{ kind: "bad"; binding: string; text: string }>
  | Readonly<{ kind: "open-ended" | "which-column"; binding: string; field: string }>
  | Readonly<{ kind: "proposed" | "read-new" | "untold"; binding: string }>
  | Readonly<{ kind: "no-ids" | "lost" | "blocked" | "table-gone"; binding: string }>
  | LineQuestionId;

/** What is asked, or told, about the file as a whole. */
export type FileQuestionId =
  | Readonly<{ kind: "copy" }>
  | Readonly<{ kind: "restored" }>
  | Readonly<{ kind: "renewed" }>
  /** A sheet of our own could not be written. */
  | Readonly<{ kind: "unwritten"; why: string }>
  | CopiedSheetId;

/** By the name of the copy: Excel's ids of its tables are new each time. */
export type CopiedSheetId = Readonly<{ kind: "copied-sheet"; binding: string; table: string }>;

/** What is asked about one table. */
export type TableQuestionId = Exclude<QuestionId, FileQuestionId>;

export function questionKey(id: QuestionId): string {
  return JSON.stringify(id);
}

/** Only keys this module made come back, through the pane. */
export function questionOf(key: string): QuestionId {
  return JSON.parse(key) as QuestionId;
}

export const choice = (key: string, label: string, consequence: string): Choice => ({
  key,
  label,
  consequence,
});

/** What is asked about lines with amounts side by side. */
export type LineQuestionId =
  | Readonly<{ kind: "over"; binding: string; line: RowId; key: string }>
  | Readonly<{ kind: "displaced"; binding: string; row: RowId }>
  | Readonly<{ kind: "differs"; binding: string; row: RowId; field: string }>
  | Readonly<{ kind: "new-column"; binding: string; header: string }>
  | Readonly<{ kind: "rival-columns"; binding: string; key: string }>
  | Readonly<{ kind: "lost-column"; binding: string; key: string }>;
