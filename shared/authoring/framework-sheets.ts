import { PLAN_ENTRY_KINDS } from "../forward-plan/plan-entry.ts";
import { REGISTER_KEYS, REGISTERS, registerOf } from "../registers/all-registers.ts";
import { choice, money, option, term, text, textList, yesNo } from "../registers/define-field.ts";
import type { Choice, Fields, RegisterKey } from "../registers/field.ts";
import type { SheetDefinition } from "./authored-sheet.ts";
import { inWords } from "./parameter-types.ts";

const LISTS: readonly Choice[] = [
  { ...option("Priorities"), key: "priorities" },
  { ...option("Funding mechanisms", "mechanisms"), key: "mechanisms" },
  { ...option("Roles"), key: "roles" },
  { ...option("Service areas", "services"), key: "serviceAreas" },
  { ...option("Stages"), key: "stages" },
  { ...option("Panel areas"), key: "panelAreas" },
  { ...option("Records of what was done", "evidence kinds", "evidence"), key: "evidenceKinds" },
];

const FORCES = [option("Must"), option("Should"), option("May"), option("Fact")];
const STATES = [option("Stated"), option("Our default"), option("Not stated", "open")];

/** What an entry rests on, on every sheet the same. */
export const SOURCE_FIELDS = {
  clause: text("Clause", { degree: "expected", synonyms: ["quote", "wording"] }),
  document: text("Clause from", {
    degree: "expected",
    help: "The document; left empty, the one that the first sheet names.",
  }),
  reference: text("Clause no.", { synonyms: ["clause number", "rule number"] }),
} satisfies Fields;

/** What is said of a setting or a list beside its value. */
const STATED_FIELDS = {
  state: choice("Stated?", STATES, { degree: "expected", synonyms: ["state"] }),
  force: choice("Force", FORCES, {
    degree: "expected",
    help: "The document's own verb: must, should, may, or fact.",
  }),
  ...SOURCE_FIELDS,
  question: text("Question", {
    degree: "expected",
    help: "What set-up asks where the document does not say.",
  }),
} satisfies Fields;

export const SETTINGS = {
  name: "Framework",
  help: "Whose framework this is, and what it says of dates and cadences.",
  fields: {
    setting: text("Setting", { degree: "needed", help: "the name of a setting" }),
    says: text("Says", { degree: "expected" }),
    ...STATED_FIELDS,
  },
} satisfies SheetDefinition;

export const LIST_SHEET = {
  name: "Lists",
  help: "Each list of words: whether others than its own are errors, and what it rests on.",
  fields: {
    list: choice("List", LISTS, { degree: "needed", help: "the name of a list" }),
    closed: yesNo("Only these", { degree: "expected" }),
    ...STATED_FIELDS,
  },
} satisfies SheetDefinition;

export const WORD_SHEET = {
  name: "Words",
  help: "The words of each list, their other spellings, and the tags that ring-fences name.",
  fields: {
    list: choice("List", LISTS, { degree: "needed", help: "the name of a list" }),
    word: text("Word", { degree: "needed", help: "the word" }),
    key: text("Kept as"),
    aliases: textList("Other spellings", { degree: "expected" }),
    tags: textList("Tags", { degree: "expected" }),
  },
} satisfies SheetDefinition;

/** The columns of a rule that are not its numbers. */
export const RULE_FIELDS = {
  id: text("Rule", { degree: "needed", help: "a short name of its own, such as 4.2" }),
  force: choice("Force", FORCES, { degree: "needed", help: "must, should, may or fact" }),
  ...SOURCE_FIELDS,
  severity: choice("Severity instead", [
    option("Error"),
    option("Warning"),
    { ...option("Information"), key: "info" },
    option("Off", "switched off"),
  ]),
  reason: text("Why instead", { help: "Why the severity is not what the force would give." }),
} satisfies Fields;

const ROUTES: readonly Choice[] = [
  ...REGISTERS.agreements.fields.route.type.choices,
  option("Any"),
];

export const WORK_BACK_SHEET = {
  name: "Work-back",
  help: "The steps of renewing a service, first to last, back from the day the successor starts.",
  fields: {
    route: choice("Procurement route", ROUTES, { degree: "needed", help: "a route, or Any" }),
    from: money("From a year", { degree: "expected" }),
    step: text("Step", { degree: "needed", help: "the step" }),
    length: text("Takes", { degree: "needed", help: "a length, as 3 months or 8 working days" }),
  },
} satisfies SheetDefinition;

/** Of an edition everybody is told, so no framework says whom. */
const ENTRY_KINDS = PLAN_ENTRY_KINDS.filter((key) => !key.startsWith("edition-")).map((key) => ({
  ...{ key, label: inWords(key), aliases: [] },
}));
const AUDIENCE: readonly Choice[] = [
  { ...option("Lead officer", "owner"), key: "owner" },
  { ...option("Escalate to", "manager"), key: "manager" },
  option("Finance"),
  { ...option("Fallback group", "fallback"), key: "fallback" },
];

/** The words of two lists that stand in one cell each. */
export const ALERT_WORDS = { kinds: ENTRY_KINDS, audience: AUDIENCE } as const;

export const ALERT_SHEET = {
  name: "Alerts",
  help: "How long before which dates whom to tell.",
  fields: {
    kinds: textList("Dates", { degree: "needed", help: "kinds of dates, as Decide by" }),
    leads: textList("Before", { degree: "needed", help: "lengths, as 3 months; on the day" }),
    overdueEvery: term("Late, again every", { degree: "expected" }),
    audience: textList("Whom", { degree: "needed", help: "as Lead officer; Finance" }),
  },
} satisfies SheetDefinition;

export const QUESTION_SHEET = {
  name: "Questions",
  help: "What the document leaves open that no setting holds, and your answers.",
  fields: {
    key: text("Kept as", { degree: "needed", help: "a short name of its own" }),
    question: text("Question", { degree: "needed", help: "the question" }),
    answer: text("Answer", { degree: "expected" }),
    ...SOURCE_FIELDS,
  },
} satisfies SheetDefinition;

/** Rows the document prints: the register's own columns, and what each rests on. */
export function figureSheet(register: RegisterKey): SheetDefinition {
  const { label, fields } = registerOf(register);
  return {
    name: label,
    help: `${label} as the document prints them; taken into the register once, on adoption.`,
    fields: { ...fields, ...SOURCE_FIELDS },
  };
}

export const FIGURE_SHEETS: readonly Readonly<{
  register: RegisterKey;
  definition: SheetDefinition;
}>[] = REGISTER_KEYS.map((register) => ({ register, definition: figureSheet(register) }));
