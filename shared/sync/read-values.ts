import type { Message } from "../checks/message.ts";
import { refusalSays } from "../checks/refusal-words.ts";
import { registerOf } from "../registers/all-registers.ts";
import type {
  Field,
  FieldValue,
  Reference,
  RegisterDefinition,
  RegisterKey,
} from "../registers/field.ts";
import { parseValues, type UnfitValue } from "../registers/parse-values.ts";
import { fail, ok, type Result } from "../values/result.ts";
import type { References } from "./match-references.ts";
import type { Values } from "./stored-row.ts";

/**
 * Pushed values as their fields' types have them, references matched where they can be. One that
 * does not fit refuses the row: a message each says what came and what is accepted.
 */
export function readValues(
  register: RegisterKey,
  pushed: Values,
  references: References,
): Result<Values, readonly Message[]> {
  const definition = registerOf(register);
  const parsed = parseValues(definition, pushed);
  if (parsed.ok) return ok(matched(register, parsed.value, references));
  return fail(parsed.problem.map((unfit) => messageOf(definition, unfit)));
}

function messageOf({ label: register, fields }: RegisterDefinition, unfit: UnfitValue): Message {
  const field = fields[unfit.field];
  if (field === undefined) return refusalSays.noSuchField({ register, field: unfit.field });
  const { label, type } = field;
  return refusalSays.cannotBeRead({ label, seen: unfit.seen, type });
}

function matched(register: RegisterKey, parsed: Values, references: References): Values {
  // Parsing has just made the object for us alone, so that it need not be copied for every row.
  const values = parsed as Record<string, FieldValue>;
  for (const { key, field } of referenceFieldsOf(register)) {
    const value = values[key] ?? null;
    if (value === null) continue;
    // A value of a reference field was just parsed to be a reference, and of a list a list of them.
    values[key] = Array.isArray(value)
      ? (value as readonly Reference[]).map((one) => references.match(field, one, values))
      : references.match(field, value as Reference, values);
  }
  return values;
}

type ReferenceField = Readonly<{ key: string; field: Field }>;
const referenceFields = new Map<RegisterKey, readonly ReferenceField[]>();

/** The fields of a register that name rows of others; worked out once. */
export function referenceFieldsOf(register: RegisterKey): readonly ReferenceField[] {
  const known = referenceFields.get(register);
  if (known !== undefined) return known;
  const fields = Object.entries(registerOf(register).fields)
    .filter(([, { type }]) => type.kind === "reference" || type.kind === "reference-list")
    .map(([key, field]) => ({ key, field }));
  referenceFields.set(register, fields);
  return fields;
}
