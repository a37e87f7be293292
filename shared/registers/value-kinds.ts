import type { FieldValue, Reference } from "./field.ts";

/** Nothing said: no value, an empty cell, an empty list. */
export function isAbsent(value: FieldValue | undefined): boolean {
  if (value === null || value === undefined || value === "") return true;
  return Array.isArray(value) && value.length === 0;
}

export function isReference(value: FieldValue | undefined): value is Reference {
  return typeof value === "object" && value !== null && "text" in value && "id" in value;
}
