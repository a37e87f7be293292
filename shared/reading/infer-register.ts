import { REGISTER_KEYS, registerOf } from "../registers/all-registers.ts";
import type { RegisterDefinition, RegisterKey } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import type { ReadingContext } from "./cell-reading.ts";
import { sampleOf } from "./column-sample.ts";
import type { SpreadMatch } from "./find-spread.ts";
import type { FoundTable } from "./found-table.ts";
import { type Mapping, matchColumns } from "./match-columns.ts";
import type { RawSheet } from "./raw-sheet.ts";

export type RegisterGuess = Readonly<{
  register: RegisterKey;
  /** 0 to 1; below `LEAST_SURE` it is for a person to say. */
  confidence: number;
  mapping: Mapping;
}>;

export const LEAST_SURE = 0.6;

/** Which registers a table may be, the likeliest first, each with the mapping that speaks for it. */
export function inferRegister(
  sheet: RawSheet,
  table: FoundTable,
  context: ReadingContext,
): readonly RegisterGuess[] {
  return REGISTER_KEYS.map((key) => {
    const register = registerOf(key);
    const mapping = matchColumns(sheet, table, register, context);
    return { register: key, confidence: confidenceIn(sheet, table, register, mapping), mapping };
  }).sort((one, other) => other.confidence - one.confidence);
}

/** What a list of anything has, countries or words of a drop-down among them. */
const ANY_LIST_HAS = new Set(["title", "name", "note", "ref"]);
const MOST_FOR_ANY_LIST = 0.5;

/**
 * Three things speak for a register: the fields it cannot do without are there, most of the
 * table's columns are its fields, and many of them are. The sheet's own name tips a balance.
 */
function confidenceIn(
  sheet: RawSheet,
  table: FoundTable,
  register: RegisterDefinition,
  { columns, spread, missing }: Mapping,
): number {
  const headed = table.columns.filter(
    (column) => column.header.text !== "" && sampleOf(sheet, table, column).length > 0,
  ).length;
  const single = columns.reduce((sum, { confidence }) => sum + confidence, 0);
  // However many its columns are, a spread says two things of a row: how much, and for when or whom.
  const across = spread === null ? { columns: 0, fields: 0 } : spreadWeight(spread);
  if (single + across.fields === 0) return 0;
  const coverage = Math.min(1, (single + across.columns) / Math.max(1, headed));
  const strength = 1 - Math.exp(-(single + across.fields) / 2.5);
  const supplied = 0.55 ** missing.length;
  const named = namedIn([sheet.name, table.name ?? "", ...table.titles], register) ? 0.06 : 0;
  const confidence = supplied * (0.15 + 0.45 * coverage + 0.4 * strength) + named;
  if (listsPayments(table) && OF_MONEY_AHEAD.has(register.key)) {
    return Math.min(MOST_FOR_ANY_LIST, Number(confidence.toFixed(3)));
  }
  const tells = columns.some(({ field }) => field !== null && !ANY_LIST_HAS.has(field));
  const most = tells || spread !== null || named > 0 ? 1 : MOST_FOR_ANY_LIST;
  return Math.min(most, Number(confidence.toFixed(3)));
}

/** Registers of money that is set aside, agreed or promised, and not of what was paid. */
const OF_MONEY_AHEAD: ReadonlySet<RegisterKey> = new Set([
  "agreements",
  "allocations",
  "budgets",
  "fundingLines",
]);

const OF_PAYMENT =
  /^(?:inv|invoice|paid|payment|transaction|posting|voucher)(?: (?:date|no|number|ref|reference|id))$|^date (?:paid|of payment|of invoice)$/;

/** What was paid to whom on which day looks like a plan of money, and is none. */
function listsPayments({ columns }: FoundTable): boolean {
  return columns.some(({ header }) => header.spellings.some((each) => OF_PAYMENT.test(each)));
}

function spreadWeight({ columns, confidence }: SpreadMatch) {
  return { columns: columns.length * confidence, fields: 2 * confidence };
}

const ALSO_CALLED: Partial<Record<RegisterKey, readonly string[]>> = {
  agreements: ["contracts", "contract register", "grant agreements"],
  providers: ["suppliers"],
  milestones: ["key dates"],
};

function namedIn(texts: readonly string[], { key, label }: RegisterDefinition): boolean {
  const names = [label, ...(ALSO_CALLED[key] ?? [])].map(foldText);
  return texts.some((text) => {
    const padded = ` ${foldText(text)} `;
    return names.some((name) => padded.includes(` ${name} `));
  });
}
