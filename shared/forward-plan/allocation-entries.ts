import { type Framework, statedValue } from "../framework/framework.ts";
import type { Row } from "../registers/ledger.ts";
import { lastDayOfYear } from "../values/financial-year.ts";
import { frameworkOfRow } from "./edition-of-row.ts";
import { type EntrySubject, groupOf, nameIn, newEntry } from "./new-entry.ts";
import { datedStep } from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";

/**
 * The entries of money that was agreed: its term where no agreement carries it, its report, what
 * goes back unspent. Ideas, proposals and what was turned down promise nothing and have none.
 */
export function allocationEntries(
  allocation: Row<"allocations">,
  framework: Framework,
): readonly PlanEntry[] {
  if (!isAgreed(allocation)) return [];
  const name = nameIn(framework, allocation);
  const { serviceArea } = allocation.values;
  const subject: EntrySubject = {
    ref: { register: "allocations", id: allocation.id },
    group: groupOf(framework, { programme: null, serviceArea, name }),
    owner: null,
    manager: null,
  };
  return [
    ...termOf(allocation, name, subject),
    ...reportDue(allocation, name, subject),
    ...underspendReturn(allocation, name, subject, frameworkOfRow(framework, allocation)),
  ];
}

/** Approved, or in a table that has no status, which lists what was agreed. */
export function isAgreed(allocation: Row<"allocations">): boolean {
  const { status } = allocation.values;
  return status == null || status === "approved";
}

/** An agreement carries the term of what is paid under it; without one the allocation's own counts. */
function termOf(
  allocation: Row<"allocations">,
  name: string,
  subject: EntrySubject,
): readonly PlanEntry[] {
  const { start, end, agreement } = allocation.values;
  if (agreement != null && agreement.id != null) return [];
  const entries: PlanEntry[] = [];
  if (start != null) {
    const steps = [datedStep("start", start)];
    entries.push(newEntry(subject, { kind: "start", date: start, title: `${name} starts`, steps }));
  }
  if (end != null) {
    const steps = [datedStep("end", end)];
    entries.push(newEntry(subject, { kind: "end", date: end, title: `${name} ends`, steps }));
    return entries;
  }
  entries.push(
    newEntry(subject, {
      kind: "end-not-known",
      date: null,
      title: `${name}: the end is not known`,
      steps: [
        agreement == null
          ? "it has neither an agreement nor an end of its own"
          : `it names the agreement "${agreement.text}", which is not in the register, and no end of its own`,
      ],
      severity: "warning",
      movedBy: ["recording its agreement or its end"],
    }),
  );
  return entries;
}

function reportDue(
  allocation: Row<"allocations">,
  name: string,
  subject: EntrySubject,
): readonly PlanEntry[] {
  const due = allocation.values.endReportDue;
  if (due == null) return [];
  const title = `${name}: end report due`;
  const steps = [datedStep("end report due", due)];
  return [newEntry(subject, { kind: "report-due", date: due, title, steps })];
}

/** What is left on 31 March goes back, where the framework says so (R91), until its return is recorded. */
function underspendReturn(
  allocation: Row<"allocations">,
  name: string,
  subject: EntrySubject,
  framework: Framework,
): readonly PlanEntry[] {
  const policy = framework.plan.underspendReturn;
  const demanded = policy === undefined ? null : statedValue(policy);
  const { financialYear, role, unspentReturned } = allocation.values;
  if (demanded == null || financialYear == null || unspentReturned != null) return [];
  if (demanded.roles != null && (role == null || !demanded.roles.includes(role))) return [];
  const date = lastDayOfYear(financialYear);
  return [
    newEntry(subject, {
      kind: "underspend-return",
      date,
      title: `${name}: what is unspent of ${financialYear} to be returned`,
      steps: [datedStep(`the financial year ${financialYear} ends`, date)],
      movedBy: ["recording what was returned, if only nil"],
    }),
  ];
}
