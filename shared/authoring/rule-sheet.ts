import { ALL_CHECKS } from "../checks/all-checks.ts";
import { choice, text } from "../registers/define-field.ts";
import type { Field, Fields } from "../registers/field.ts";
import type { SheetDefinition } from "./authored-sheet.ts";
import { RULE_FIELDS } from "./framework-sheets.ts";
import { inWords, type Parameter, parametersOf } from "./parameter-types.ts";

/** A column of the rules that holds one of their numbers or names. */
type ParameterColumn = Readonly<{ column: string; parameter: Parameter }>;

const CHECK_KINDS = ALL_CHECKS.map(({ id }) => ({ key: id, label: inWords(id), aliases: [] }));

/** What a rule is of: a check, by the words of its id. */
const CHECK_FIELD = choice("Kind of rule", CHECK_KINDS, {
  degree: "needed",
  help: "a kind of rule, as the sheet Rule kinds lists them",
});

/** The sheet of rules, with a column for each parameter that any check takes. */
export function ruleSheet(): Readonly<{
  definition: SheetDefinition;
  columns: readonly ParameterColumn[];
}> {
  const byName = new Map<string, Parameter>();
  for (const check of ALL_CHECKS) {
    for (const parameter of parametersOf(check)) byName.set(parameter.name, parameter);
  }
  const columns = [...byName].map(([column, parameter]) => ({ column, parameter }));
  const parameters = columns.map(({ column, parameter }): [string, Field] => [
    column,
    text(parameter.label),
  ]);
  const { id, ...rest } = RULE_FIELDS;
  const fields: Fields = { id, check: CHECK_FIELD, ...rest, ...Object.fromEntries(parameters) };
  const help =
    'One rule a line: what kind it is, its numbers, which rows it is for ("Kind is Contract or Grant; Total value is above £10,000"), how strongly your document says it, and where.';
  return { definition: { name: "Rules", help, fields }, columns };
}

/** Each kind of rule with what it says and the columns it takes, for whoever writes one. */
export function ruleKinds(): readonly Readonly<{
  kind: string;
  says: string;
  takes: string;
}>[] {
  return ALL_CHECKS.map((check) => ({
    kind: inWords(check.id),
    says: check.statement,
    takes: parametersOf(check)
      .map(({ label, needed, nullable }) => (needed && !nullable ? label : `${label} (if any)`))
      .join("; "),
  }));
}
