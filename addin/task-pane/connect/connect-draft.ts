import { EITHER } from "../../../shared/checks/missing-fields.ts";
import type { SpreadMatch } from "../../../shared/reading/find-spread.ts";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../../../shared/registers/field.ts";
import { foldText } from "../../../shared/values/folded-text.ts";
import type { ColumnProposal, ConnectChoice, TableProposal } from "../../session.ts";

/** A proposal with what the person has changed of it so far. */
export type ConnectDraft = Readonly<{
  proposal: TableProposal;
  register: RegisterKey;
  columns: Readonly<Record<number, string | null>>;
  /** Columns a person has decided about: nothing more is asked about these. */
  decided: ReadonlySet<number>;
  constants: Readonly<Record<string, FieldValue>>;
  readOnly: boolean;
  /** What was answered in the preview: fields without a date yet, and spellings that are one. */
  openEnded: readonly string[];
  sameNames: readonly string[];
  /** The years or funds across, while they are taken as such. */
  spread: SpreadMatch | null;
}>;

/** At least this sure is not asked about; below the second it is said to be a guess. */
const SURE = 0.85;
const LIKELY = 0.6;

export type Sureness = "sure" | "likely" | "guess" | "chosen" | "alone";

export function draftOf(proposal: TableProposal): ConnectDraft {
  const readOnly = proposal.allows === "reading";
  return {
    proposal,
    register: proposal.register,
    columns: Object.fromEntries(proposal.columns.map(({ column, field }) => [column, field])),
    decided: new Set(),
    constants: proposal.constants,
    readOnly,
    openEnded: [],
    sameNames: [],
    spread: readOnly ? null : (proposal.spread ?? null),
  };
}

export function choiceOf(draft: ConnectDraft): ConnectChoice {
  const { proposal, ...chosen } = draft;
  const { register, columns, constants, readOnly, openEnded, sameNames, spread } = chosen;
  const table = proposal.id;
  return { table, register, columns, constants, readOnly, openEnded, sameNames, spread };
}

