import { ALL_CHECKS } from "../checks/all-checks.ts";
import type { Check } from "../checks/check.ts";
import type { Force, Framework, FrameworkRule } from "../framework/framework.ts";
import type { RawSheet } from "../reading/raw-sheet.ts";
import { type AuthoredRow, readAuthoredSheet } from "./authored-sheet.ts";
import type { AuthoringFinding } from "./authoring-finding.ts";
import { readParameter } from "./parameter-cells.ts";
import { inWords, parametersOf } from "./parameter-types.ts";
import { readSource, refuseTwice } from "./read-stated.ts";
import { ruleSheet } from "./rule-sheet.ts";
import { ruleWords } from "./rule-words.ts";

type Vocabularies = Framework["vocabularies"];

/** The rules, each with its check found and numbers that the check can use. */
export function readRules(
  sheet: RawSheet,
  title: string,
  vocabularies: Vocabularies,
  findings: AuthoringFinding[],
): readonly FrameworkRule[] {
  const { definition, columns } = ruleSheet();
  const later = columns.map(({ column }) => column);
  const rows = refuseTwice(readAuthoredSheet(sheet, definition, findings, later), "id");
  return rows.flatMap((row) => {
    const rule = ruleOf(row, title, vocabularies);
    return rule === null ? [] : [rule];
  });
}

function ruleOf(row: AuthoredRow, title: string, vocabularies: Vocabularies): FrameworkRule | null {
  const { id, check: checkId, force, severity, reason } = textsOf(row);
  const check = ALL_CHECKS.find((each) => each.id === checkId);
  if (id === null || check === undefined || force === null) return null;
  const parameters = parametersIn(row, check, vocabularies);
  const source = readSource(sourcedRow(row), title);
  if (severity !== null && reason === null) row.refuse("reason", "it needs the reason");
  if (parameters === null || source === null) return null;
  // The columns' choices are the forces and the severities there are.
  const rule = { id, check: check.id, parameters, source, force: force as Force };
  if (severity === null || reason === null) return rule;
  type Instead = NonNullable<FrameworkRule["override"]>["severity"];
  return { ...rule, override: { severity: severity as Instead, reason } };
}

type TextColumn = "id" | "check" | "force" | "severity" | "reason";

function textsOf({ values }: AuthoredRow): Readonly<Record<TextColumn, string | null>> {
  const text = (column: TextColumn) => {
    const value = values[column];
    return typeof value === "string" ? value : null;
  };
  return {
    id: text("id"),
    check: text("check"),
    force: text("force"),
    severity: text("severity"),
    reason: text("reason"),
  };
}

function sourcedRow(row: AuthoredRow): Parameters<typeof readSource>[0] {
  const { clause, document, reference } = row.values;
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return {
    values: { clause: text(clause), document: text(document), reference: text(reference) },
    refuse: row.refuse,
  };
}

/** Null where a cell cannot be read, or the check cannot use what the cells say together. */
function parametersIn(
  row: AuthoredRow,
  check: Check,
  vocabularies: Vocabularies,
): FrameworkRule["parameters"] | null {
  const parameters: Record<string, unknown> = {};
  const own = parametersOf(check);
  let whole = true;
  for (const parameter of own) {
    // What stands before says of which register the rule is, and so what its names may be.
    const words = ruleWords(vocabularies, parameters);
    const read = readParameter(parameter, row.cell(parameter.name), words);
    if (!read.ok) {
      row.refuse(parameter.name, read.problem);
      whole = false;
    } else if (read.value !== undefined) parameters[parameter.name] = read.value;
    else if (parameter.needed && parameter.nullable) parameters[parameter.name] = null;
    else if (parameter.needed) {
      row.refuse(
        parameter.name,
        `a rule of the kind ${inWords(check.id)} needs ${parameter.label}`,
      );
      whole = false;
    }
  }
  askAboutOthers(row, check);
  if (!whole) return null;
  const parsed = check.parameters.safeParse(parameters);
  if (parsed.success) return parameters;
  for (const { path, message } of parsed.error.issues) {
    const name = own.find((parameter) => parameter.name === String(path[0]))?.name ?? "check";
    row.refuse(name, `${inWords(check.id)} cannot use this: ${message.toLowerCase()}`);
  }
  return null;
}

/** A number that the kind of rule does not take would otherwise be dropped in silence. */
function askAboutOthers(row: AuthoredRow, check: Check): void {
  const own = new Set(parametersOf(check).map(({ name }) => name));
  for (const { column, parameter } of ruleSheet().columns) {
    const cell = row.cell(column);
    if (own.has(column) || cell.value === null || cell.text.trim() === "") continue;
    row.refuse(
      column,
      `a rule of the kind ${inWords(check.id)} takes no ${parameter.label}, so it is left out`,
      "question",
    );
  }
}
