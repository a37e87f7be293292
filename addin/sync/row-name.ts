import { entriesOf, type Framework } from "../../shared/framework/framework.ts";
import { cellOf } from "../../shared/sync/spread-cells.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import type { Binding } from "./remembered.ts";

/** What people call a row of a table: with its year or fund, where a line has one for each. */
export function rowName(
  { spread }: Pick<Binding, "spread">,
  row: Pick<RowMemory, "id" | "values" | "cell">,
  framework: Framework,
): string | null {
  const name = nameOf(row.values, framework);
  if (spread === undefined) return name;
  const key = cellOf(row)?.key;
  const column = spread.columns.find((one) => one.key === key);
  const known = [name ?? lineName(row.values), column?.header].filter((part) => part != null);
  return known.length === 0 ? null : known.join(", ");
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
