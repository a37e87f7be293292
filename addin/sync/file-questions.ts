import { namesAnotherYear } from "../../shared/sync/copied-file.ts";
import type { Opened } from "./open-workbook.ts";
import { choice, type Question, questionKey } from "./question.ts";

/** What is told of the file as it was opened, or as a person said it is. */
export function fileNotices({ oldRows, renewed = [] }: Opened): readonly Question[] {
  return [
    ...(oldRows > 0 ? [restoredNotice(oldRows)] : []),
    ...(renewed.length > 0 ? [renewedNotice(renewed)] : []),
  ];
}

/** Said once, when a file from its version history was opened. */
function restoredNotice(rows: number): Question {
  const count = rows === 1 ? "One row was" : `${rows} rows were`;
  return {
    kind: "question",
    id: questionKey({ kind: "restored" }),
    at: null,
    question: `This is an older version of the file. ${count} brought up to date with the register, and nothing was sent. To go back to old values, use a row's history.`,
    choices: [choice("ok", "Understood", "This note goes.")],
  };
}

/** Said once, when a file was made next year's: what in it is not new. */
function renewedNotice(said: readonly string[]): Question {
  return {
    kind: "question",
    id: questionKey({ kind: "renewed" }),
    at: null,
    question: `This is next year's file now. ${said.join(" ")} Where such a row says otherwise than the register, you are asked which holds.`,
    choices: [choice("ok", "Understood", "This note goes.")],
  };
}

/** Before anything is sent from a file that stands elsewhere or goes by another name. */
export function copyQuestion({
  kept,
  identity: now,
  likely = null,
  problem = null,
}: Opened): Question {
  const before = kept.head;
  const moved = choice("moved", "The same file, moved", "Everything goes on as it was.");
  const colleague = choice(
    "colleague",
    "A copy for a colleague",
    "The same rows, in a workbook of its own.",
  );
  const nextYear = choice(
    "next-year",
    "Next year's",
    "New rows are made from these; last year's stay.",
  );
  const forget = choice("forget", "Neither", "Foreplan is forgotten here and leaves the file.");
  const isLikely = likely !== null || namesAnotherYear(before.name, now.name);
  const looks = likely === null ? "" : `It looks like next year's: ${likely}. `;
  return {
    kind: "question",
    id: questionKey({ kind: "copy" }),
    at: null,
    question: `${problem === null ? "" : `${problem} `}This file was connected as “${before.name}” and is now “${now.name}”, or lies elsewhere. ${looks}Is this the same file moved, a copy for a colleague (same rows), next year's (new rows from these, last year stays), or neither (forget Foreplan here)? Until you say, nothing is sent.`,
    choices: isLikely ? [nextYear, moved, colleague, forget] : [moved, colleague, nextYear, forget],
  };
}
