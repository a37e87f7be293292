import { fail, ok, type Result } from "../values/result.ts";
import { acceptedOnTheWire } from "./accepted-on-the-wire.ts";
import type { FieldType, FieldValue, RegisterDefinition } from "./field.ts";
import { wireValue } from "./wire-value.ts";

/** A value that is not what its field holds: what came, and what would be taken. */
export type UnfitValue = Readonly<{ field: string; seen: string; accepted: string }>;

export type ParsedValues = Readonly<Record<string, FieldValue>>;

/**
 * Values from outside, each as its field's type has it. Every pushed cell passes here, so it is
 * written out by hand. Empty texts and lists are "not known", which is null.
 */
export function parseValues(
  register: RegisterDefinition,
  wire: Readonly<Record<string, unknown>>,
): Result<ParsedValues, readonly UnfitValue[]> {
  const values: Record<string, FieldValue> = {};
  const unfit: UnfitValue[] = [];
  for (const key of Object.keys(wire)) {
    const field = Object.hasOwn(register.fields, key) ? register.fields[key] : undefined;
    const value = field === undefined ? undefined : wireValue(field.type, wire[key]);
    if (value !== undefined) values[key] = value;
    else {
      const accepted =
        field === undefined ? `a field of ${register.label}` : acceptedOnTheWire(field.type);
      unfit.push({ field: key, seen: brief(field === undefined ? key : wire[key]), accepted });
    }
  }
  return unfit.length === 0 ? ok(values) : fail(unfit);
}

/** One value, or in words what the field takes. */
export function parseValue(type: FieldType, wire: unknown): Result<FieldValue, string> {
  const value = wireValue(type, wire);
  return value === undefined ? fail(acceptedOnTheWire(type)) : ok(value);
}

function brief(wire: unknown): string {
  const text = typeof wire === "string" ? wire : (JSON.stringify(wire) ?? "nothing");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
