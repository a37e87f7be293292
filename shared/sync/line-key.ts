import type { FieldValue, RegisterKey } from "../registers/field.ts";
import { NOTHING } from "./cell-digest.ts";
import { digestIn } from "./settle-answer.ts";
import type { Spread } from "./spread.ts";

/** By what people tell two lines of a register apart, where its amounts stand side by side. */
const TOLD_BY: Partial<Record<RegisterKey, readonly string[]>> = {
  budgets: ["fund", "kind", "costCentre"],
  allocations: ["ref", "title", "serviceArea", "fund", "provider", "scheme"],
  fundingLines: ["agreement", "fund"],
};

export type LineTable = Readonly<{
  register: RegisterKey;
  spread: Spread;
  /** The fields that have a column for every row of a line. */
  shared: readonly string[];
  constants: Readonly<Record<string, FieldValue>>;
}>;

/** A binding as what its lines are told by. */
export function lineTableOf({
  register,
  columns,
  constants,
  spread,
}: Readonly<{
  register: RegisterKey;
  columns: readonly Readonly<{ field: string }>[];
  constants: Readonly<Record<string, FieldValue>>;
  spread: Spread;
}>): LineTable {
  return { register, spread, constants, shared: columns.map(({ field }) => field) };
}

/** What a line goes by: the same for every row of it; "" for a line that says nothing of itself. */
export function lineKey(
  { register, spread, shared, constants }: LineTable,
  values: Readonly<Record<string, FieldValue>>,
): string {
  const fields = (TOLD_BY[register] ?? []).filter(
    (field) => field !== spread.by && (shared.includes(field) || field in constants),
  );
  const yearToo = spread.by === "fund" ? ["financialYear"] : [];
  const prints = [...fields, ...yearToo].map((field) =>
    digestIn(register, field, values[field] ?? constants[field]),
  );
  return fields.length > 0 && prints.every((print) => print === NOTHING) ? "" : prints.join(" ");
}
