import { formatLongDate, type IsoDay } from "../values/calendar-date.ts";
import type { RowId } from "../values/row-id.ts";
import { type Finding, identityOf } from "./check.ts";
import { messagesOf } from "./message.ts";
import { joined } from "./words.ts";

/** A signed approval that lets one blocking finding on one subject stand, up to a measure and a day. */
export type Exception = Readonly<{
  id: string;
  rule: string;
  check: string;
  subject: RowId;
  /** The measure up to which the finding stands. */
  upTo: number;
  reason: string;
  /** The last day on which it stands. */
  until: IsoDay;
  /** The names of those who signed it. */
  signedBy: readonly string[];
}>;

type Told = Readonly<{ reason: string; until: IsoDay; signedBy: readonly string[] }>;

type Asked = Readonly<{
  by: string;
  reason: string;
  until: IsoDay;
  signed: number;
  needed: number;
}>;

export const exceptionsWords = {
  covers: (p: Told) =>
    `excepted until ${formatLongDate(p.until)}, signed by ${joined(p.signedBy)}: ${p.reason}`,
  outgrown: (p: Told) =>
    `the exception until ${formatLongDate(p.until)}, signed by ${joined(p.signedBy)}, no longer covers it: it has become worse than was signed for`,
  expired: (p: Told) =>
    `the exception signed by ${joined(p.signedBy)} ended on ${formatLongDate(p.until)}`,
  waiting: (p: Asked) =>
    `an exception until ${formatLongDate(p.until)} was asked for by ${p.by}: ${p.reason}; ${p.signed} of ${p.needed} signatures`,
};

export const exceptionsSay = messagesOf("exceptions", exceptionsWords);

/**
 * How an exception stands to a finding on a day: it covers it, the breach outgrew it, it has ended,
 * or it is only asked for.
 */
export type Standing = "covers" | "outgrown" | "expired" | "waiting";

export type Excepted = Readonly<{ exception: string; standing: Standing }>;

/** The measures up to which errors may stand on a day, by the findings' identities. */
export function allowancesOn(
  exceptions: readonly Exception[],
  day: IsoDay,
): ReadonlyMap<string, number> {
  const allowed = new Map<string, number>();
  for (const exception of exceptions) {
    if (exception.until < day) continue;
    const identity = identityFor(exception);
    allowed.set(identity, Math.max(allowed.get(identity) ?? 0, exception.upTo));
  }
  return allowed;
}

/** Marks what has an exception, and says in its working how the two stand; the rest as it was. */
export function withExceptions<F extends Finding>(
  findings: readonly F[],
  exceptions: readonly Exception[],
  day: IsoDay,
): readonly (F & Readonly<{ excepted?: Excepted }>)[] {
  if (exceptions.length === 0) return findings;
  const byIdentity = new Map<string, Exception>();
  for (const exception of exceptions.toSorted(weakestFirst(day))) {
    byIdentity.set(identityFor(exception), exception);
  }
  return findings.map((finding) => {
    const exception = byIdentity.get(identityOf(finding));
    if (exception === undefined) return finding;
    const standing = standingOf(exception, finding, day);
    const { id, reason, until, signedBy } = exception;
    const line = exceptionsSay[standing]({ reason, until, signedBy });
    return {
      ...finding,
      arithmetic: [...finding.arithmetic, line],
      excepted: { exception: id, standing },
    };
  });
}

function standingOf(
  exception: Exception,
  { measure }: Finding,
  day: IsoDay,
): Exclude<Standing, "waiting"> {
  if (exception.until < day) return "expired";
  return measure <= exception.upTo ? "covers" : "outgrown";
}

/** Of several for one finding the one that is still in force and reaches furthest is told. */
function weakestFirst(day: IsoDay): (one: Exception, other: Exception) => number {
  const inForce = ({ until }: Exception) => Number(until >= day);
  return (one, other) =>
    inForce(one) - inForce(other) || one.upTo - other.upTo || (one.id < other.id ? -1 : 1);
}

function identityFor({ rule, check, subject }: Exception): string {
  return identityOf({ rule, check, subject: { id: subject } });
}
