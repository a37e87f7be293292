import type { Contribution } from "../registers/field.ts";
import { plain } from "../values/plain-text.ts";
import { type CellReading, type ReadingContext, read, seenIn, unread } from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import { saysNothing } from "./plain-words.ts";
import { moneyReader } from "./read-money.ts";

const ACCEPTED = "each partner with its amount, such as Powys Council £5,000; NHS £2,000";
const QUOTED = /^"((?:[^"]|"")*)" (.+)$/;
const AMOUNT_LAST = /^(.*\S)[ :]+((?:-?£|GBP)?[-\d(][\d,.)]*(?: ?(?:k|m|million|thousand))?)$/i;

export function contributionsReader(context: ReadingContext): KindReader<readonly Contribution[]> {
  // An amount beside its partner's name is written in full, whatever the column's unit.
  const money = moneyReader({ ...context, unit: null });
  const readPiece = (piece: string): Contribution | null => {
    const quoted = QUOTED.exec(piece);
    const [, partner = "", amount = ""] = quoted ?? AMOUNT_LAST.exec(piece) ?? [];
    const given = amount === "" ? null : money.text(amount);
    if (given?.kind !== "value") return null;
    const name = quoted === null ? partner.replace(/ ?[:–-]$/, "") : partner.replaceAll('""', '"');
    return { partner: name, amount: given.value };
  };
  return {
    accepted: ACCEPTED,
    text(raw): CellReading<readonly Contribution[]> {
      const text = plain(raw);
      const nothing = saysNothing(text);
      if (nothing !== undefined) return nothing;
      const all = pieces(raw).map((piece) => readPiece(plain(piece)));
      return all.every((each) => each !== null) && all.length > 0
        ? read(all)
        : unread(text, ACCEPTED);
    },
    number: (_value, cell) => unread(seenIn(cell), ACCEPTED),
  };
}

/** Parted by semicolons and lines outside quotes; a comma belongs to the amount. */
function pieces(text: string): readonly string[] {
  const parts = text.match(/(?:"(?:[^"]|"")*"|[^;\n\r])+/g) ?? [];
  return parts.filter((part) => part.trim() !== "");
}
