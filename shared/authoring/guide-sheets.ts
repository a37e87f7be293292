import { text } from "../registers/define-field.ts";
import { type AuthoredSheet, authoredSheet, type SheetDefinition } from "./authored-sheet.ts";
import {
  ALERT_SHEET,
  FIGURE_SHEETS,
  LIST_SHEET,
  QUESTION_SHEET,
  SETTINGS,
  WORD_SHEET,
  WORK_BACK_SHEET,
} from "./framework-sheets.ts";
import { ruleKinds } from "./rule-sheet.ts";

export const RULE_KINDS_SHEET = "Rule kinds";
export const COLUMNS_SHEET = "Columns";

const NEEDED = { degree: "needed" } as const;

const RULE_KINDS: SheetDefinition = {
  name: RULE_KINDS_SHEET,
  help: "For reading: the kinds of rule there are, what each checks, and the columns it takes.",
  fields: {
    kind: text("Kind of rule", NEEDED),
    says: text("What it checks", NEEDED),
    takes: text("Columns it takes", NEEDED),
  },
};

const COLUMNS: SheetDefinition = {
  name: COLUMNS_SHEET,
  help: "For reading: the columns each sheet may have. A sheet or column you don't need can go.",
  fields: {
    sheet: text("Sheet", NEEDED),
    column: text("Column", NEEDED),
    help: text("What goes in", NEEDED),
  },
};

/** Two sheets that explain the others; they are never read back. */
export function guideSheets(): readonly AuthoredSheet[] {
  const sheets: readonly SheetDefinition[] = [
    ...[SETTINGS, LIST_SHEET, WORD_SHEET],
    ...FIGURE_SHEETS.map(({ definition }) => definition),
    ...[WORK_BACK_SHEET, ALERT_SHEET, QUESTION_SHEET],
  ];
  return [
    authoredSheet(
      RULE_KINDS,
      ruleKinds().map((one) => ({ ...one })),
    ),
    authoredSheet(
      COLUMNS,
      sheets.flatMap(({ name, fields }) =>
        Object.values(fields).map(({ label, help }) => ({ sheet: name, column: label, help })),
      ),
    ),
  ];
}
