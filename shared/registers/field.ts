import type { CalendarDate, IsoDay } from "../values/calendar-date.ts";
import type { FinancialYear } from "../values/financial-year.ts";
import type { Pence } from "../values/pence.ts";
import type { RowId } from "../values/row-id.ts";
import type { Term } from "../values/term.ts";

/** Absence of a needed field is an error, of an expected one a warning, of an optional one nothing. */
export type Degree = "needed" | "expected" | "optional";

export type Choice = Readonly<{ key: string; label: string; aliases: readonly string[] }>;

/** Vocabularies that a framework supplies; the field names which one it draws on. */
export type VocabularyKey =
  | "priorities"
  | "mechanisms"
  | "roles"
  | "serviceAreas"
  | "stages"
  | "panelAreas"
  | "evidenceKinds";

/** What a row of another register is called in a cell, and its id once it is matched. */
export type Reference = Readonly<{ id: RowId | null; text: string }>;

export type ExtensionOption = Readonly<{
  length: Term;
  state: "unused" | "used" | "declined" | "lapsed";
  /** How long before the current end we must say that we use it. */
  notice: Term | null;
  /** A fixed last day for using it, where the contract names one. */
  exerciseBy: IsoDay | null;
  /** At whose choice: ours, or both parties'. */
  choice: "ours" | "both" | null;
}>;

/** The earliest day a party may break, and the notice it must give. */
export type BreakClause = Readonly<{ from: CalendarDate | null; notice: Term | null }>;

export type Contribution = Readonly<{ partner: string; amount: Pence }>;

export type FieldType =
  | Readonly<{ kind: "text" }>
  | Readonly<{ kind: "text-list" }>
  | Readonly<{ kind: "money" }>
  | Readonly<{ kind: "date" }>
  | Readonly<{ kind: "financial-year" }>
  | Readonly<{ kind: "term" }>
  | Readonly<{ kind: "percent" }>
  | Readonly<{ kind: "count" }>
  | Readonly<{ kind: "yes-no" }>
  | Readonly<{ kind: "choice"; choices: readonly Choice[] }>
  | Readonly<{ kind: "vocabulary"; vocabulary: VocabularyKey }>
  | Readonly<{ kind: "vocabulary-list"; vocabulary: VocabularyKey }>
  | Readonly<{ kind: "reference"; to: ReferenceTarget }>
  | Readonly<{ kind: "reference-list"; to: ReferenceTarget }>
  | Readonly<{ kind: "extension-options" }>
  | Readonly<{ kind: "break-clause" }>
  | Readonly<{ kind: "contributions" }>;

export type FieldKind = FieldType["kind"];

/** `any-row` is for evidence, which may be about a row of any register. */
export type ReferenceTarget = RegisterKey | "any-row";

export type RegisterKey =
  | "funds"
  | "budgets"
  | "schemes"
  | "allocations"
  | "agreements"
  | "fundingLines"
  | "providers"
  | "returns"
  | "evidence"
  | "milestones";

/** What a read field holds, by the kind of its type. JSON as it stands. */
export type ValueOfKind = {
  text: string;
  "text-list": readonly string[];
  money: Pence;
  date: CalendarDate;
  "financial-year": FinancialYear;
  term: Term;
  /** In points: 7 is seven per cent. */
  percent: number;
  count: number;
  "yes-no": boolean;
  choice: string;
  vocabulary: string;
  "vocabulary-list": readonly string[];
  reference: Reference;
  "reference-list": readonly Reference[];
  "extension-options": readonly ExtensionOption[];
  "break-clause": BreakClause;
  contributions: readonly Contribution[];
};

/** Any value a field can hold; null is "not known". */
export type FieldValue = ValueOfKind[FieldKind] | null;

export type Field<Type extends FieldType = FieldType> = Readonly<{
  label: string;
  type: Type;
  degree: Degree;
  /** One sentence for the person who maps a column or fills a cell. */
  help: string;
  /** Other words people use for this field at the head of a column. */
  synonyms: readonly string[];
}>;

export type Fields = Readonly<Record<string, Field>>;

export type RegisterDefinition<F extends Fields = Fields> = Readonly<{
  key: RegisterKey;
  label: string;
  /** One of them, for sentences: "agreement", "fund". */
  singular: string;
  /** The fields by which people name a row of this register, in the order they are tried. */
  namedBy: readonly (keyof F & string)[];
  fields: F;
}>;

/** The values of a row, typed from its register's table of fields. */
export type ValuesOf<F extends Fields> = {
  readonly [Key in keyof F]: ValueOfKind[F[Key]["type"]["kind"]] | null;
};
