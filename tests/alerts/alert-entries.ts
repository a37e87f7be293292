import type { PlanEntry } from "../../shared/forward-plan/plan-entry.ts";
import type { AlertRule, Framework } from "../../shared/framework/framework.ts";
import { CalendarDate, IsoDay, precisionOf } from "../../shared/values/calendar-date.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import { Term } from "../../shared/values/term.ts";
import { frameworkWith } from "../support/frameworks.ts";

const AGREEMENT = mintRowId(() => 0.5);

/** An entry on a date, by default a decision somebody leads on. */
export function entryOn(date: string | null, parts: Partial<PlanEntry> = {}): PlanEntry {
  const kind = parts.kind ?? "decide-by";
  const known = date === null ? null : CalendarDate.parse(date);
  return {
    id: `${AGREEMENT}/${kind}/1`,
    kind,
    subject: { register: "agreements", id: AGREEMENT },
    date: known,
    precision: known === null ? "day" : precisionOf(known),
    title: "SV Therapies: decide what comes next",
    group: "SV Therapies",
    severity: "warning",
    owner: "Ann Officer",
    manager: "Mo Manager",
    steps: ["to use option 1: current end 31 March 2029; less notice 6 months = 30 September 2028"],
    movedBy: [],
    noSuccessor: false,
    step: null,
    ...parts,
  };
}

export const lead = (text: string): Term => Term.parse(text);
export const day = (text: string): IsoDay => IsoDay.parse(text);

/** One rule for decisions: six and one months before, on the day, weekly after, to the owner. */
export function alertFramework(parts: Partial<AlertRule> = {}): Framework {
  return frameworkWith({
    alerts: [
      {
        kinds: ["decide-by"],
        leads: [lead("P6M"), lead("P1M"), "due"],
        overdueEvery: lead("P1W"),
        audience: ["owner"],
        ...parts,
      },
    ],
  });
}
