import type { ExceptionsApi } from "../../../addin/dashboard/exceptions/exceptions-api.ts";
import { dyfedPowys } from "../../../shared/frameworks/dyfed-powys.ts";
import {
  type ExceptionAct,
  exceptionsIn,
  type NewException,
} from "../../../shared/sync/exception-log.ts";
import { exceptionView } from "../../../shared/sync/exception-view.ts";
import type { FindingView, Role } from "../../../shared/sync/screens.ts";
import type { LoggedAct, Person } from "../../../shared/values/logged-act.ts";
import { ok } from "../../../shared/values/result.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import { day, finding, rowId } from "../../task-pane/stage/sample-rows.ts";

const AT = Date.UTC(2026, 10, 19, 10, 30);
const CARYS = { id: "carys", name: "Carys Vaughan" };
const RHIAN = { id: "rhian", name: "Rhian Morgan" };
const OWEN = { id: "owen", name: "Owen Pryce" };

const [VICTIMS, CORE, YOUTH, REFUGE] = [rowId(), rowId(), rowId(), rowId()];
const NAMES = new Map<string, string>([
  [VICTIMS, "Victims Fund"],
  [CORE, "Commissioning budget"],
  [YOUTH, "Youth diversion fund"],
]);

function over(subject: RowId, measure: number, sentence: string): FindingView {
  const said = finding({ severity: "error", subject, register: "funds", measure, sentence });
  return {
    ...said,
    ...{ rule: "allocations-within-budget", check: "allocations-within-budget" },
    subjectName: NAMES.get(subject) ?? "",
  };
}

/** What the register holds of them: one within what was signed for, one beyond it. */
export const EXCEPTED_FINDINGS: readonly FindingView[] = [
  {
    ...over(CORE, 1_000_000, "Allocations from the Commissioning budget are £10,000 over it."),
    arithmetic: [
      "budget: £814,076",
      "allocated: £824,076",
      "excepted until 31 March 2027, signed by Rhian Morgan and Owen Pryce: the grant is confirmed in January",
    ],
    excepted: { exception: "core", standing: "covers" },
  },
  over(YOUTH, 450_000, "Allocations from the Youth diversion fund are £4,500 over its budget."),
];

const asked = (
  about: string,
  by: Person,
  exception: Pick<NewException, "subject" | "upTo" | "reason" | "said"> &
    Readonly<{ until: string }>,
): LoggedAct<ExceptionAct> => ({
  ...{ about, by, at: AT },
  act: {
    kind: "asked",
    exception: {
      ...exception,
      ...{ rule: "allocations-within-budget", check: "allocations-within-budget" },
      until: day(exception.until),
    },
  },
});
const signed = (about: string, by: Person): LoggedAct<ExceptionAct> => ({
  ...{ about, by, at: AT, act: { kind: "signed" } },
});

const EVENTS: readonly LoggedAct<ExceptionAct>[] = [
  asked("refuge", CARYS, {
    ...{ subject: REFUGE, upTo: 250_000, until: "2027-03-31" },
    reason: "The old provider left at short notice",
    said: "Refuge and outreach takes the Victims Fund £2,500 over its budget.",
  }),
  {
    ...{ about: "refuge", by: OWEN, at: AT },
    act: { kind: "withdrawn", reason: "the fund has an underspend to use first" },
  },
  asked("core", CARYS, {
    ...{ subject: CORE, upTo: 1_200_000, until: "2027-03-31" },
    reason: "the grant is confirmed in January",
    said: "Allocations from the Commissioning budget are £10,000 over it.",
  }),
  signed("core", RHIAN),
  signed("core", OWEN),
  asked("youth", CARYS, {
    ...{ subject: YOUTH, upTo: 300_000, until: "2026-12-31" },
    reason: "two placements overlap by a month",
    said: "Allocations from the Youth diversion fund are £3,000 over its budget.",
  }),
  signed("youth", RHIAN),
  signed("youth", OWEN),
  asked("victims", CARYS, {
    ...{ subject: VICTIMS, upTo: 1_000_000, until: "2027-06-30" },
    reason: "The Ministry of Justice has agreed the uplift and will write in January",
    said: "Allocations from the Victims Fund in 2026/27 come to £824,076, £10,000 over its budget.",
  }),
  signed("victims", OWEN),
];

/** The exceptions of a sample office, as a member of some role sees them. */
export function sampleExceptions(done: unknown[][], role: Role | null): ExceptionsApi {
  const does =
    (what: string) =>
    async (...given: readonly unknown[]) => {
      done.push([what, ...given]);
      return ok(null);
    };
  const seeing = {
    ...{ framework: dyfedPowys, today: day("2026-11-21"), names: NAMES },
    findings: EXCEPTED_FINDINGS,
  };
  return {
    list: async () =>
      role === null
        ? []
        : exceptionsIn(EVENTS, 2).map((each) =>
            exceptionView(each, { ...seeing, member: { id: RHIAN.id, role } }),
          ),
    sign: does("sign"),
    withdraw: does("withdraw"),
  };
}
