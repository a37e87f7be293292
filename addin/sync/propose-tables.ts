import type { Framework } from "../../shared/framework/framework.ts";
import { PLAIN_CONTEXT, seenIn } from "../../shared/reading/cell-reading.ts";
import type { SpreadMatch } from "../../shared/reading/find-spread.ts";
import { rowsOf } from "../../shared/reading/found-table.ts";
import { inferRegister, type RegisterGuess } from "../../shared/reading/infer-register.ts";
import type { ColumnMatch } from "../../shared/reading/match-columns.ts";
import { cellAt } from "../../shared/reading/raw-sheet.ts";
import { addressOf, allowed, conditionsOf } from "../../shared/reading/table-conditions.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";
import type { FieldValue } from "../../shared/registers/field.ts";
import type { NameIndex } from "../../shared/registers/resolve-references.ts";
import type { UnderstoodSheet } from "../../shared/sync/checkpoint.ts";
import { foldText } from "../../shared/values/folded-text.ts";
import type { TableProposal } from "../session.ts";
import { ID_HEADER, STATUS_HEADER } from "../workbook/workbook.ts";
import type { Candidate } from "./candidates.ts";
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
  const proposals = candidates.flatMap((candidate) => {
    const proposal = proposalOf(candidate, words);
    if (proposal === null) return [];
    const before = understoodLike(candidate.found, understood);
    return [before === null ? proposal : asBefore(proposal, before)];
  });
  return proposals.sort((one, other) => other.confidence - one.confidence);
}

function proposalOf(
  candidate: Candidate,
  { framework, names }: ProposingWords,
): TableProposal | null {
  const { sheet, found, table } = candidate;
  const guesses = inferRegister(sheet, found, {
    ...PLAIN_CONTEXT,
    date1904: sheet.date1904,
    framework,
    names,
  });
  const [best, ...others] = guesses;
  if (best === undefined || best.confidence < LEAST_LIKELY) return null;
  const constants = constantsOf(best, framework);
  const conditions = conditionsOf(candidate);
  return {
    id: candidate.id,
    sheetName: sheet.name,
    address: addressOf(found.area),
    isTable: table !== null,
    register: best.register,
    confidence: best.confidence,
    alternatives: others
      .filter(({ confidence }) => confidence >= LEAST_LIKELY)
      .slice(0, ALTERNATIVES)
      .map(({ register }) => register),
    columns: best.mapping.columns
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
    missing: best.mapping.missing.filter((field) => !(field in constants)),
    spread: best.mapping.spread,
    asBefore: null,
    allows: allowed(conditions),
    conditions: conditions.map(({ sentence }) => sentence),
  };
}

/** The same table, understood as a person had one with the same headings understood. */
function asBefore(proposal: TableProposal, before: UnderstoodSheet): TableProposal {
  const columns = proposal.columns.map((column) => {
    const field = before.fields[foldText(column.header)] ?? null;
    return { ...column, field, confidence: 1, evidence: `as in ${before.sheetName}` };
  });
  const spread = spreadAsBefore(proposal, before, columns);
  const across = spread === null ? [] : [spread.field, spread.by];
  const supplied = new Set([...columns.map(({ field }) => field), ...across]);
  const needed = Object.entries(registerOf(before.register).fields).filter(
    ([, { degree }]) => degree === "needed",
  );
  const { constants } = proposal;
  return {
    ...proposal,
    register: before.register,
    confidence: 1,
    columns,
    spread,
    missing: needed.map(([key]) => key).filter((key) => !supplied.has(key) && !(key in constants)),
    asBefore: before.sheetName,
  };
}

/** Years or funds across stay one thing, unless one of their columns was said to be something else. */
function spreadAsBefore(
  { register, spread = null }: TableProposal,
  before: UnderstoodSheet,
  columns: TableProposal["columns"],
): SpreadMatch | null {
  const across = new Set(spread?.columns.map(({ column }) => column));
  const isSplit = columns.some(({ column, field }) => field !== null && across.has(column));
  return register !== before.register || isSplit ? null : spread;
}

/** A sheet without a fund column is about the framework's own fund, where it names one. */
function constantsOf(
  { register, mapping }: RegisterGuess,
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
