import type { Framework } from "../framework/framework.ts";
import type { Row } from "../registers/ledger.ts";
import { formatLongDate } from "../values/calendar-date.ts";
import { formatTerm } from "../values/term.ts";
import {
  currentEndOf,
  isContinuing,
  type KnownEnd,
  type NextOption,
  nextOptionOf,
  phaseOf,
} from "./agreement-term.ts";
import { type EntrySubject, groupOf, nameIn } from "./new-entry.ts";
import { lengthAfterEnd, lengthOf } from "./plan-dates.ts";
import type { PlanIndex } from "./plan-index.ts";

/** An agreement with all that its entries depend on, worked out once. */
export type PlannedAgreement = Readonly<{
  row: Row<"agreements">;
  name: string;
  subject: EntrySubject;
  phase: "pipeline" | "running" | "over";
  end: KnownEnd | null;
  nextOption: NextOption | null;
  /** What would move everything that is counted from the current end. */
  endMovedBy: readonly string[];
  /** Agreements that follow this one, whatever became of them. */
  followers: readonly Row<"agreements">[];
  returns: readonly Row<"returns">[];
  evidence: readonly Row<"evidence">[];
  /**
   * Whether anybody has to see to what comes after it: it runs, its service goes on, and it is no
   * award in a scheme, which carries the question of renewal for all its awards.
   */
  toBeRenewed: boolean;
}>;

export function plannedAgreement(
  row: Row<"agreements">,
  index: PlanIndex,
  framework: Framework,
): PlannedAgreement {
  const { values } = row;
  const name = nameIn(framework, row);
  const end = currentEndOf(values);
  const nextOption = nextOptionOf(values);
  const inScheme = index.allocationsOf(row.id).some((award) => award.values.scheme !== null);
  const { programme, serviceArea, owner, manager } = values;
  return {
    row,
    name,
    subject: {
      ref: { register: "agreements", id: row.id },
      group: groupOf(framework, { programme, serviceArea, name }),
      owner,
      manager,
    },
    phase: phaseOf(values),
    end,
    nextOption,
    endMovedBy: movedByUsing(nextOption, end),
    followers: index.followersOfAgreement(row.id),
    returns: index.returnsOf(row.id),
    evidence: index.evidenceAbout(row.id),
    toBeRenewed: phaseOf(values) === "running" && isContinuing(values) && !inScheme,
  };
}

function movedByUsing(next: NextOption | null, end: KnownEnd | null): readonly string[] {
  if (next === null || end === null) return [];
  const length = next.option.length;
  const moved = formatLongDate(lengthAfterEnd(end.date, lengthOf([length])));
  return [`using option ${next.number} (${formatTerm(length)}) moves the end to ${moved}`];
}
