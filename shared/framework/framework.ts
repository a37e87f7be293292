import type { FieldValue, RegisterKey, VocabularyKey } from "../registers/field.ts";
import type { CalendarDate, IsoDay } from "../values/calendar-date.ts";
import type { Term } from "../values/term.ts";

/** The sentence an entry rests on: the document, a short quote from it, and the rule's stable id. */
export type Source = Readonly<{ document: string; quote: string; rule: string | null }>;

/** The document's own verb. "must" makes an error, the others at most a warning. */
export type Force = "must" | "should" | "may" | "fact";

/** What a document says, or the question its silence leaves for the organisation. */
export type Stated<Value> =
  | Readonly<{ kind: "stated"; value: Value; source: Source; force: Force }>
  | Readonly<{ kind: "our-default"; value: Value; question: string }>
  | Readonly<{ kind: "not-stated"; question: string }>;

export type VocabularyEntry = Readonly<{
  key: string;
  label: string;
  aliases: readonly string[];
  /** What ring-fences name: "victims", "child-sexual-abuse", "domestic-abuse". */
  tags: readonly string[];
}>;

/** A closed vocabulary makes an unknown word an error; an open one asks. */
export type Vocabulary = Readonly<{ closed: boolean; entries: readonly VocabularyEntry[] }>;

/** One rule of the organisation: which check serves it, with which numbers, and on whose word. */
export type FrameworkRule = Readonly<{
  /** Unique in the framework; the rule id of its source where there is one: "R30". */
  id: string;
  check: string;
  parameters: Readonly<Record<string, unknown>>;
  source: Source;
  force: Force;
  /** Set apart from what the force gives, with the reason, which is shown. */
  override?: Readonly<{ severity: "error" | "warning" | "info" | "off"; reason: string }>;
}>;

export type ProcurementRoute = string;

/** A step of renewing a service, counted back from the day the successor must start. */
export type WorkBackStep = Readonly<{
  step: string;
  length: Term | Readonly<{ workingDays: number }>;
}>;

export type WorkBack = Readonly<{
  /** The value of `route` in an agreement, or "any" where nothing else fits. */
  route: ProcurementRoute | "any";
  /** For agreements of at least this value (pence, per year); null for any. */
  fromAnnualPence: number | null;
  steps: readonly WorkBackStep[];
}>;

export type PlanPolicy = Readonly<{
  reviewWindow: Stated<Readonly<{ opensMonthsBefore: number; closesMonthsBefore: number }>>;
  workBack: readonly WorkBack[];
  /** The day the commissioning body itself ends (L22), where one is known. */
  bodyEndsOn: Stated<CalendarDate>;
  /** More agreement ends than this in one month is a workload warning (R104). */
  endsAMonth: Stated<number>;
  meetingEvery: Stated<Term>;
  /** Roles in which no meetings are held unless something is amiss (R88). */
  noMeetingsFor?: Stated<readonly string[]>;
  returnEvery: Stated<Term>;
  documentReviewEvery: Stated<Term>;
  /** Ongoing budgets are reviewed before the financial year begins (R27). */
  budgetReview?: Stated<true>;
  /** What the body is to pay in a financial year under contracts it bought, in pence (L6). */
  paysUnderContracts?: Stated<number>;
  /** What is not spent goes back at the end of the financial year (R91): for which roles, null for all. */
  underspendReturn?: Stated<Readonly<{ roles: readonly string[] | null }>>;
}>;

/** How long before an entry of some kinds whom to tell. Leads are terms before the date, or "due". */
export type AlertRule = Readonly<{
  kinds: readonly string[];
  leads: readonly (Term | "due")[];
  overdueEvery: Term | null;
  audience: readonly ("owner" | "manager" | "finance" | "fallback")[];
}>;

/** A row printed in the document, copied into the registers once when the framework is adopted. */
export type Figure = Readonly<{
  register: RegisterKey;
  values: Readonly<Record<string, FieldValue>>;
  source: Source;
}>;

/** Something the document leaves open that no setting of a rule or of the plan can hold. */
export type SetUpQuestion = Readonly<{
  key: string;
  question: string;
  source: Source;
  /** What the organisation answered; open where there is none. */
  answer?: string;
}>;

/** How many people sign a change of the framework, and the office that one of them must hold (R44). */
export type SignOff = Readonly<{ people: number; office: string | null }>;

/** An organisation's commissioning schema: versioned data, each entry with its source. */
export type Framework = Readonly<{
  key: string;
  organisation: string;
  document: Readonly<{
    title: string;
    edition: string;
    effectiveFrom: CalendarDate | null;
    reviewOn: CalendarDate | null;
  }>;
  jurisdiction: Readonly<{
    country: "England" | "Wales";
    languages: readonly ("en" | "cy")[];
    procurement: "uk" | "wales";
    publishTo: readonly ("find-a-tender" | "sell2wales")[];
  }>;
  vocabularies: Readonly<Record<VocabularyKey, Stated<Vocabulary>>>;
  /** The fund of a sheet that has no fund column. */
  defaultFund: string | null;
  rules: readonly FrameworkRule[];
  plan: PlanPolicy;
  alerts: readonly AlertRule[];
  figures: readonly Figure[];
  /** Asked in set-up; nothing is assumed for them. */
  questions?: readonly SetUpQuestion[];
  signOff?: Stated<SignOff>;
  /**
   * Every edition an organisation has adopted, oldest first; on the one in force alone, and left out
   * where nothing was ever adopted. Rows are judged by the edition of their deciding day.
   */
  editions?: readonly Edition[];
}>;

/** A framework as it was adopted, from a day on until the next. */
export type Edition = Readonly<{
  framework: Framework;
  /** Null for one that held before anything was adopted. */
  from: IsoDay | null;
  /** The newest version when it came into force, null while it has not: rows without a day of their own are told by it. */
  since: number | null;
  /** Left out where it was not adopted here, or before people were told of it. */
  adopted?: Adoption;
}>;

/** On which day an edition was adopted, by whom, and the members who are to be told of it. */
export type Adoption = Readonly<{ on: IsoDay; by: string; told: readonly string[] }>;

/** What people call an edition: the title of its document, and which edition of it where it says. */
export function callOfEdition({
  title,
  edition,
}: Pick<Framework["document"], "title" | "edition">): string {
  return edition === "" ? title : `${title}, ${edition}`;
}

/** The value, stated or our default; null where the document leaves it open. */
export function statedValue<Value>(stated: Stated<Value>): Value | null {
  return stated.kind === "not-stated" ? null : stated.value;
}

/** The entries of a vocabulary; empty where the document does not list them. */
export function entriesOf(
  framework: Framework,
  vocabulary: VocabularyKey,
): readonly VocabularyEntry[] {
  return statedValue(framework.vocabularies[vocabulary])?.entries ?? [];
}
