import { z } from "zod";

/** The letters and digits a row id is made of: none that can be taken for another. */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
const ALPHABET = `${LETTERS}23456789`;
const LENGTH = 10;
/** Coprime to the twenty letters, so that one changed place changes the check character. */
const WEIGHTS = [1, 3, 7, 9, 11, 13, 17, 19, 21];
const COLUMN_KEY = /^[A-Za-z0-9-]{1,40}$/;

/**
 * A row's identity for ever: ten characters, the first and last letters, the last a check
 * character. Excel's fill handle counts digits up at the end of a text and a CSV round trip
 * rewrites what looks like a number; neither can make or spoil one. A row that is one cell of a
 * line spread over years carries the line's id, a full stop and the column's key.
 */
export const RowId = z.string().refine(isWellMade).brand<"RowId">();
export type RowId = z.infer<typeof RowId>;

/** Mints an id from `random`, a source of numbers in [0, 1). */
export function mintRowId(random: () => number): RowId {
  let body = pick(LETTERS, random);
  while (body.length < LENGTH - 1) body += pick(ALPHABET, random);
  return RowId.parse(body + checkCharacter(body));
}

/** Reads an id as a cell holds it: case and spaces do not matter. Null where it is none. */
export function readRowId(text: string): RowId | null {
  const [line = "", ...column] = text.replace(/\s/g, "").split(".");
  const folded = [line.toUpperCase(), ...column].join(".");
  return isRowId(folded) ? folded : null;
}

export function isRowId(text: string): text is RowId {
  return isWellMade(text);
}

/** The id of the row that stands in one column of a line. */
export function idInLine(line: RowId, columnKey: string): RowId {
  return RowId.parse(`${line}.${columnKey}`);
}

/** The line an id names: its own, or the one whose cell it is. */
export function lineOfId(id: RowId): RowId {
  return RowId.parse(id.slice(0, LENGTH));
}

/** The key of the column an id's row stands in; null for a row that is a line by itself. */
export function columnOfId(id: RowId): string | null {
  return id.length === LENGTH ? null : id.slice(LENGTH + 1);
}

/** Written for speed: every reference of every row that is pushed passes here. */
function isWellMade(text: string): boolean {
  const stop = text.indexOf(".");
  if (stop === -1) return isLineId(text);
  return isLineId(text.slice(0, stop)) && COLUMN_KEY.test(text.slice(stop + 1));
}

function isLineId(text: string): boolean {
  if (text.length !== LENGTH || !LETTERS.includes(text.charAt(0))) return false;
  let sum = 0;
  for (const [place, weight] of WEIGHTS.entries()) {
    const digit = ALPHABET.indexOf(text.charAt(place));
    if (digit === -1) return false;
    sum += weight * (digit + 1);
  }
  return text.charAt(LENGTH - 1) === LETTERS.charAt(sum % LETTERS.length);
}

function checkCharacter(body: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, place) => total + weight * (ALPHABET.indexOf(body.charAt(place)) + 1),
    0,
  );
  return LETTERS.charAt(sum % LETTERS.length);
}

function pick(characters: string, random: () => number): string {
  return characters.charAt(Math.floor(random() * characters.length));
}
