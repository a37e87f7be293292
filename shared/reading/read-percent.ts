import { meaningOfFormat } from "../values/number-format.ts";
import { plain } from "../values/plain-text.ts";
import { ask, type CellReading, read, seenIn, unread } from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import { saysNothing } from "./plain-words.ts";

const ACCEPTED = "a percentage, such as 7%";
const WITH_SIGN = /^([-−]?\d+(?:\.\d+)?) ?(?:%|per ?cent|percent|pct)$/i;
const BARE = /^[-−]?\d+(?:\.\d+)?$/;

/** Percentages are in points: 7 is seven per cent. */
export const percentReader: KindReader<number> = {
  accepted: ACCEPTED,
  text(raw) {
    const text = plain(raw);
    const nothing = saysNothing(text);
    if (nothing !== undefined) return nothing;
    if (text.length > 30) return unread(text, ACCEPTED);
    const signed = WITH_SIGN.exec(text)?.[1];
    if (signed !== undefined) return read(Number(signed.replace("−", "-")));
    return BARE.test(text) ? bare(Number(text.replace("−", "-")), text) : unread(text, ACCEPTED);
  },
  number(value, cell) {
    const format = meaningOfFormat(cell.format);
    if (format.date !== "none") return unread(seenIn(cell), `${ACCEPTED}; a date stands here`);
    return format.percent ? read(inPoints(value)) : bare(value, seenIn(cell));
  },
};

/** Without a sign a number up to 1 may be a share of one or a very small percentage. */
function bare(value: number, seen: string): CellReading<number> {
  if (Math.abs(value) > 1 || value === 0) return read(value);
  const values = [inPoints(value), value];
  return ask(
    seen,
    "Which percentage is this?",
    values.map((each) => ({ value: each, label: `${each}%` })),
  );
}

/** Excel keeps 7 % as 0.07; times a hundred that is 7.000000000000001 but for the rounding. */
export function inPoints(share: number): number {
  return Number((share * 100).toPrecision(14));
}
