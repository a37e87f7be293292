import { fieldOf } from "../../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { CellPlace } from "../../session.ts";
import type { ReadyState } from "../use-places.ts";

/** What a person calls the place: the column and the sheet. */
export function placeWords(at: CellPlace | null, tables: ReadyState["tables"]): string {
  if (at === null) return "";
  const table = tables.find(({ id }) => id === at.table);
  if (table === undefined) return "";
  if (at.field === null) return table.sheetName;
  return `${fieldLabel(table.register, at.field)}, ${table.sheetName}`;
}

export function fieldLabel(register: RegisterKey, field: string): string {
  return fieldOf(register, field)?.label ?? field;
}
