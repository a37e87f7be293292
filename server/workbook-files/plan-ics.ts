import {
  addDays,
  firstDayOf,
  type IsoDay,
  isDay,
  lastDayOf,
} from "../../shared/values/calendar-date.ts";
import type { PlanLine } from "./plan-lines.ts";

/** Lines of a calendar file are at most 75 bytes; a longer one goes on after a space. */
const LONGEST_LINE = 75;

/**
 * The plan as a calendar of whole days. An entry of which only the month is known takes the month;
 * one without a date cannot be in a calendar.
 */
export function planIcs(lines: readonly PlanLine[], asAt: IsoDay): string {
  const events = lines.flatMap((line) =>
    line.date === null ? [] : eventLines(line, line.date, asAt),
  );
  const calendar = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Foreplan//Forward plan//EN",
    ...events,
    "END:VCALENDAR",
  ];
  return `${calendar.map(folded).join("\r\n")}\r\n`;
}

function eventLines(
  line: PlanLine,
  date: NonNullable<PlanLine["date"]>,
  asAt: IsoDay,
): readonly string[] {
  const known = isDay(date) ? "" : " (only the month is known)";
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(line.id)}@foreplan`,
    `DTSTAMP:${compact(asAt)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(firstDayOf(date))}`,
    `DTEND;VALUE=DATE:${compact(addDays(lastDayOf(date), 1))}`,
    `SUMMARY:${escaped(line.title + known)}`,
    `DESCRIPTION:${escaped(line.steps.join("\n"))}`,
    `CATEGORIES:${escaped(line.kind)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function compact(day: IsoDay): string {
  return day.replaceAll("-", "");
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n?|\n/g, "\\n");
}

/** Never in the middle of a character: the limit counts bytes. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LONGEST_LINE) {
      pieces.push(piece);
      piece = " ";
      bytes = 1;
    }
    piece += character;
    bytes += size;
  }
  return [...pieces, piece].join("\r\n");
}
