import { type CalendarDate, firstDayOf, IsoDay } from "../values/calendar-date.ts";

/** From a value (pence, with VAT) from which the Procurement Act's full rules apply, for a procurement begun then. */
export type Thresholds = Readonly<{
  from: IsoDay;
  /** Goods and services of an authority that is not central government. */
  services: number;
  lightTouch: number;
  works: number;
}>;

/** As published for procurements regulated by UK ministers (L1): check with your legal team. */
const UK_THRESHOLDS: readonly Thresholds[] = [
  {
    from: IsoDay.parse("2024-01-01"),
    services: 21_490_400,
    lightTouch: 66_354_000,
    works: 537_260_900,
  },
  {
    from: IsoDay.parse("2026-01-01"),
    services: 20_772_000,
    lightTouch: 66_354_000,
    works: 519_300_000,
  },
];

/** The day from which procurements begin under the Procurement Act 2023 (L4). */
export const PROCUREMENT_ACT_FROM = IsoDay.parse("2025-02-24");

/**
 * The thresholds in force when a procurement began; null before the first that are held, and where
 * Welsh ministers regulate, whose figures are not held (L24).
 */
export function thresholdsOn(date: CalendarDate, regulator: "uk" | "wales"): Thresholds | null {
  if (regulator === "wales") return null;
  const day = firstDayOf(date);
  return UK_THRESHOLDS.findLast(({ from }) => from <= day) ?? null;
}
