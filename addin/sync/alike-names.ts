import { foldText } from "../../shared/values/folded-text.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { NamedRow } from "./server.ts";

/** Spellings that may be one name: asked about in one question, and never taken for one unasked. */
export type AlikeNames = Readonly<{
  key: string;
  /** The spelling that would be kept: one the register has, else the one met first. */
  name: string;
  others: readonly string[];
  /** The row of the register that goes by `name` already. */
  known: Readonly<{ id: RowId; version: number; knownAs: readonly string[] }> | null;
}>;

/** New names that read the same but for how a company is written, gathered. */
export function alikeNames(
  names: readonly string[],
  known: readonly NamedRow[],
): readonly AlikeNames[] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const key = bareName(name);
    if (key !== "") groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const rows = new Map(known.map((row) => [bareName(row.name), row]));
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

const FORM = /\b(limited|ltd|plc|llp|cic|cio|uk|the|and|company|co)\b/g;

/** A name without what people leave out or write in two ways. */
function bareName(name: string): string {
  return foldText(name)
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .replace(FORM, " ")
    .replace(/\s+/g, "");
}
