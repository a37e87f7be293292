import type { Term } from "../values/term.ts";
import type { LengthUnit } from "./cell-reading.ts";
import { lengthUnit, termOfLengths } from "./term-text.ts";

/** "3+1+1" taken apart: lengths in order, and whether the first is itself only added on. */
export type PlusSum = Readonly<{ lengths: readonly Term[]; onlyAdded: boolean }>;

const SUM = /^\(?(\+)? ?(\d+(?:\.\d+)? ?[a-z]*(?: ?\+ ?\d+(?:\.\d+)? ?[a-z]*)*)\)? ?([a-z]*)$/i;
const PART = /^(\d+(?:\.\d+)?) ?([a-z]*)$/i;

/**
 * Reads `3+1`, `2+1+1`, `3 + 1 + 1 years`, `36 months + 12`, `+1 +1`. A part without its unit takes
 * the one that the others or the column state; where none is stated, small numbers are years and
 * numbers from 12 are months, as contracts are spoken of. Null where that leaves a doubt.
 */
export function readPlusSum(text: string, columnUnit: LengthUnit | null): PlusSum | null {
  if (!text.includes("+") || text.length > 60) return null;
  const sum = SUM.exec(text);
  if (sum === null) return null;
  const [, plus, body = "", trailing = ""] = sum;

  const parts: { amount: number; unit: LengthUnit | null }[] = [];
  for (const part of body.split("+")) {
    const [, amount, word = ""] = PART.exec(part.trim()) ?? [];
    if (amount === undefined) return null;
    const unit = word === "" ? null : lengthUnit(word.toLowerCase());
    if (word !== "" && unit === null) return null;
    parts.push({ amount: Number(amount), unit });
  }
  if (trailing !== "" && lengthUnit(trailing.toLowerCase()) === null) return null;

  const stated = new Set(parts.flatMap(({ unit }) => (unit === null ? [] : [unit])));
  if (trailing !== "") stated.add(lengthUnit(trailing.toLowerCase()) ?? "years");
  const implied =
    stated.size === 1
      ? ([...stated][0] ?? null)
      : stated.size === 0
        ? (columnUnit ?? spokenUnit(parts.map(({ amount }) => amount)))
        : null;

  const lengths: Term[] = [];
  for (const { amount, unit } of parts) {
    const its = unit ?? implied;
    // "3 years + 12": twelve years are not meant, and twelve months are not said.
    if (its === null || (unit === null && its === "years" && amount >= 12)) return null;
    const term = termOfLengths([{ amount, unit: its }]);
    if (term === null) return null;
    lengths.push(term);
  }
  return { lengths, onlyAdded: plus !== undefined };
}

function spokenUnit(amounts: readonly number[]): LengthUnit | null {
  if (amounts.every((amount) => amount <= 10)) return "years";
  return amounts.every((amount) => amount >= 12) ? "months" : null;
}
