import { entriesOf, type Framework } from "../../shared/framework/framework.ts";
import { cellOf } from "../../shared/sync/spread-cells.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { shortened } from "../../shared/values/shortened.ts";
import type { Binding, BoundColumn } from "./remembered.ts";

const NAMING = ["title", "name", "serviceArea", "ref"] as const;

/**
 * What people call a row of a table, as headings have room for: with its year or fund, where a line
 * has one for each. One that the register has not goes by what was typed; `typed` says what the sheet
 * shows in its cells.
 */
export function rowName(
  { spread, columns = [] }: Pick<Binding, "spread"> & Partial<Pick<Binding, "columns">>,
  row: Pick<RowMemory, "id" | "values" | "cell">,
  framework: Framework,
  typed: (field: string) => string = () => "",
): string | null {
  const named = row.values === null ? nameTyped(columns, typed) : nameOf(row.values, framework);
  const name = named === null ? null : shortened(named);
  if (spread === undefined) return name;
  const key = cellOf(row)?.key;
  const column = spread.columns.find((one) => one.key === key);
  const known = [name ?? lineName(row.values), column?.header].filter((part) => part != null);
  return known.length === 0 ? null : known.join(", ");
}

/** As in the register: by its own name, else what it is of and when; else the first it says at all. */
function nameTyped(
  columns: readonly Pick<BoundColumn, "field">[],
  typed: (field: string) => string,
): string | null {
  const first = (fields: readonly string[]) =>
    fields.map((field) => typed(field).trim()).find((text) => text !== "") ?? "";
  const of = first(["agreement", "fund"]);
  const when = of === "" ? "" : ` ${first(["financialYear", "period"])}`;
  const all = columns.map(({ field }) => field);
  return first(NAMING) || (of + when).trim() || first(all) || null;
}

/** A line of money goes by what it is money of. */
function lineName(values: Readonly<Record<string, unknown>> | null): string | null {
  for (const value of [values?.agreement, values?.fund]) {
    const isNamed = typeof value === "object" && value !== null && "text" in value;
    if (isNamed && typeof value.text === "string") return value.text;
  }
  return null;
}

/** What people call a row, by its values: its title or name, else its service, else its reference. */
export function nameOf(
  values: Readonly<Record<string, unknown>> | null,
  framework: Framework,
): string | null {
  if (values === null) return null;
  const { title, name, serviceArea, ref } = values;
  const service = entriesOf(framework, "serviceAreas").find(({ key }) => key === serviceArea);
  for (const text of [title, name, service?.label ?? serviceArea, ref]) {
    if (typeof text === "string" && text !== "") return text;
  }
  return null;
}
