import { type CalendarDate, isDay } from "../../values/calendar-date.ts";
import type { Term } from "../../values/term.ts";
import { enw } from "./welsh-names.ts";

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

/** "3 blynedd", "18 mis": Welsh counts with the singular, which the number before it may mutate. */
export function cyfnod(term: Term): string {
  const count = Number(term.slice(1, -1));
  const unit = term.at(-1);
  if (unit === "M" && count > 0 && count % 12 === 0) return blynyddoedd(count / 12);
  if (unit === "M") return `${count} ${count === 2 ? "fis" : "mis"}`;
  if (unit === "W") return `${count} wythnos`;
  return `${count} ${count === 2 ? "ddiwrnod" : "diwrnod"}`;
}

function blynyddoedd(count: number): string {
  if (count === 1) return "1 flwyddyn";
  if (count === 2) return "2 flynedd";
  return `${count} ${[3, 4, 6].includes(count) ? "blynedd" : "mlynedd"}`;
}

/** "Teitl, Cronfa a Swm"; "a" is "ac" before a vowel. */
export function rhestr(words: readonly string[], last: "a" | "neu" = "a"): string {
  if (words.length < 2) return words.join("");
  const end = words.at(-1) ?? "";
  const and = last === "a" && /^[aeiouwyâêîôûŵŷ]/i.test(end) ? "ac" : last;
  return `${words.slice(0, -1).join(", ")} ${and} ${end}`;
}

/** The same of our own names, each in Welsh. */
export function rhestrEnwau(names: readonly string[], last: "a" | "neu" = "a"): string {
  return rhestr(names.map(enw), last);
}
