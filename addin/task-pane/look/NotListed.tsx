import type { FundYear } from "../../../shared/sync/screens.ts";
import { formatPounds, pence } from "../../../shared/values/pence.ts";
import { useWords } from "./use-words.ts";

/** What a published total says beyond the lines listed, or the other way; nothing where they agree. */
export function NotListed({ year }: Readonly<{ year: FundYear }>) {
  const words = useWords();
  const { statedTotal, notListed } = year;
  if (statedTotal === null || notListed === null || notListed === 0) return null;
  const apart = formatPounds(pence(Math.abs(notListed)));
  const stated = formatPounds(statedTotal);
  return (
    <p className="not-listed">
      {notListed > 0
        ? words.money.notListedOf(apart, stated)
        : words.money.overListedOf(apart, stated)}
    </p>
  );
}
