import { rulesOf } from "../checks/prepare-framework.ts";
import { signOffOf } from "../framework/edition-log.ts";
import type { Framework } from "../framework/framework.ts";
import { formatLongDate, type IsoDay } from "../values/calendar-date.ts";
import type { KeptException, NewException } from "./exception-log.ts";
import type { Role } from "./screens.ts";

/** As many people as the framework demands for a change of its own. */
export function signaturesNeeded(framework: Framework): number {
  return signOffOf(framework).people;
}

/** Only what all have signed and nobody withdrew lets anything stand. */
export function isSigned({ signatures, needed, withdrawn }: KeptException): boolean {
  return withdrawn === null && signatures.length >= needed;
}

type Asking = Readonly<{
  role: Role;
  framework: Framework;
  today: IsoDay;
  /** Those there are: what was asked once is not asked again. */
  exceptions: readonly KeptException[];
}>;

/** Why nobody can be asked for an exception; null where they can. */
export function refuseAsking(asked: NewException, asking: Asking): string | null {
  if (asking.role === "administrator") return NOT_ADMINISTRATORS;
  const { rule, check, until, upTo } = asked;
  const { framework, today } = asking;
  const known = rulesOf(framework).some((each) => each.id === rule && each.check === check);
  if (!known)
    return "The framework in force has no such rule, so nothing is to be excepted from it.";
  if (until < today) {
    return `An exception stands until a day to come; ${formatLongDate(until)} is past.`;
  }
  if (upTo <= 0) return "An exception says how far it lets the breach go.";
  const before = asking.exceptions.find((each) => isWaitingOn(each, today) && isAs(each, asked));
  return before === undefined
    ? null
    : `${before.asked.by.name} has asked for this already; it waits for a manager to sign it.`;
}

/** Why an exception cannot be granted; null where it can. */
export function refuseGranting(asked: NewException, asking: Asking): string | null {
  return asking.role === "manager" ? refuseAsking(asked, asking) : ONLY_MANAGERS;
}

type Actor = Readonly<{ id: string; role: Role }>;

/** Why a member cannot sign an exception on a day; null where they can. Nobody signs twice. */
export function refuseSigning(
  exception: KeptException,
  { id, role }: Actor,
  today: IsoDay,
): string | null {
  if (role !== "manager") return ONLY_MANAGERS;
  if (exception.withdrawn !== null) return "This exception was withdrawn; grant a new one.";
  if (exception.until < today) {
    return `Its last day, ${formatLongDate(exception.until)}, is past; grant a new one.`;
  }
  return exception.signatures.some((each) => each.id === id)
    ? "You have signed this exception already; another person must sign it too."
    : null;
}

/** Why a member cannot withdraw an exception; null where they can: whoever asked may, before it stands. */
export function refuseWithdrawing(exception: KeptException, { id, role }: Actor): string | null {
  const isOwn = exception.asked.by.id === id && !isSigned(exception);
  if (role !== "manager" && !isOwn) return ONLY_MANAGERS;
  return exception.withdrawn === null ? null : "This exception was withdrawn already.";
}

/** Asked for, and not signed by enough people yet. */
export function isWaitingOn(exception: KeptException, day: IsoDay): boolean {
  return exception.withdrawn === null && !isSigned(exception) && exception.until >= day;
}

function isAs(one: NewException, other: NewException): boolean {
  return one.rule === other.rule && one.check === other.check && one.subject === other.subject;
}

const ONLY_MANAGERS = "Only a manager grants, signs or withdraws an exception.";
const NOT_ADMINISTRATORS =
  "An administrator answers for the framework, and asks for no exception from it; an officer, finance or a manager does.";
