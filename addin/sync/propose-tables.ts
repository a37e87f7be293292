import type { Framework } from "../../shared/framework/framework.ts";
import { matchAlike } from "../../shared/reading/alike-sheets.ts";
import { PLAIN_CONTEXT, type ReadingContext, seenIn } from "../../shared/reading/cell-reading.ts";
import { rowsOf } from "../../shared/reading/found-table.ts";
import { inferRegister, type RegisterGuess } from "../../shared/reading/infer-register.ts";
import type { ColumnMatch, Mapping } from "../../shared/reading/match-columns.ts";
import { cellAt, type RawSheet } from "../../shared/reading/raw-sheet.ts";
import { addressOf, allowed, conditionsOf } from "../../shared/reading/table-conditions.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { NameIndex } from "../../shared/registers/resolve-references.ts";
import type { UnderstoodSheet } from "../../shared/sync/checkpoint.ts";
import type { TableProposal } from "../session.ts";
import { ID_HEADER, STATUS_HEADER } from "../workbook/workbook.ts";
import type { Candidate } from "./candidates.ts";
import { asBefore } from "./propose-as-before.ts";
import { understoodLike } from "./understood-sheets.ts";

/** Below this a block is not worth asking a person about. */
const LEAST_LIKELY = 0.25;
const SAMPLES = 3;
const ALTERNATIVES = 3;

/** The names things are told by. */
export type ProposingWords = Readonly<{ framework: Framework; names: NameIndex | null }>;

/** What each candidate looks like, the likeliest first; those that look like nothing are left out. */
export function proposalsOf(
  candidates: readonly Candidate[],
  understood: readonly UnderstoodSheet[],
  words: ProposingWords,
): readonly TableProposal[] {
  const taken = candidates.flatMap((candidate) => {
    const before = understoodLike(candidate.found, understood);
    return takenFor(candidate, before, words) ?? [];
  });
  return taken
    .map((one) => proposalOf(one, lentMapping(one, taken, words), words.framework))
    .sort((one, other) => other.confidence - one.confidence);
}

/** A candidate with what it is taken for, what else it might be, and the sheet it is understood by. */
type Taken = Readonly<{
  candidate: Candidate;
  guess: RegisterGuess;
  others: readonly RegisterGuess[];
  before: UnderstoodSheet | null;
}>;

function takenFor(
  candidate: Candidate,
  before: UnderstoodSheet | null,
  words: ProposingWords,
): Taken | null {
  const { sheet, found } = candidate;
  const guesses = inferRegister(sheet, found, contextOf(sheet, words));
  const guess = guesses.find(({ register }) => register === before?.register) ?? guesses[0];
  if (guess === undefined) return null;
  if (before === null && guess.confidence < LEAST_LIKELY) return null;
  return { candidate, guess, others: guesses.filter((other) => other !== guess), before };
}

function contextOf({ date1904 }: RawSheet, { framework, names }: ProposingWords): ReadingContext {
  return { ...PLAIN_CONTEXT, date1904, framework, names };
}

/** A column whose heading says nothing is what stands in its place on a sheet that is laid out alike. */
function lentMapping(one: Taken, all: readonly Taken[], words: ProposingWords): Mapping {
  const { candidate, guess } = one;
  const others = all.filter(
    (other) => other !== one && other.guess.register === guess.register && other.before === null,
  );
  return matchAlike(
    { ...candidate, mapping: guess.mapping },
    others.map((other) => ({ ...other.candidate, mapping: other.guess.mapping })),
    registerOf(guess.register),
    contextOf(candidate.sheet, words),
  );
}

function proposalOf(
  { candidate, guess, others, before }: Taken,
  mapping: Mapping,
  framework: Framework,
): TableProposal {
  const { sheet, found, table } = candidate;
  const { register, confidence } = guess;
  const constants = constantsOf(register, mapping, framework);
  const conditions = conditionsOf(candidate);
  const proposal: TableProposal = {
    id: candidate.id,
    sheetName: sheet.name,
    address: addressOf(found.area),
    isTable: table !== null,
    register,
    confidence,
    alternatives: others
      .filter((other) => other.confidence >= LEAST_LIKELY)
      .slice(0, ALTERNATIVES)
      .map((other) => other.register),
    columns: mapping.columns
      .filter(({ header }) => header !== ID_HEADER && header !== STATUS_HEADER)
      .map((column) => ({
        column: column.column,
        header: column.header,
        samples: samplesOf(candidate, column),
        field: column.field,
        confidence: column.confidence,
        evidence: column.evidence,
      })),
    constants,
    missing: mapping.missing.filter((field) => !(field in constants)),
    spread: mapping.spread,
    asBefore: null,
    allows: allowed(conditions),
    conditions: conditions.map(({ sentence }) => sentence),
  };
  return before === null ? proposal : asBefore(proposal, found, before);
}

/** A sheet without a fund column is about the framework's own fund, where it names one. */
function constantsOf(
  register: RegisterKey,
  mapping: Mapping,
  { defaultFund }: Framework,
): Readonly<Record<string, FieldValue>> {
  const hasFund =
    mapping.spread?.by === "fund" || mapping.columns.some(({ field }) => field === "fund");
  if (register !== "allocations" || hasFund || defaultFund === null) return mapping.constants;
  return { ...mapping.constants, fund: { id: null, text: defaultFund } };
}

function samplesOf({ sheet, found }: Candidate, { column }: ColumnMatch): readonly string[] {
  const samples = new Set<string>();
  for (const row of rowsOf(found, "body")) {
    const text = seenIn(cellAt(sheet, row, column)).trim();
    if (text !== "") samples.add(text);
    if (samples.size === SAMPLES) break;
  }
  return [...samples];
}
