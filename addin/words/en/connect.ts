import { canRead } from "./can-read.ts";
import { counted } from "./everywhere.ts";

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
  becomesTable:
    "This is a plain range. Connecting turns it into an Excel table, so that sorting keeps rows together.",
  obstacle: "Cannot be connected as it is",
  register: "These rows are",
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
  count: {
    rows: (rows: number) => counted(rows, "row was read", "rows were read"),
    fresh: (rows: number) =>
      counted(rows, "row is new to the register", "rows are new to the register"),
    same: (rows: number) =>
      counted(rows, "row is in the register already", "rows are in the register already"),
    possibleDuplicates: (rows: number) =>
      counted(rows, "row may be there twice", "rows may be there twice"),
  },
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
  seenAccepted: (seen: string, accepted: string) => `It says “${seen}”. ${canRead(accepted)}`,
  skipped: (count: number) => counted(count, "line is not a row", "lines are not rows"),
  skippedLine: (row: number, why: string) => `Line ${row}: ${why}`,
  newNames: (count: number) => counted(count, "new name", "new names"),
  newNamesHelp: "Nobody has used these names yet. Connecting adds each one once.",
  leftAlone: (count: number) => counted(count, "column left alone", "columns left alone"),
  notes: (count: number) => counted(count, "note", "notes"),
  andMore: (count: number) => `and ${count} more`,
  connect: (rows: number) => `Connect ${counted(rows, "row", "rows")}`,
  connecting: "Connecting",
  done: "Connected",
  doneSentence:
    "The narrow grey column at the right, “Foreplan id”, is how a row is known again after sorting, inserting or copying. Please leave it there.",
  doneNext: "Go on working as you always have.",
  finish: "Start",
};
