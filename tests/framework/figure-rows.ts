import { foldOnce } from "../../shared/framework/folded-once.ts";
import type { Figure, Framework } from "../../shared/framework/framework.ts";
import type { FieldValue, Reference } from "../../shared/registers/field.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import type { RowId } from "../../shared/values/row-id.ts";

/**
 * The rows a framework prints, as adopting it puts them into the registers: with ids of their own,
 * and what they call each other matched.
 */
export function rowsOfFigures({ figures }: Framework, mint: () => RowId): readonly AnyRow[] {
  const rows = figures.map((figure) => ({ figure, id: mint() }));
  const ids = new Map(rows.map(({ figure, id }) => [nameIn(figure), id]));
  return rows.map(({ figure: { register, values }, id }) => ({
    id,
    register,
    values: Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, matched(value, ids)]),
    ),
  }));
}

function nameIn({ values: { name, title } }: Figure): string {
  return foldOnce(String(name ?? title ?? ""));
}

function matched(value: FieldValue, ids: ReadonlyMap<string, RowId>): FieldValue {
  if (isReference(value)) return match(value, ids);
  return isReferences(value) ? value.map((each) => match(each, ids)) : value;
}

function match(reference: Reference, ids: ReadonlyMap<string, RowId>): Reference {
  return { ...reference, id: reference.id ?? ids.get(foldOnce(reference.text)) ?? null };
}

function isReferences(value: FieldValue): value is readonly Reference[] {
  return Array.isArray(value) && value.length > 0 && value.every(isReference);
}

function isReference(value: unknown): value is Reference {
  return typeof value === "object" && value !== null && "id" in value && "text" in value;
}
