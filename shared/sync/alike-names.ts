import { readFinancialYear } from "../values/financial-year.ts";
import { foldText } from "../values/folded-text.ts";
import type { RowId } from "../values/row-id.ts";
import type { Values } from "./stored-row.ts";

/** Spellings that may be one name: asked about in one question, and never taken for one unasked. */
export type AlikeNames = Readonly<{
  key: string;
  /** The spelling that would be kept: one the register has, else the one met first. */
  name: string;
  others: readonly string[];
  /** The row of the register that goes by `name` already. */
  known: Readonly<{ id: RowId; version: number; knownAs: readonly string[] }> | null;
}>;

/** A row of the register, with what it is called. */
export type KnownName = Readonly<{ id: RowId; version: number; name: string; values: Values }>;

export type Named = "funds" | "providers";

/** New names that read the same but for what people leave out or write in two ways, gathered. */
export function alikeNames(
  register: Named,
  names: readonly string[],
  known: readonly KnownName[],
): readonly AlikeNames[] {
  const keyOf = (name: string) => `${register}: ${BARE[register](name)}`;
  const groups = new Map<string, string[]>();
  for (const name of names) groups.set(keyOf(name), [...(groups.get(keyOf(name)) ?? []), name]);
  groups.delete(keyOf(""));
  const rows = new Map(known.map((row) => [keyOf(row.name), row]));
  return [...groups].flatMap(([key, spellings]): readonly AlikeNames[] => {
    const row = rows.get(key);
    const [first, ...others] = spellings;
    if (row !== undefined) {
      const { id, version, values } = row;
      const knownAs = Array.isArray(values.knownAs) ? values.knownAs.map(String) : [];
      return [{ key, name: row.name, others: spellings, known: { id, version, knownAs } }];
    }
    return first === undefined || others.length === 0
      ? []
      : [{ key, name: first, others, known: null }];
  });
}

const BARE: Readonly<Record<Named, (name: string) => string>> = {
  funds: bareFund,
  providers: bareProvider,
};

const YEARS = /\b(?:fy ?)?(?:\d{4}|\d{2}) ?(?:\/|-|–|to) ?(?:\d{4}|\d{2})\b|\bfy ?\d{2,4}\b/gi;
const SMALL_WORDS = /\b(?:the|and|of|for)\b/g;
const PLURAL = /(?<=\p{L}{3})s\b/gu;

/** The words of a fund and its year, however that is written: the fund of another year is another. */
function bareFund(name: string): string {
  const dated = name.replace(YEARS, (text) => readFinancialYear(text) ?? text);
  const words = foldText(dated).replace(SMALL_WORDS, " ").replace(PLURAL, "");
  return words.replace(/\s+/g, " ").trim();
}

const FORM = /\b(limited|ltd|plc|llp|cic|cio|uk|the|and|company|co)\b/g;

/** A provider's name without what people leave out or write in two ways. */
function bareProvider(name: string): string {
  return foldText(name)
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .replace(FORM, " ")
    .replace(/\s+/g, "");
}
