import { type ChosenEdition, editionAt, editionWhenMade } from "../framework/edition-at.ts";
import type { Edition, Framework } from "../framework/framework.ts";
import type { RegisterKey } from "../registers/field.ts";
import { CalendarDate, firstDayOf, type IsoDay } from "../values/calendar-date.ts";
import { FinancialYear, firstDayOfYear } from "../values/financial-year.ts";

/** As much of a row as tells its edition. */
export type Decided = Readonly<{
  register: RegisterKey;
  values: Readonly<{ decidedOn?: unknown; financialYear?: unknown; start?: unknown }>;
  created?: Readonly<{ version: number }>;
}>;

/** The day by which a row's edition is told; null where only its first acceptance tells it. */
export function decidingDay({ register, values }: Decided): IsoDay | null {
  const decided = dayIn(values.decidedOn);
  if (decided !== null) return decided;
  const year = yearIn(values.financialYear);
  if (year !== null) return firstDayOfYear(year);
  return register === "agreements" ? dayIn(values.start) : null;
}

/** The edition in force on a row's deciding day, else when it was first accepted. */
export function editionOfRow(editions: readonly Edition[], row: Decided): ChosenEdition | null {
  const decided = decidingDay(row);
  return decided === null
    ? editionWhenMade(editions, row.created?.version ?? null)
    : editionAt(editions, decided);
}

/** The framework under which a row was decided; the one in force where there are no editions. */
export function frameworkOfRow(framework: Framework, row: Decided): Framework {
  const { editions } = framework;
  const chosen = editions === undefined ? null : editionOfRow(editions, row);
  return chosen === null ? framework : chosen.edition.framework;
}

export function yearIn(value: unknown): FinancialYear | null {
  if (value == null) return null;
  const year = FinancialYear.safeParse(value);
  return year.success ? year.data : null;
}

/** What is not there is not parsed: making a failure of it costs more than a check does. */
export function dayIn(value: unknown): IsoDay | null {
  if (value == null) return null;
  const date = CalendarDate.safeParse(value);
  return date.success ? firstDayOf(date.data) : null;
}
