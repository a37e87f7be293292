import { formatLongDate, type IsoDay } from "../values/calendar-date.ts";
import { messagesOf } from "./message.ts";
import { counted } from "./words.ts";

/** What is said of a refused row beside the sentences of its findings. */
export const refusalWords = {
  more: (p: { errors: number }) =>
    `There ${p.errors === 1 ? "is" : "are"} ${counted(p.errors, "error")} more.`,
  newestOther: (p: { called: string; by: string; on: IsoDay }) =>
    `The newest of the others is ${p.called}, by ${p.by} on ${formatLongDate(p.on)}.`,
};

export const refusalSays = messagesOf("refusal", refusalWords);
