import type { PlanPolicy, SignOff, Stated } from "../framework/framework.ts";
import { termIn } from "../reading/term-text.ts";
import { type Word, wordIndex } from "../reading/word-index.ts";
import { option } from "../registers/define-field.ts";
import type { Choice } from "../registers/field.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import { foldText } from "../values/folded-text.ts";
import { joinList, splitList } from "../values/list-text.ts";
import { formatTerm, type Term } from "../values/term.ts";
import { type Codec, codecOf, wordsCodec } from "./authored-cell.ts";

/** A line of the first sheet: what it is called, and how its value stands in the cell. */
export type Setting<Value> = Readonly<{ label: string; codec: Codec<Value>; question: string }>;

function setting<Value>(label: string, codec: Codec<Value>, question = ""): Setting<Value> {
  return { label, codec, question };
}

const TEXT = codecOf<string>({ kind: "text" });
const DATE = codecOf<CalendarDate>({ kind: "date" });

/** One of some words, or several of them, each by its label, key or another spelling. */
function oneOf<Key extends string>(choices: readonly Choice[]): Codec<Key> {
  return codecOf<Key>({ kind: "choice", choices });
}

/** Several of some words; null where one is none of them. */
export function keysIn<Key extends string>(
  items: readonly string[],
  words: readonly Word[],
): readonly Key[] | null {
  const keys = items.map((item) => wordIndex(words).keysOf(foldText(item))[0]);
  // Every key is one of the words', which are the keys asked for.
  return keys.every((key) => key !== undefined) ? (keys as unknown as readonly Key[]) : null;
}

function someOf<Key extends string>(words: readonly Word[]): Codec<readonly Key[]> {
  return wordsCodec<readonly Key[]>(
    (keys) => joinList(keys.map((key) => wordIndex(words).labelOf(key))),
    (text) => keysIn<Key>(splitList(text), words),
    `accepted are, parted by semicolons: ${words.map(({ label }) => label).join(", ")}`,
  );
}

const COUNTRIES: readonly Choice[] = [
  { ...option("England"), key: "England" },
  { ...option("Wales"), key: "Wales" },
];

/** Whose framework it is. */
export const ABOUT = {
  key: setting("Kept as", TEXT),
  organisation: setting("Organisation", TEXT),
  title: setting("Document", TEXT),
  edition: setting("Edition", TEXT),
  effectiveFrom: setting("In force from", DATE),
  reviewOn: setting("Document reviewed on", DATE),
  country: setting("Country", oneOf<"England" | "Wales">(COUNTRIES)),
  languages: setting(
    "Languages",
    someOf<"en" | "cy">([
      { key: "en", label: "English", aliases: [] },
      { key: "cy", label: "Welsh", aliases: ["Cymraeg"] },
    ]),
  ),
  procurement: setting(
    "Procurement regulated by",
    oneOf<"uk" | "wales">([
      { key: "uk", label: "UK ministers", aliases: ["United Kingdom"] },
      { key: "wales", label: "Welsh ministers", aliases: [] },
    ]),
  ),
  publishTo: setting(
    "Notices published on",
    someOf<"find-a-tender" | "sell2wales">([
      { key: "find-a-tender", label: "Find a Tender", aliases: [] },
      { key: "sell2wales", label: "Sell2Wales", aliases: [] },
    ]),
  ),
  defaultFund: setting("Fund where a sheet names none", TEXT),
} as const;

const TERM = wordsCodec<Term>(formatTerm, termIn, "accepted is a length, such as 6 months");

const WINDOW = wordsCodec<Readonly<{ opensMonthsBefore: number; closesMonthsBefore: number }>>(
  ({ opensMonthsBefore, closesMonthsBefore }) =>
    `${opensMonthsBefore} to ${closesMonthsBefore} months`,
  (text) => {
    const found = /^(\d+)\s*(?:to|-|–)\s*(\d+)\s*months?$/i.exec(text);
    if (found === null) return null;
    return { opensMonthsBefore: Number(found[1]), closesMonthsBefore: Number(found[2]) };
  },
  'accepted is "18 to 12 months"',
);

const EVERYONE = "All roles";
const UNDERSPEND = wordsCodec<Readonly<{ roles: readonly string[] | null }>>(
  ({ roles }) => (roles === null ? EVERYONE : joinList(roles)),
  (text) => ({ roles: foldText(text) === foldText(EVERYONE) ? null : splitList(text) }),
  `accepted is "${EVERYONE}", or roles parted by semicolons`,
);

const ROLES = wordsCodec<readonly string[]>(
  joinList,
  splitList,
  "accepted are roles parted by semicolons",
);

const SIGN_OFF = wordsCodec<SignOff>(
  ({ people, office }) =>
    `${people} ${people === 1 ? "person" : "people"}${office === null ? "" : `, one as ${office}`}`,
  (text) => {
    const found = /^([1-9]\d?)(?: (?:people|person))?(?:, one as (.+))?$/i.exec(text);
    return found === null ? null : { people: Number(found[1]), office: found[2] ?? null };
  },
  'accepted is "2 people", or "2 people, one as Police and Crime Commissioner"',
);

type PlanSettings = Readonly<{
  [Key in keyof Omit<PlanPolicy, "workBack">]-?: Setting<
    NonNullable<PlanPolicy[Key]> extends Stated<infer Value> ? Value : never
  >;
}>;

const YES = wordsCodec<true>(
  () => "Yes",
  (text) => (/^(yes|y|true)$/i.test(text) ? true : null),
  "accepted is Yes, or nothing where the document does not say",
);

/** What the document says of dates and cadences, or leaves open. */
export const PLAN: PlanSettings = {
  reviewWindow: setting(
    "Strategic review before an end",
    WINDOW,
    "How many months before an agreement ends does its strategic review open, and by when must it close?",
  ),
  bodyEndsOn: setting("The body ends on", DATE, "Does your body have an end of its own?"),
  endsAMonth: setting(
    "Most ends in one month",
    codecOf<number>({ kind: "count" }),
    "How many agreements can your team renew in one month?",
  ),
  meetingEvery: setting("Contract meetings every", TERM, "How often are contract meetings held?"),
  noMeetingsFor: setting(
    "No contract meetings for",
    ROLES,
    "In which roles are no meetings held unless something is amiss?",
  ),
  returnEvery: setting("Returns every", TERM, "How often do providers send a return?"),
  documentReviewEvery: setting(
    "This document reviewed every",
    TERM,
    "How often is this document reviewed?",
  ),
  budgetReview: setting(
    "Budgets reviewed before the year",
    YES,
    "Are ongoing budgets reviewed before the financial year begins?",
  ),
  underspendReturn: setting(
    "Underspends go back, for",
    UNDERSPEND,
    "Does what is unspent at the year's end go back?",
  ),
  paysUnderContracts: setting(
    "Paid under contracts in a year",
    codecOf<number>({ kind: "money" }),
    "How much will your body pay in the financial year under contracts it bought?",
  ),
};

export const SIGNED_BY: Setting<SignOff> = setting(
  "Changes of this framework signed by",
  SIGN_OFF,
  "How many people sign a change of this framework, and as what?",
);
