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

type Asking = Readonly<{ role: Role; framework: Framework; today: IsoDay }>;

/** Why an exception cannot be granted; null where it can. */
export function refuseGranting(
  { rule, check, until, upTo }: NewException,
  { role, framework, today }: Asking,
): string | null {
  if (role !== "manager") return ONLY_MANAGERS;
  const known = rulesOf(framework).some((each) => each.id === rule && each.check === check);
  if (!known)
    return "The framework in force has no such rule, so nothing is to be excepted from it.";
  if (until < today) {
    return `An exception stands until a day to come; ${formatLongDate(until)} is past.`;
  }
  return upTo > 0 ? null : "An exception says how far it lets the breach go.";
}

/** Why a member cannot sign an exception; null where they can. Nobody signs twice. */
export function refuseSigning(
  exception: KeptException,
  { id, role }: Readonly<{ id: string; role: Role }>,
): string | null {
  if (role !== "manager") return ONLY_MANAGERS;
  if (exception.withdrawn !== null) return "This exception was withdrawn; grant a new one.";
  return exception.signatures.some((each) => each.id === id)
    ? "You have signed this exception already; another person must sign it too."
    : null;
}

/** Why a member cannot withdraw an exception; null where they can. */
export function refuseWithdrawing(exception: KeptException, role: Role): string | null {
  if (role !== "manager") return ONLY_MANAGERS;
  return exception.withdrawn === null ? null : "This exception was withdrawn already.";
}

const ONLY_MANAGERS = "Only a manager grants, signs or withdraws an exception.";