/** Adds what was not in a list, or takes out what was. */
export function toggled(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

/** Takes the years or funds across as such, or leaves their columns to be chosen one by one. */
export function withSpread(draft: ConnectDraft, isTaken: boolean): ConnectDraft {
  return { ...draft, spread: isTaken ? (draft.proposal.spread ?? null) : null };
}

/** What is only read gets no ids, and amounts across need one beside each line. */
export function withReading(draft: ConnectDraft, readOnly: boolean): ConnectDraft {
  return { ...draft, readOnly, spread: readOnly ? null : spreadFor(draft, draft.register) };
}

/** The years or funds across, where rows of the register have what they say. */
function spreadFor({ proposal }: ConnectDraft, register: RegisterKey): SpreadMatch | null {
  const { spread = null } = proposal;
  const { fields } = registerOf(register);
  const isOfBoth =
    spread !== null && fields[spread.field] !== undefined && fields[spread.by] !== undefined;
  return isOfBoth ? spread : null;
}

export function isAcross({ spread }: ConnectDraft, { column }: ColumnProposal): boolean {
  return spread?.columns.some((one) => one.column === column) ?? false;
}

export function withField(draft: ConnectDraft, column: number, field: string | null): ConnectDraft {
  return {
    ...draft,
    columns: { ...draft.columns, [column]: field },
    decided: new Set([...draft.decided, column]),
  };
}

export function withConstant(draft: ConnectDraft, field: string, value: FieldValue): ConnectDraft {
  if (value !== null) return { ...draft, constants: { ...draft.constants, [field]: value } };
  const { [field]: _taken, ...constants } = draft.constants;
  return { ...draft, constants };
}

/**
 * The same table as rows of another register: a column keeps a field that both registers have, and
 * takes one whose name is its heading; the rest is left alone until somebody chooses.
 */
export function withRegister(draft: ConnectDraft, register: RegisterKey): ConnectDraft {
  if (register === draft.proposal.register) {
    return withReading(draftOf(draft.proposal), draft.readOnly);
  }
  const { fields } = registerOf(register);
  const taken = new Set<string>();
  const columns: Record<number, string | null> = {};
  for (const { column, header, field } of draft.proposal.columns) {
    const kept =
      field !== null && fields[field] !== undefined ? field : fieldNamed(header, register);
    columns[column] = kept !== null && !taken.has(kept) ? kept : null;
    if (kept !== null) taken.add(kept);
  }
  const constants = Object.fromEntries(
    Object.entries(draft.proposal.constants).filter(([key]) => fields[key] !== undefined),
  );
  return {
    ...draft,
    register,
    columns,
    constants,
    decided: new Set(),
    spread: draft.readOnly ? null : spreadFor(draft, register),
  };
}

function fieldNamed(header: string, register: RegisterKey): string | null {
  const folded = foldText(header);
  const named = Object.entries(registerOf(register).fields).find(([, { label, synonyms }]) =>
    [label, ...synonyms].some((name) => foldText(name) === folded),
  );
  return named?.[0] ?? null;
}

/** How sure we are of one column, in a word. */
export function surenessOf(draft: ConnectDraft, column: ColumnProposal): Sureness {
  if (draft.decided.has(column.column)) return "chosen";
  if ((draft.columns[column.column] ?? null) === null) return "alone";
  if (draft.register !== draft.proposal.register) return "likely";
  return surenessFor(column.confidence);
}

export function surenessFor(confidence: number): Extract<Sureness, "sure" | "likely" | "guess"> {
  if (confidence >= SURE) return "sure";
  return confidence >= LIKELY ? "likely" : "guess";
}

/** The columns to ask about first: understood, and not for sure. */
export function unsureColumns(draft: ConnectDraft): readonly ColumnProposal[] {
  return draft.proposal.columns.filter(
    (column) => draft.proposal.register === draft.register && isUnsure(column),
  );
}

function isUnsure({ field, confidence }: ColumnProposal): boolean {
  return field !== null && confidence < LIKELY;
}

/** Fields that more than one column would fill: nobody could say which of them counts. */
export function fieldsTwice({ columns, spread }: ConnectDraft): readonly string[] {
  const seen = new Set<string>(acrossFields(spread));
  const twice = new Set<string>();
  for (const field of Object.values(columns)) {
    if (field === null) continue;
    if (seen.has(field)) twice.add(field);
    seen.add(field);
  }
  return [...twice];
}

/** Needed fields that no column and no answer supplies. */
export function missingFields(draft: ConnectDraft): readonly string[] {
  const supplied = new Set([
    ...Object.values(draft.columns).filter((field) => field !== null),
    ...Object.keys(draft.constants),
    ...acrossFields(draft.spread),
  ]);
  const called = calledBy(draft);
  return askedFields(draft).filter((field) => !supplied.has(field) && !called.includes(field));
}

/**
 * What would say what rows are called, where no column does yet. It is asked for, and a sheet that
 * has nothing of the kind can be connected all the same.
 */
function calledBy({ register, columns, constants, spread }: ConnectDraft): readonly string[] {
  const given = [...Object.values(columns), ...Object.keys(constants)];
  const supplied = new Set([...given, ...acrossFields(spread)]);
  return (EITHER[register] ?? []).flatMap((wanted) =>
    wanted.some((field) => supplied.has(field)) ? [] : [wanted[0]],
  );
}

/** The fields to be asked for, answered or not, so that a question stays where it was. */
export function askedFields(draft: ConnectDraft): readonly string[] {
  const columns = new Set([...Object.values(draft.columns), ...acrossFields(draft.spread)]);
  const needed =
    draft.register === draft.proposal.register
      ? [...draft.proposal.missing, ...unsaidAcross(draft)]
      : neededIn(draft.register);
  return [...calledBy(draft), ...needed.filter((field) => !columns.has(field))];
}

function neededIn(register: RegisterKey): readonly string[] {
  const { fields } = registerOf(register);
  return Object.keys(fields).filter((field) => fields[field]?.degree === "needed");
}

/** What the years or funds across would have said is to be said otherwise where they are not taken. */
function unsaidAcross({ proposal: { register, spread = null } }: ConnectDraft): readonly string[] {
  const needed = neededIn(register);
  return acrossFields(spread).filter((field) => needed.includes(field));
}

function acrossFields(spread: SpreadMatch | null): readonly string[] {
  return spread === null ? [] : [spread.field, spread.by];
}

/** How many columns a field was found for. */
export function understoodCount(draft: ConnectDraft): number {
  return draft.proposal.columns.filter(
    (column) => isAcross(draft, column) || (draft.columns[column.column] ?? null) !== null,
  ).length;
}
