import { type Finding, identityOf } from "../checks/check.ts";
import { type Excepted, exceptionsSay, withExceptions } from "../checks/exceptions.ts";
import type { IsoDay } from "../values/calendar-date.ts";
import type { KeptException } from "./exception-log.ts";
import { isSigned, isWaitingOn } from "./exception-rules.ts";

/** Marks which findings have an exception or wait for one, and says in their working how they stand. */
export function layExceptions<F extends Finding>(
  findings: readonly F[],
  exceptions: readonly KeptException[],
  day: IsoDay,
): readonly (F & Readonly<{ excepted?: Excepted }>)[] {
  const laid = withExceptions(findings, exceptions.filter(isSigned), day);
  const waiting = new Map(
    exceptions.filter((each) => isWaitingOn(each, day)).map((each) => [identityFor(each), each]),
  );
  return laid.map((finding) => {
    const asked = waiting.get(identityOf(finding));
    if (asked === undefined || finding.excepted?.standing === "covers") return finding;
    const { id, reason, until, needed } = asked;
    const signed = asked.signatures.length;
    const line = exceptionsSay.waiting({ by: asked.asked.by.name, reason, until, signed, needed });
    return {
      ...finding,
      arithmetic: [...finding.arithmetic, line],
      excepted: { exception: id, standing: "waiting" },
    };
  });
}

function identityFor({ rule, check, subject }: KeptException): string {
  return identityOf({ rule, check, subject: { id: subject } });
}
