import { plain } from "../values/plain-text.ts";
import { namesFit } from "./column-sample.ts";
import type { HeaderText } from "./header-text.ts";
import { meaningOf, saysNothing } from "./plain-words.ts";
import type { RawCell } from "./raw-sheet.ts";

const SAYS_FIGURES = /\b(?:number|no|amount|date)$/;
const SAYS_NAMES = /\b(?:name|title)$/;
/** So few cells may all be slips. */
const FEWEST = 4;
const MOSTLY = 0.8;

/** Whether a header's own words promise such cells as these flatly are not, whatever it names. */
export function isAtOdds({ spellings }: HeaderText, sample: () => readonly RawCell[]): boolean {
  const [spelling = ""] = spellings;
  if (SAYS_NAMES.test(spelling)) return namesFit(sample()).verdict === "against";
  return SAYS_FIGURES.test(spelling) && isWithoutFigures(sample());
}

function isWithoutFigures(sample: readonly RawCell[]): boolean {
  const said = sample.map(({ value }) => plain(String(value))).filter(saysSomething);
  const words = said.filter((text) => !/\d/.test(text));
  return words.length >= FEWEST && words.length >= said.length * MOSTLY;
}

function saysSomething(text: string): boolean {
  return saysNothing(text) === undefined && meaningOf(text) === undefined;
}
