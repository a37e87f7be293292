import type { BreakClause } from "../registers/field.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import { dayOfSerial } from "../values/excel-serial.ts";
import { meaningOfFormat } from "../values/number-format.ts";
import { plain } from "../values/plain-text.ts";
import type { Term } from "../values/term.ts";
import { type CellReading, type ReadingContext, read, seenIn, unread } from "./cell-reading.ts";
import { dateIn } from "./date-text.ts";
import type { KindReader } from "./kind-reader.ts";
import { saysNothing } from "./plain-words.ts";
import { termIn } from "./term-text.ts";

const ACCEPTED = "the earliest day and the notice, such as 2020-04-01 6 months";
const NO_CLAUSE = new Set(["no", "no break clause", "no break", "nil"]);
const A_CLAUSE = new Set(["yes", "y", "included", "break clause"]);

export function breakClauseReader(context: ReadingContext): KindReader<BreakClause> {
  return {
    accepted: ACCEPTED,
    text: (text) => readText(plain(text)),
    number(value, cell) {
      const isDate = meaningOfFormat(cell.format).date !== "none";
      const from = isDate ? dayOfSerial(value, context.date1904) : null;
      return from === null ? unread(seenIn(cell), ACCEPTED) : read({ from, notice: null });
    },
    truth: (value) =>
      value ? read({ from: null, notice: null }) : { kind: "not-known", word: "FALSE" },
  };
}

function readText(text: string): CellReading<BreakClause> {
  const small = text.toLowerCase();
  const nothing = saysNothing(text);
  if (nothing !== undefined) return nothing;
  // That there is none is an absence like any other; a check asks where one is demanded.
  if (NO_CLAUSE.has(small)) return { kind: "not-known", word: text };
  if (A_CLAUSE.has(small)) return read({ from: null, notice: null });
  if (text.length > 80) return unread(text, ACCEPTED);
  const clause = clauseIn(text);
  return clause === null ? unread(text, ACCEPTED) : read(clause);
}

/** A date, a notice, or both with the date first: tried at every space, for dates hold spaces too. */
function clauseIn(text: string): BreakClause | null {
  const words = text
    .replace(/[,;]/g, " ")
    .split(" ")
    .filter((word) => word !== "");
  for (let cut = words.length; cut >= 0; cut--) {
    const from = cut === 0 ? null : dateOf(words.slice(0, cut).join(" "));
    const notice = cut === words.length ? null : noticeOf(words.slice(cut).join(" "));
    if ((cut === 0 || from !== null) && (cut === words.length || notice !== null)) {
      return { from, notice };
    }
  }
  return null;
}

function dateOf(words: string): CalendarDate | null {
  return dateIn(words.replace(/^(?:on or )?(?:from|after|on) /i, ""));
}

function noticeOf(words: string): Term | null {
  return termIn(words.replace(/^(?:with|on|giving|at|and|subject to) /i, ""));
}
