import { acceptedOnTheWire } from "../registers/accepted-on-the-wire.ts";
import type { FieldType } from "../registers/field.ts";
import { formatLongDate, type IsoDay } from "../values/calendar-date.ts";
import { messagesOf } from "./message.ts";
import { counted } from "./words.ts";

/** What is said of a refused row: beside the sentences of its findings, or where it rests on none. */
export const refusalWords = {
  more: (p: { errors: number }) =>
    `There ${p.errors === 1 ? "is" : "are"} ${counted(p.errors, "error")} more.`,
  newestOther: (p: { called: string; by: string; on: IsoDay }) =>
    `The newest of the others is ${p.called}, by ${p.by} on ${formatLongDate(p.on)}.`,

  anotherRegister: () => "This id belongs to a row of another register; nothing was changed.",
  notKnown: () => "The register has no row of this id; nothing was changed.",
  twice: () => "This row came twice in one push; only the first was looked at.",
  anotherFell: () =>
    "This row goes together with another of the same push that was not taken, so neither was changed.",
  meanwhileChanged: () =>
    "Somebody else changed this row meanwhile, and it goes together with others: look at it again, then send them all.",
  stillReferredTo: (p: { called: string; by: readonly string[]; more: number }) =>
    `${p.called} is still referred to by ${p.by.join("; ")}${p.more > 0 ? ` and ${p.more} more` : ""}. Change those rows first.`,
  otherBody: () =>
    "This push was answered before with other content under the same id; nothing was changed. Send it again under a new id.",

  registerNotTheirs: (p: { register: string; writers: readonly string[]; role: string }) =>
    `${p.register} are written by ${p.writers.join(" or ")}; you are signed in as ${p.role}.`,
  rowNotTheirs: (p: { role: string; labels: readonly string[]; register: string }) =>
    `${mayChange(p)}, and neither add nor remove one.`,
  fieldNotTheirs: (p: {
    role: string;
    labels: readonly string[];
    register: string;
    label: string;
    writers: readonly string[];
  }) => `${mayChange(p)}; ${p.label} is written by ${p.writers.join(" or ")}.`,

  noSuchField: (p: { register: string; field: string }) =>
    `${p.register} have no field "${p.field}": the add-in may be newer than the server, or its column mapping out of date.`,
  cannotBeRead: (p: { label: string; seen: string; type: FieldType }) =>
    `${p.label}: "${p.seen}" cannot be read; accepted is ${acceptedOnTheWire(p.type)}.`,
};

function mayChange(p: { role: string; labels: readonly string[]; register: string }): string {
  return `As ${p.role} you may change ${p.labels.join(", ")} of ${p.register.toLowerCase()}`;
}

export const refusalSays = messagesOf("refusal", refusalWords);
