import { meaningOfFormat } from "../values/number-format.ts";
import { plain } from "../values/plain-text.ts";
import { type CellReading, read, seenIn, unread } from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import { saysNothing } from "./plain-words.ts";

const ACCEPTED = "a whole number, such as 12";
const WHOLE = /^(?:\d{1,3}(?:,\d{3})+|\d{1,15})$/;

export const countReader: KindReader<number> = {
  accepted: ACCEPTED,
  text(raw) {
    const text = plain(raw);
    const nothing = saysNothing(text);
    if (nothing !== undefined) return nothing;
    return WHOLE.test(text) ? read(Number(text.replaceAll(",", ""))) : unread(text, ACCEPTED);
  },
  number(value, cell): CellReading<number> {
    const isPlain = meaningOfFormat(cell.format).date === "none";
    const whole = isPlain && Number.isSafeInteger(value) && value >= 0;
    return whole ? read(value) : unread(seenIn(cell), ACCEPTED);
  },
};
