import { type CalendarDate, isDay } from "../../values/calendar-date.ts";
import type { Term } from "../../values/term.ts";

const MONTHS =
  "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split(
    " ",
  );

/** "31 Mawrth 2025", and "Mawrth 2025" where only the month is known. */
export function dyddiad(date: CalendarDate): string {
  const month = MONTHS[Number(date.slice(5, 7)) - 1];
  const year = date.slice(0, 4);
  return isDay(date) ? `${Number(date.slice(8, 10))} ${month} ${year}` : `${month} ${year}`;
}

/** "3 blynedd", "18 mis": Welsh counts with the singular. */
export function cyfnod(term: Term): string {
  const count = Number(term.slice(1, -1));
  const unit = term.at(-1);
  if (unit === "M" && count > 0 && count % 12 === 0) return `${count / 12} blynedd`;
  return `${count} ${unit === "M" ? "mis" : unit === "W" ? "wythnos" : "diwrnod"}`;
}

/** "Teitl, Cronfa a Swm"; "a" is "ac" before a vowel. */
export function rhestr(words: readonly string[], last: "a" | "neu" = "a"): string {
  if (words.length < 2) return words.join("");
  const end = words.at(-1) ?? "";
  const and = last === "a" && /^[aeiouwyâêîôûŵŷ]/i.test(end) ? "ac" : last;
  return `${words.slice(0, -1).join(", ")} ${and} ${end}`;
}
