import { type Framework, statedValue } from "../framework/framework.ts";
import { formatLongDate } from "../values/calendar-date.ts";
import { formatTerm, termOfMonths } from "../values/term.ts";
import { newEntry } from "./new-entry.ts";
import { lengthBeforeEnd, lengthOf } from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";

/**
 * The window for a strategic review before an end, where the framework has one (R24). Its days are
 * the window's as the document draws it, so they keep their date on a weekend.
 */
export function reviewEntries(
  agreement: PlannedAgreement,
  framework: Framework,
): readonly PlanEntry[] {
  const window = statedValue(framework.plan.reviewWindow);
  const { end, name } = agreement;
  if (window == null || end == null || !agreement.toBeRenewed) return [];

  const bound = (kind: "review-opens" | "review-closes", months: number, title: string) => {
    const term = termOfMonths(months);
    const date = lengthBeforeEnd(end.date, lengthOf([term]));
    return newEntry(agreement.subject, {
      kind,
      date,
      title,
      steps: [end.step, `less ${formatTerm(term)} = ${formatLongDate(date)}`],
      movedBy: agreement.endMovedBy,
    });
  };
  return [
    bound("review-opens", window.opensMonthsBefore, `${name}: its review opens`),
    bound("review-closes", window.closesMonthsBefore, `${name}: its review closes`),
  ];
}
