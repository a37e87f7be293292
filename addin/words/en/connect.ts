import { shortened } from "../../../shared/values/shortened.ts";
import type { PreviewLine } from "../../session.ts";
import { canRead } from "./can-read.ts";
import { common, counted } from "./everywhere.ts";

const { number } = common;

/** What connecting would do, in numbers. */
type Sum = Readonly<{
  rows: number;
  fresh: number;
  same: number;
  possibleDuplicates: number;
  untold: number;
  unreadable: number;
  leftAlone: number;
}>;

export const connect = {
  title: "Choose the sheet",
  looking: "Looking through the workbook",
  found: (tables: number) =>
    tables === 1 ? "We found one table." : `We found ${tables} tables. Choose one.`,
  nothingFound: "No table was found",
  nothingFoundNext:
    "Foreplan looks for a row of headings with rows beneath. Open the sheet that has them, then look again.",
  lookAgain: "Look again",
  notNow: "Not now",
  choose: (sheet: string) => `Choose ${sheet}`,
  looksLike: (register: string) => `Looks like ${register}`,
  understood: (known: number, all: number) => `${known} of ${all} columns understood`,
  notTheirs: (register: string, writers: readonly string[], role: string) =>
    `${register} are written by ${writers.join(" or ")}; you are signed in as ${role}. Ask one of them to connect this sheet, unless it is of something else.`,
  becomesTable:
    "This is a plain range. Connecting turns it into an Excel table, so that sorting keeps rows together.",
  obstacle: "Cannot be connected as it is",
  onlyReading: "Can only be read as it is",
  chooseToRead: (sheet: string) => `Read ${sheet} only`,
  asBefore: (sheet: string) => `Understood as you connected ${sheet}.`,
  howLabel: "How this range is connected",
  asTable: "Make it an Excel table",
  asReadOnly: "Read it only",
  readOnlyGives:
    "Read only: its rows are checked and kept in the register, with their dates. Nothing is ever written into the sheet.",
  readOnlyLacks:
    "It gets no id column, so rows are known by their reference or name. What you change is shown to you before it is sent, and what others change does not arrive here.",
  register: "These rows are",
  spread: (columns: number, by: "financialYear" | "fund") =>
    by === "fund"
      ? `${columns} columns are funds: one row for each fund`
      : `${columns} columns are financial years: one row for each year`,
  spreadHelp:
    "Each amount is a row of its own. The rest of the line belongs to all of them, and your sheet stays as it is.",
  spreadUnread:
    "Left alone: years or funds across need an id beside each line, and a sheet that is only read gets none.",
  spreadAlone: "Left alone. Nothing in these columns is read, changed or sent.",
  questions: "We are not sure about",
  columnsUnderstood: "Columns we understand",
  columnsAlone: "Columns left alone",
  aloneHelp: "Nothing in these columns is read, changed or sent.",
  leaveAlone: "Leave alone",
  fieldFor: (header: string) => `What “${header}” is`,
  noHeader: (column: number) => `Column ${column} (no heading)`,
  empty: "(empty)",
  sure: "sure",
  likely: "likely",
  guess: "a guess",
  chosen: "your choice",
  alone: "left alone",
  twice: (field: string) =>
    `Two columns are both “${field}”. Choose another for one of them, or leave it alone.`,
  everyRow: "The same for every row",
  everyRowHelp: "From a heading, a title or your answer. It stays out of your sheet.",
  missing: (field: string) => `No column says the ${field}. What is it for these rows?`,
  whichColumn: (field: string) => `Which column says the ${field}?`,
  /** A column to choose, by its heading and what its first cell says. */
  columnToChoose: (heading: string, sample: string | undefined) =>
    sample === undefined ? heading : `${heading} (${shortened(sample, 40)})`,
  orColumn: (field: string) => `Or the column that says the ${field}`,
  missingNeeded: (field: string) => `Say the ${field}, or choose the column that has it.`,
  missingByColumn: (field: string) =>
    `No column says the ${field}. Choose the column that has it, above.`,
  yearNotRead: "Write the year as 2026/27.",
  dateNotRead: "Write the date as 31/03/2026.",
  moneyNotRead: "Write the amount in pounds, as 12,500.",
  next: "See what will happen",
  previewTitle: "What will happen",
  previewing: "Checking every row",
  nothingYet: "Nothing has been changed yet.",
  comesIn: "What comes into your workbook",
  comesTable: "The range becomes an Excel table.",
  comesColumn: "A narrow grey column, “Foreplan id”, at the right of the rows.",
  comesSheets:
    "Two sheets, “Foreplan alerts” and “Forward plan”, kept up to date, and a hidden one by which the file is known again.",
  /** "84 rows: 61 new, 20 known already, 3 possible duplicates; 5 cells could not be read." */
  sum: (sum: Sum) => {
    const parts = [
      ...(sum.fresh > 0 ? [`${number(sum.fresh)} new`] : []),
      ...(sum.same > 0 ? [`${number(sum.same)} the same as already known`] : []),
      ...(sum.possibleDuplicates > 0
        ? [counted(sum.possibleDuplicates, "possible duplicate", "possible duplicates")]
        : []),
      ...(sum.untold > 0 ? [`${number(sum.untold)} not told apart`] : []),
    ];
    const rest = [
      ...(sum.unreadable > 0 ? [`${counted(sum.unreadable, "cell", "cells")} unreadable`] : []),
      ...(sum.leftAlone > 0 ? [`${counted(sum.leftAlone, "column", "columns")} left alone`] : []),
    ];
    const rows = counted(sum.rows, "row", "rows");
    const first = parts.length === 0 ? rows : `${rows}: ${parts.join(", ")}`;
    return `${[first, ...rest].join("; ")}.`;
  },
  rowByRow: "Row by row",
  line: (row: number, kind: PreviewLine["kind"], of: string | null) => {
    const known = of === null ? "" : ` “${of}”`;
    const said = {
      new: "new",
      known: `the same as${known} in the register`,
      "possible-duplicate": `possible duplicate of${known}, which says something else`,
      untold: "not told apart from another row, so left out",
    };
    return `line ${row}: ${said[kind]}`;
  },
  asked: "Please tell us",
  openEnded: (header: string, words: readonly string[], cells: number) =>
    `“${header}”: ${cells === 1 ? "one cell says" : `${number(cells)} cells say`} ${words.map((word) => `“${word}”`).join(" or ")}.`,
  openEndedYes: "No date is known there yet",
  alike: (names: readonly string[]) =>
    `${names.map((name) => `“${name}”`).join(" and ")} look like one name.`,
  moreNames: (left: number) =>
    `Show ${counted(left, "more name that looks like another", "more names that look like others")}`,
  alikeYes: (name: string) => `They are one: “${name}”`,
  errors: (count: number) =>
    counted(
      count,
      "problem will be recorded, and stay open",
      "problems will be recorded, and stay open",
    ),
  errorsHelp: "What is in your sheet today is taken as it is. Nothing is turned away now.",
  warnings: (count: number) => counted(count, "thing to check", "things to check"),
  unreadable: (count: number) =>
    counted(count, "cell could not be read", "cells could not be read"),
  unreadableHelp: "These cells stay as they are. The rest of each row is taken.",
  seenAccepted: (seen: string, accepted: string) =>
    `It says “${shortened(seen)}”. ${canRead(accepted)}`,
  skipped: (count: number) => counted(count, "line is not a row", "lines are not rows"),
  skippedLine: (row: number, why: string) => `Line ${row}: ${why}`,
  newNames: (count: number) => counted(count, "new name", "new names"),
  newNamesHelp: "Nobody has used these names yet. Connecting adds each one once.",
  leftAlone: (count: number) => counted(count, "column left alone", "columns left alone"),
  notes: (count: number) => counted(count, "note", "notes"),
  andMore: (count: number) => `and ${count} more`,
  connect: (rows: number) => `Connect ${counted(rows, "row", "rows")}`,
  read: (rows: number) => `Read ${counted(rows, "row", "rows")}`,
  connecting: "Connecting",
  done: "Connected",
  doneSentence:
    "The narrow grey column at the right, “Foreplan id”, is how a row is known again after sorting, inserting or copying. Please leave it there.",
  readOnlyDone:
    "Nothing was written into your sheet, and nothing will be. What you change in it is shown under To do before it is sent.",
  doneSheets:
    "What falls due stands on two sheets of its own, “Foreplan alerts” and “Forward plan”.",
  doneNext: "Go on working as you always have.",
  finish: "Start",
};
