import type { FieldValue } from "../../shared/registers/field.ts";

/** A document for standard output. */
export function jsonDocument(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Values for scripts: what a cell calls another row is its text; everything else is as it stands. */
export function plainValues(
  values: Readonly<Record<string, FieldValue>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  const isReference =
    typeof value === "object" && value !== null && "id" in value && "text" in value;
  return isReference ? value.text : value;
}
