/** A calendar day as Excel counts it, with the time of day as the fraction. */
export type SerialParts = Readonly<{
  year: number;
  month: number;
  day: number;
  weekday: number;
  hours: number;
  minutes: number;
  seconds: number;
}>;

const DAY_MS = 86_400_000;
/** Serial 0; from 1 March 1900 on, counting from here gives Excel's numbers. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** Null where there is no such day, or Excel does not know it (before March 1900, after 9999). */
export function serialOf(year: number, month: number, day: number): number | null {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1) return null;
  const serial = Math.round((at.getTime() - EPOCH_MS) / DAY_MS);
  return serial > 60 ? serial : null;
}

export function partsOfSerial(serial: number): SerialParts {
  const at = new Date(EPOCH_MS + Math.round(serial * 86_400) * 1_000);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    weekday: at.getUTCDay(),
    hours: at.getUTCHours(),
    minutes: at.getUTCMinutes(),
    seconds: at.getUTCSeconds(),
  };
}
