import type { Framework } from "../framework/framework.ts";
import type { RawSheet } from "../reading/raw-sheet.ts";
import { wordIndex } from "../reading/word-index.ts";
import { foldText } from "../values/folded-text.ts";
import { readAuthoredSheet, type SheetDefinition } from "./authored-sheet.ts";
import type { AuthoringFinding } from "./authoring-finding.ts";
import { checkAuthored } from "./check-authored.ts";
import {
  ALERT_SHEET,
  FIGURE_SHEETS,
  LIST_SHEET,
  QUESTION_SHEET,
  SETTINGS,
  WORD_SHEET,
  WORK_BACK_SHEET,
} from "./framework-sheets.ts";
import { COLUMNS_SHEET, RULE_KINDS_SHEET } from "./guide-sheets.ts";
import { readLists } from "./read-lists.ts";
import { readRules } from "./read-rules.ts";
import { readSettings } from "./read-settings.ts";
import { readAlerts, readFigures, readQuestions, readWorkBack } from "./read-tables.ts";

export type FrameworkReading = Readonly<{
  /** Null where any finding is an error: a framework is read whole or not at all. */
  framework: Framework | null;
  findings: readonly AuthoringFinding[];
}>;

const RULES = "Rules";

/** Every sheet that is read, and those that only explain. */
const KNOWN_SHEETS = [
  ...[SETTINGS.name, LIST_SHEET.name, WORD_SHEET.name, RULES],
  ...FIGURE_SHEETS.map(({ definition }) => definition.name),
  ...[WORK_BACK_SHEET.name, ALERT_SHEET.name, QUESTION_SHEET.name],
  ...[RULE_KINDS_SHEET, COLUMNS_SHEET],
];

/** An organisation's framework out of a workbook, or what is to be put right in it, cell by cell. */
export function readFramework(sheets: readonly RawSheet[]): FrameworkReading {
  const findings: AuthoringFinding[] = [...unknownSheets(sheets)];
  const settingsSheet = sheetCalled(sheets, SETTINGS.name);
  if (settingsSheet === undefined) {
    const missing = "the workbook has no such sheet, so it is no framework workbook.";
    findings.push(aboutSheet(SETTINGS.name, missing, "error"));
    return { framework: null, findings };
  }
  const settings = readSettings(settingsSheet, findings);
  const title = settings?.about.document.title ?? "";
  const rows = <F extends SheetDefinition>(definition: F) =>
    withSheet(sheets, definition.name, [], (sheet) =>
      readAuthoredSheet<F["fields"]>(sheet, definition, findings),
    );
  const vocabularies = readLists(rows(LIST_SHEET), rows(WORD_SHEET), title);
  const rules = withSheet(sheets, RULES, [], (sheet) =>
    readRules(sheet, title, vocabularies, findings),
  );
  const figures = FIGURE_SHEETS.flatMap(({ register, definition }) =>
    withSheet(sheets, definition.name, [], (sheet) =>
      readFigures(sheet, register, title, findings),
    ),
  );
  const workBack = withSheet(sheets, WORK_BACK_SHEET.name, [], (sheet) =>
    readWorkBack(sheet, findings),
  );
  const alerts = withSheet(sheets, ALERT_SHEET.name, [], (sheet) => readAlerts(sheet, findings));
  const questions = withSheet(sheets, QUESTION_SHEET.name, [], (sheet) =>
    readQuestions(sheet, title, findings),
  );
  if (settings === null) return { framework: null, findings };
  const framework: Framework = {
    ...settings.about,
    ...{ vocabularies, rules, alerts, figures },
    plan: { ...settings.plan, workBack },
    ...(questions.length === 0 ? {} : { questions }),
    ...(settings.signOff === undefined ? {} : { signOff: settings.signOff }),
  };
  findings.push(...checkAuthored(framework));
  const whole = findings.every(({ severity }) => severity !== "error");
  return { framework: whole ? framework : null, findings };
}

function withSheet<Value>(
  sheets: readonly RawSheet[],
  name: string,
  without: Value,
  read: (sheet: RawSheet) => Value,
): Value {
  const sheet = sheetCalled(sheets, name);
  return sheet === undefined ? without : read(sheet);
}

function sheetCalled(sheets: readonly RawSheet[], name: string): RawSheet | undefined {
  return sheets.find((sheet) => foldText(sheet.name) === foldText(name));
}

/** A sheet nobody knows is left alone, and that is said: it may be a known one, spelt otherwise. */
function unknownSheets(sheets: readonly RawSheet[]): readonly AuthoringFinding[] {
  const index = wordIndex(KNOWN_SHEETS.map((name) => ({ key: name, label: name, aliases: [] })));
  return sheets
    .filter(({ name }) => index.keysOf(foldText(name)).length === 0)
    .map(({ name }) => {
      const nearest = index.nearest(name).join(", ");
      return aboutSheet(name, `no sheet is called so and it is left alone; perhaps ${nearest}?`);
    });
}

function aboutSheet(
  sheet: string,
  accepted: string,
  severity: AuthoringFinding["severity"] = "question",
): AuthoringFinding {
  return { severity, sheet, address: null, column: "sheet", seen: "", accepted };
}
