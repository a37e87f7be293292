import { ALL_CHECKS } from "../checks/all-checks.ts";
import type {
  Framework,
  PlanPolicy,
  Source,
  Stated,
  Vocabulary,
  WorkBackStep,
} from "../framework/framework.ts";
import { wordIndex } from "../reading/word-index.ts";
import type { FieldValue, VocabularyKey } from "../registers/field.ts";
import { pence } from "../values/pence.ts";
import { formatTerm, type Term } from "../values/term.ts";
import type { AuthoredCell } from "./authored-cell.ts";
import { type AuthoredSheet, authoredSheet } from "./authored-sheet.ts";
import { ABOUT, PLAN, type Setting, SIGNED_BY } from "./framework-settings.ts";
import {
  ALERT_SHEET,
  ALERT_WORDS,
  FIGURE_SHEETS,
  LIST_SHEET,
  QUESTION_SHEET,
  SETTINGS,
  WORD_SHEET,
  WORK_BACK_SHEET,
} from "./framework-sheets.ts";
import { guideSheets } from "./guide-sheets.ts";
import { parameterCell } from "./parameter-cells.ts";
import { parametersOf } from "./parameter-types.ts";
import { keyOfWord } from "./read-lists.ts";
import { ruleSheet } from "./rule-sheet.ts";
import { ruleWords } from "./rule-words.ts";

/** A framework as the sheets of a workbook that people can change and give back. */
export function writeFramework(framework: Framework): readonly AuthoredSheet[] {
  return [
    settingsSheet(framework),
    listSheet(framework),
    wordSheet(framework),
    rulesSheet(framework),
    ...figureSheets(framework),
    workBackSheet(framework.plan),
    alertSheet(framework),
    questionSheet(framework),
    ...guideSheets(),
  ];
}

type Line = Readonly<Record<string, FieldValue>>;

function settingsSheet(framework: Framework): AuthoredSheet {
  const lines: Line[] = [];
  const cells: AuthoredCell[] = [];
  const { document, jurisdiction } = framework;
  const about = { ...framework, ...document, ...jurisdiction };
  const say = <Value>({ label, codec }: Setting<Value>, value: Value | null) => {
    lines.push({ setting: label });
    cells.push(value === null ? null : codec.cell(value));
  };
  say(ABOUT.key, about.key);
  say(ABOUT.organisation, about.organisation);
  say(ABOUT.title, about.title);
  say(ABOUT.edition, about.edition);
  say(ABOUT.effectiveFrom, about.effectiveFrom);
  say(ABOUT.reviewOn, about.reviewOn);
  say(ABOUT.country, about.country);
  say(ABOUT.languages, about.languages);
  say(ABOUT.procurement, about.procurement);
  say(ABOUT.publishTo, about.publishTo);
  say(ABOUT.defaultFund, about.defaultFund);
  const state = <Value>({ label, codec }: Setting<Value>, stated: Stated<Value> | undefined) => {
    if (stated === undefined) return;
    lines.push({ setting: label, ...statedLine(stated) });
    cells.push(stated.kind === "not-stated" ? null : codec.cell(stated.value));
  };
  const { plan } = framework;
  state(PLAN.reviewWindow, plan.reviewWindow);
  state(PLAN.bodyEndsOn, plan.bodyEndsOn);
  state(PLAN.endsAMonth, plan.endsAMonth);
  state(PLAN.meetingEvery, plan.meetingEvery);
  state(PLAN.noMeetingsFor, plan.noMeetingsFor);
  state(PLAN.returnEvery, plan.returnEvery);
  state(PLAN.documentReviewEvery, plan.documentReviewEvery);
  state(PLAN.budgetReview, plan.budgetReview);
  state(PLAN.underspendReturn, plan.underspendReturn);
  state(PLAN.paysUnderContracts, plan.paysUnderContracts);
  state(SIGNED_BY, framework.signOff);
  return authoredSheet(SETTINGS, lines, { says: cells });
}

function statedLine(stated: Stated<unknown>): Line {
  if (stated.kind !== "stated") return { state: stated.kind, question: stated.question };
  return { state: stated.kind, force: stated.force, ...sourceLine(stated.source) };
}

function sourceLine({ quote, document, rule }: Source): Line {
  return { clause: quote, document, reference: rule };
}

