import type {
  AlertRule,
  Figure,
  SetUpQuestion,
  WorkBack,
  WorkBackStep,
} from "../framework/framework.ts";
import type { RawSheet } from "../reading/raw-sheet.ts";
import { termIn } from "../reading/term-text.ts";
import { type Word, wordIndex } from "../reading/word-index.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import type { Term } from "../values/term.ts";
import { type AuthoredRow, readAuthoredSheet } from "./authored-sheet.ts";
import type { AuthoringFinding } from "./authoring-finding.ts";
import {
  ALERT_SHEET,
  ALERT_WORDS,
  figureSheet,
  QUESTION_SHEET,
  WORK_BACK_SHEET,
} from "./framework-sheets.ts";
import { readSource, refuseTwice } from "./read-stated.ts";

/** The steps, those of one route and value after the other as one way of renewing. */
export function readWorkBack(sheet: RawSheet, findings: AuthoringFinding[]): readonly WorkBack[] {
  const ways: { route: string; fromAnnualPence: number | null; steps: WorkBackStep[] }[] = [];
  for (const row of readAuthoredSheet(sheet, WORK_BACK_SHEET, findings)) {
    const { route, from, step, length } = row.values;
    if (route === null || step === null || length === null) continue;
    const takes = lengthIn(length);
    if (takes === null) {
      row.refuse("length", "accepted is a length, such as 3 months or 8 working days");
      continue;
    }
    const last = ways.at(-1);
    const same = last?.route === route && last.fromAnnualPence === from;
    if (same) last.steps.push({ step, length: takes });
    else ways.push({ route, fromAnnualPence: from, steps: [{ step, length: takes }] });
  }
  return ways;
}

function lengthIn(text: string): WorkBackStep["length"] | null {
  const days = /^(\d{1,3}) working days?$/i.exec(text.trim());
  return days === null ? termIn(text) : { workingDays: Number(days[1]) };
}

export function readAlerts(sheet: RawSheet, findings: AuthoringFinding[]): readonly AlertRule[] {
  return readAuthoredSheet(sheet, ALERT_SHEET, findings).flatMap((row) => {
    const kinds = keysOf(row, "kinds", ALERT_WORDS.kinds);
    const audience = keysOf(row, "audience", ALERT_WORDS.audience);
    const leads = leadsOf(row);
    if (kinds === null || audience === null || leads === null) return [];
    // The words' keys are the people there are to tell.
    const whom = audience as AlertRule["audience"];
    return [{ kinds, leads, overdueEvery: row.values.overdueEvery, audience: whom }];
  });
}

type AlertRow = AuthoredRow<typeof ALERT_SHEET.fields>;

function keysOf(
  row: AlertRow,
  field: "kinds" | "audience",
  words: readonly Word[],
): readonly string[] | null {
  const index = wordIndex(words);
  const keys: string[] = [];
  for (const item of row.values[field] ?? []) {
    const [key] = index.keysOf(foldText(item));
    if (key === undefined) {
      const nearest = index.nearest(item).join(", ");
      row.refuse(field, `"${item}" is no word of its list; perhaps ${nearest}`);
      return null;
    }
    keys.push(key);
  }
  return row.values[field] === null ? null : keys;
}

function leadsOf(row: AlertRow): readonly (Term | "due")[] | null {
  const leads: (Term | "due")[] = [];
  for (const item of row.values.leads ?? []) {
    const lead = foldText(item) === "on the day" ? "due" : termIn(item);
    if (lead === null) {
      row.refuse("leads", `"${item}" is no length; accepted are 3 months, 2 weeks, on the day`);
      return null;
    }
    leads.push(lead);
  }
  return row.values.leads === null ? null : leads;
}

export function readQuestions(
  sheet: RawSheet,
  title: string,
  findings: AuthoringFinding[],
): readonly SetUpQuestion[] {
  return refuseTwice(readAuthoredSheet(sheet, QUESTION_SHEET, findings), "key").flatMap((row) => {
    const { key, question, answer } = row.values;
    const source = readSource(row, title);
    if (key === null || question === null || source === null) return [];
    return [{ key, question, source, ...(answer === null ? {} : { answer }) }];
  });
}

/** Rows of a register as the document prints them; what a row does not say is left out of it. */
export function readFigures(
  sheet: RawSheet,
  register: RegisterKey,
  title: string,
  findings: AuthoringFinding[],
): readonly Figure[] {
  return readAuthoredSheet(sheet, figureSheet(register), findings).flatMap((row) => {
    const { clause, document, reference, ...rest } = row.values;
    const text = (value: FieldValue | undefined) => (typeof value === "string" ? value : null);
    const values = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
    const source = readSource(
      {
        values: { clause: text(clause), document: text(document), reference: text(reference) },
        refuse: row.refuse,
      },
      title,
    );
    return source === null ? [] : [{ register, values, source }];
  });
}
