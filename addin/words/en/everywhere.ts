import type { Severity } from "../../../shared/checks/check.ts";
import type { Role } from "../../../shared/sync/screens.ts";

const severity: Record<Severity, string> = {
  error: "Problem",
  warning: "Check this",
  info: "Note",
};

const role: Record<Role, string> = {
  officer: "officer",
  finance: "finance",
  manager: "manager",
  administrator: "administrator",
};

const number = new Intl.NumberFormat("en-GB");

/** "1 row", "1,200 rows". */
export function counted(amount: number, one: string, many: string): string {
  return `${number.format(amount)} ${amount === 1 ? one : many}`;
}

export const common = {
  product: "Foreplan",
  loading: "Fetching",
  notFetched: "This could not be fetched. Check the connection, then try again.",
  notDone: "That could not be done just now, and nothing was changed. Try again in a moment.",
  tryAgain: "Try again",
  cancel: "Cancel",
  back: "Back",
  why: "Why",
  severity,
  role,
  yes: "Yes",
  no: "No",
  number: (amount: number) => number.format(amount),
  rows: (amount: number) => counted(amount, "row", "rows"),
  list: (items: readonly string[]) => items.join(", "),
  language: {
    label: "Problems are told in",
    names: { en: "English", cy: "Cymraeg" },
    about:
      "Only what Foreplan says of a problem: which rule, what was seen, what to do. Everything else on screen stays in English.",
    needsReading: "The Welsh has not been read by a translator yet.",
  },
  moreRows: (rows: number) => `Show ${counted(rows, "more row", "more rows")}`,
  /** "21 Nov, 14:05", and with the year where it is another one. */
  moment: (at: number, now: number) => {
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
    return new Intl.DateTimeFormat("en-GB", {
      day: "numeric",
      month: "short",
      ...(!sameYear && { year: "numeric" }),
      hour: "2-digit",
      minute: "2-digit",
    }).format(at);
  },
  clockTime: (at: number) =>
    new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(at),
  shortMonths: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
  /** Days beyond a week are said in the unit in which people think of them. */
  daysLeft: (days: number): string => {
    if (days === 0) return "today";
    if (days === 1) return "tomorrow";
    if (days === -1) return "yesterday";
    const length = lengthOf(Math.abs(days));
    return days > 0 ? `in ${length}` : `${length} ago`;
  },
  /** The same for something that should have been done. */
  overdue: (days: number): string => `${lengthOf(Math.abs(days))} late`,
};

/** Whole units only, so that nobody is told that there is more time than there is. */
function lengthOf(days: number): string {
  if (days <= 7) return counted(days, "day", "days");
  if (days < 61) return counted(Math.floor(days / 7), "week", "weeks");
  if (days < 731) return counted(Math.floor(days / 30.44), "month", "months");
  return counted(Math.floor(days / 365.25), "year", "years");
}
