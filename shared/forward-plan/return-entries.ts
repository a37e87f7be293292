import { newEntry } from "./new-entry.ts";
import { datedStep } from "./plan-dates.ts";
import type { PlanEntry } from "./plan-entry.ts";
import type { PlannedAgreement } from "./planned-agreement.ts";

/** Each return that is owed and has not come. It is the provider's to send, so its date stays. */
export function returnEntries(agreement: PlannedAgreement): readonly PlanEntry[] {
  return agreement.returns.flatMap(({ id, values }) => {
    if (values.due == null || values.received != null) return [];
    const period = values.period == null ? "" : ` for ${values.period}`;
    return [
      newEntry(agreement.subject, {
        kind: "return-due",
        ordinal: id,
        date: values.due,
        title: `${agreement.name}: return${period} due`,
        steps: [datedStep(`the return${period} is due`, values.due)],
      }),
    ];
  });
}
