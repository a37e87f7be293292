import { dayIn, decidingDay, editionOfRow, yearIn } from "../forward-plan/edition-of-row.ts";
import { type ChosenEdition, editionAt, editionWhenMade } from "../framework/edition-at.ts";
import { callOfEdition, type Edition, type Framework } from "../framework/framework.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { formatLongDate, type IsoDay } from "../values/calendar-date.ts";
import { firstDayOfYear } from "../values/financial-year.ts";
import type { Slice } from "./check.ts";
import { type Message, messagesOf } from "./message.ts";
import { scopeKindOf, scopeSubject, subjectAndYear } from "./scope-key.ts";

export const editionWords = {
  only: (p: { called: string }) => `judged by: ${p.called}`,
  inForce: (p: { called: string; from: IsoDay }) =>
    `judged by: ${p.called}, in force from ${formatLongDate(p.from)}`,
  early: (p: { called: string; from: IsoDay }) =>
    `decided before the first edition; checked under ${p.called}, in force from ${formatLongDate(p.from)}`,
};

const say = messagesOf("edition", editionWords);

/** The framework a scope is judged by; where there are editions, which, and what findings say of it. */
export type Judged = Readonly<{
  framework: Framework;
  stamp: Readonly<{ edition: number; note: Message }> | null;
}>;

/**
 * A scope of a year or a month is judged by the edition in force on its first day, every other
 * scope by that of the row it is about. So a scope has one edition, whoever looks at it and when.
 */
export function judgedBy(framework: Framework, slice: Slice): Judged {
  const { editions } = framework;
  const chosen = editions === undefined ? null : editionOfScope(editions, slice);
  if (editions === undefined || chosen === null) return { framework, stamp: null };
  const stamp = { edition: editions.indexOf(chosen.edition), note: noteOf(chosen) };
  return { framework: chosen.edition.framework, stamp };
}

/**
 * What findings of a framework without editions say where it came into force only after what they
 * are about was decided: it is then its own first edition. Null where nothing is to be said.
 */
export function earlyNote({ document }: Framework, slice: Slice): Message | null {
  const from = dayIn(document.effectiveFrom);
  const day = from === null ? null : (firstDayOfScope(slice) ?? dayOfSubject(slice));
  if (from === null || day === null || day >= from) return null;
  return say.early({ called: callOfEdition(document), from });
}

function editionOfScope(editions: readonly Edition[], slice: Slice): ChosenEdition | null {
  const day = firstDayOfScope(slice);
  if (day !== null) return editionAt(editions, day);
  const row = subjectIn(slice);
  if (row === undefined) return editionWhenMade(editions, null);
  return editionOfRow(editions, row);
}

function dayOfSubject(slice: Slice): IsoDay | null {
  const row = subjectIn(slice);
  return row === undefined ? null : decidingDay(row);
}

/** The row that a scope is about, where it is a row's. */
function subjectIn({ key, members }: Slice): AnyRow | undefined {
  const subject = scopeSubject(key);
  return members.find(({ id }) => id === subject);
}

function firstDayOfScope({ key }: Slice): IsoDay | null {
  const kind = scopeKindOf(key);
  if (kind === "month") return dayIn(scopeSubject(key));
  if (kind !== "fund-year" && kind !== "scheme-year") return null;
  const year = yearIn(subjectAndYear(key).year);
  return year === null ? null : firstDayOfYear(year);
}

function noteOf({ edition, early }: ChosenEdition): Message {
  const { framework, from } = edition;
  const called = callOfEdition(framework.document);
  if (from === null) return say.only({ called });
  return early ? say.early({ called, from }) : say.inForce({ called, from });
}
