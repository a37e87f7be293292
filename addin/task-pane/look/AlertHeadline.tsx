import type { AlertView } from "../../../shared/sync/screens.ts";
import { CalendarDate, formatDate } from "../../../shared/values/calendar-date.ts";
import type { Words } from "../../words/en.ts";
import { isLate, kindWords, whenWords } from "./entry-words.ts";
import { useWords } from "./use-words.ts";

/** What the date is, when it is, and how far off. */
export function AlertHeadline({ alert }: Readonly<{ alert: AlertView }>) {
  const words = useWords();
  const date = CalendarDate.safeParse(alert.date);
  const when = whenWords(alert, words);
  return (
    <p>
      {alertWords(alert, words)}{" "}
      <strong className="date">{date.success ? formatDate(date.data) : alert.date}</strong>
      {", "}
      {isLate(alert) ? <strong className="late">{when}</strong> : when}
    </p>
  );
}

/** A renewal step is called by its name, which its title has after the row's. */
export function alertWords({ kind, title, subjectName }: AlertView, words: Words): string {
  const named = `${subjectName}: `;
  if (kind !== "work-back" || !title.startsWith(named)) return words.plan.kinds[kind];
  return kindWords({ kind, step: title.slice(named.length) }, words);
}
