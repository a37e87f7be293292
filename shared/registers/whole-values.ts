import { REGISTERS } from "./all-registers.ts";
import type { FieldValue, RegisterKey } from "./field.ts";

type Values = Readonly<Record<string, FieldValue>>;

/** By register: every field, not known. Values inherit from it, and so never lack a field. */
const NOTHING_KNOWN = Object.fromEntries(
  Object.entries(REGISTERS).map(([register, { fields }]) => [
    register,
    Object.fromEntries(Object.keys(fields).map((field) => [field, null])),
  ]),
) as Record<RegisterKey, Values>;

/**
 * The values of a row in which every field can be read: one that nobody gave is null. Only what was
 * given is an own property, so that text made of the values stays as short as they are.
 */
export function wholeValues(register: RegisterKey, given: Values): Values {
  const nothing = NOTHING_KNOWN[register];
  return Object.getPrototypeOf(given) === nothing ? given : inheriting(nothing, { ...given });
}

/** Whole values in which some fields are others, copied once: an edit is made for every cell pushed. */
export function changedValues(register: RegisterKey, values: Values, changed: Values): Values {
  return inheriting(NOTHING_KNOWN[register], { ...values, ...changed });
}

/**
 * Copied first and given its ancestor afterwards: an object that is made with `Object.create` and
 * then filled is a dictionary to V8, several times slower to read, to copy and to write out.
 */
function inheriting(nothing: Values, copy: Values): Values {
  return Object.setPrototypeOf(copy, nothing);
}