/** The vocabularies by their keys, as the type has them. */
function listsOf({ vocabularies }: Framework): readonly [VocabularyKey, Stated<Vocabulary>][] {
  return Object.entries(vocabularies) as [VocabularyKey, Stated<Vocabulary>][];
}

function listSheet(framework: Framework): AuthoredSheet {
  return authoredSheet(
    LIST_SHEET,
    listsOf(framework).map(([list, stated]) => ({
      list,
      closed: stated.kind === "not-stated" ? null : stated.value.closed,
      ...statedLine(stated),
    })),
  );
}

function wordSheet(framework: Framework): AuthoredSheet {
  return authoredSheet(
    WORD_SHEET,
    listsOf(framework).flatMap(([list, stated]) =>
      stated.kind === "not-stated"
        ? []
        : stated.value.entries.map(({ key, label, aliases, tags }) => ({
            list,
            word: label,
            key: key === keyOfWord(label) ? null : key,
            aliases: orNone(aliases),
            tags: orNone(tags),
          })),
    ),
  );
}

function rulesSheet({ rules, vocabularies }: Framework): AuthoredSheet {
  const { definition, columns } = ruleSheet();
  const parameters: Record<string, AuthoredCell[]> = {};
  for (const { column } of columns) parameters[column] = [];
  for (const rule of rules) {
    const check = ALL_CHECKS.find(({ id }) => id === rule.check);
    const own = check === undefined ? [] : parametersOf(check);
    const words = ruleWords(vocabularies, rule.parameters);
    for (const { column } of columns) {
      const parameter = own.find(({ name }) => name === column);
      const cell =
        parameter === undefined ? null : parameterCell(parameter, rule.parameters[column], words);
      parameters[column]?.push(cell);
    }
  }
  const lines = rules.map(({ id, check, force, source, override }) => ({
    ...{ id, check, force, ...sourceLine(source) },
    severity: override?.severity ?? null,
    reason: override?.reason ?? null,
  }));
  return authoredSheet(definition, lines, parameters);
}

/** An author starting from this needs every column of these three, filled or not. */
const SHOWN_WHOLE = ["funds", "budgets", "schemes"];

function figureSheets({ figures }: Framework): readonly AuthoredSheet[] {
  return FIGURE_SHEETS.flatMap(({ register, definition }) => {
    const lines = figures
      .filter((figure) => figure.register === register)
      .map(({ values, source }) => ({ ...values, ...sourceLine(source) }));
    const whole = SHOWN_WHOLE.includes(register);
    if (lines.length === 0 && !whole) return [];
    const fields = Object.entries(definition.fields).map(
      ([key, one]) => [key, whole ? { ...one, degree: "expected" as const } : one] as const,
    );
    return [authoredSheet({ ...definition, fields: Object.fromEntries(fields) }, lines)];
  });
}

function workBackSheet({ workBack }: PlanPolicy): AuthoredSheet {
  return authoredSheet(
    WORK_BACK_SHEET,
    workBack.flatMap(({ route, fromAnnualPence, steps }) =>
      steps.map(({ step, length }) => ({
        route,
        from: fromAnnualPence === null ? null : pence(fromAnnualPence),
        step,
        length: lengthText(length),
      })),
    ),
  );
}

function lengthText(length: WorkBackStep["length"]): string {
  return typeof length === "string" ? formatTerm(length) : `${length.workingDays} working days`;
}

function alertSheet({ alerts }: Framework): AuthoredSheet {
  return authoredSheet(
    ALERT_SHEET,
    alerts.map(({ kinds, leads, overdueEvery, audience }) => ({
      kinds: kinds.map((kind) => wordIndex(ALERT_WORDS.kinds).labelOf(kind)),
      leads: leads.map(leadText),
      overdueEvery,
      audience: audience.map((one) => wordIndex(ALERT_WORDS.audience).labelOf(one)),
    })),
  );
}

function leadText(lead: Term | "due"): string {
  return lead === "due" ? "on the day" : formatTerm(lead);
}

function questionSheet({ questions = [] }: Framework): AuthoredSheet {
  return authoredSheet(
    QUESTION_SHEET,
    questions.map(({ key, question, source, answer }) => ({
      ...{ key, question, answer: answer ?? null },
      ...sourceLine(source),
    })),
  );
}

function orNone(items: readonly string[]): readonly string[] | null {
  return items.length === 0 ? null : items;
}
