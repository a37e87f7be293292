import { registerOf } from "../../shared/registers/all-registers.ts";
import type { Field, FieldValue, Reference } from "../../shared/registers/field.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { nameIndexOf, resolveReference } from "../../shared/registers/resolve-references.ts";
import { FinancialYear } from "../../shared/values/financial-year.ts";
import type { RowId } from "../../shared/values/row-id.ts";

/**
 * Matches what rows call each other, whatever file they stand in. Agreements come last, because the
 * provider in the same row tells agreements of one name apart.
 */
export function linkReferences(rows: readonly AnyRow[]): readonly AnyRow[] {
  const names = nameIndexOf(rows);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const link = (row: AnyRow, agreements: boolean): AnyRow => {
    const { fields } = registerOf(row.register);
    const linked: Record<string, FieldValue> = {};
    for (const [key, value] of Object.entries(row.values)) {
      const field = fields[key];
      linked[key] =
        field === undefined || (targetOf(field) === "agreements") !== agreements
          ? value
          : linkValue(field, value, (text) => idOf(field, text, row));
    }
    return { ...row, values: linked };
  };
  const idOf = (field: Field, text: string, row: AnyRow): RowId | null => {
    const target = targetOf(field);
    if (target === null) return null;
    const year = FinancialYear.safeParse(row.values.financialYear);
    const resolution = resolveReference(text, target, names, {
      provider: isReference(row.values.provider) ? row.values.provider : null,
      financialYear: year.success ? year.data : null,
      rowOf: (id) => byId.get(id),
    });
    return resolution.kind === "one" ? resolution.id : null;
  };
  const first = rows.map((row) => link(row, false));
  for (const row of first) byId.set(row.id, row);
  return first.map((row) => link(row, true));
}

function targetOf({ type }: Field) {
  return type.kind === "reference" || type.kind === "reference-list" ? type.to : null;
}

function linkValue(
  { type }: Field,
  value: FieldValue,
  idOf: (text: string) => RowId | null,
): FieldValue {
  if (type.kind !== "reference" && type.kind !== "reference-list") return value;
  const link = (each: unknown) =>
    isReference(each) && each.id === null ? { ...each, id: idOf(each.text) } : each;
  // Linking changes ids only, so a reference stays one and a list of them stays a list.
  return (Array.isArray(value) ? value.map(link) : link(value)) as FieldValue;
}

function isReference(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && "id" in value && "text" in value;
}
