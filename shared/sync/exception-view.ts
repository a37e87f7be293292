import { isMeasuredInPence } from "../checks/measured-in.ts";
import { rulesOf } from "../checks/prepare-framework.ts";
import type { Framework, Source } from "../framework/framework.ts";
import type { IsoDay } from "../values/calendar-date.ts";
import type { KeptException } from "./exception-log.ts";
import { isSigned, refuseSigning, refuseWithdrawing } from "./exception-rules.ts";
import type { FindingView, Role } from "./screens.ts";

/** Whether it waits for signatures, stands, no longer covers the breach, or has ended. */
export type ExceptionState = "waiting" | "stands" | "outgrown" | "expired" | "withdrawn";

export type ExceptionView = KeptException &
  Readonly<{
    state: ExceptionState;
    /** Null where the row was not taken into the register yet. */
    subjectName: string | null;
    inPence: boolean;
    /** The problem as it is now; null where the register has none. */
    now: FindingView | null;
    /** The sentence it is an exception from; null where the framework no longer says it. */
    source: Source | null;
    may: Readonly<{ sign: boolean; withdraw: boolean }>;
  }>;

type Seeing = Readonly<{
  framework: Framework;
  today: IsoDay;
  member: Readonly<{ id: string; role: Role }>;
  findings: readonly FindingView[];
  names: ReadonlyMap<string, string>;
}>;

/** An exception as one member sees it on a day. */
export function exceptionView(exception: KeptException, seeing: Seeing): ExceptionView {
  const { framework, today, member, findings, names } = seeing;
  const { subject, rule, check } = exception;
  const now =
    findings.find(
      (each) => each.subject.id === subject && each.rule === rule && each.check === check,
    ) ?? null;
  return {
    ...exception,
    state: stateOf(exception, now, today),
    subjectName: names.get(subject) ?? null,
    inPence: isMeasuredInPence(check),
    now,
    source: rulesOf(framework).find(({ id }) => id === rule)?.source ?? null,
    may: {
      sign: !isSigned(exception) && refuseSigning(exception, member, today) === null,
      withdraw: exception.until >= today && refuseWithdrawing(exception, member) === null,
    },
  };
}

function stateOf(exception: KeptException, now: FindingView | null, today: IsoDay): ExceptionState {
  if (exception.withdrawn !== null) return "withdrawn";
  if (exception.until < today) return "expired";
  if (!isSigned(exception)) return "waiting";
  return now !== null && now.measure > exception.upTo ? "outgrown" : "stands";
}
