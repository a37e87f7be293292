import type { AlertView } from "../../../shared/sync/screens.ts";
import { CalendarDate, formatDate } from "../../../shared/values/calendar-date.ts";
import { isLate, whenWords } from "./entry-words.ts";
import { useWords } from "./use-words.ts";

/** What the date is, when it is, and how far off. */
export function AlertHeadline({ alert }: Readonly<{ alert: AlertView }>) {
  const words = useWords();
  const date = CalendarDate.safeParse(alert.date);
  const when = whenWords(alert, words);
  return (
    <p>
      {words.plan.kinds[alert.kind]}{" "}
      <strong className="date">{date.success ? formatDate(date.data) : alert.date}</strong>
      {", "}
      {isLate(alert) ? <strong className="late">{when}</strong> : when}
    </p>
  );
}
