import { z } from "zod";
import type { Framework } from "../framework/framework.ts";
import { entryFor } from "../framework/vocabulary-lookup.ts";
import { REGISTER_KEYS } from "../registers/all-registers.ts";
import type { AnyRow, Row } from "../registers/ledger.ts";
import { CalendarDate, lastDayOf } from "../values/calendar-date.ts";
import { currentEndOf } from "./agreement-term.ts";
import { isRowOf } from "./plan-index.ts";
import { RowConditions } from "./row-condition.ts";

/** What a framework wants recorded about some rows: the check and the plan read it alike. */
export const EvidenceAsked = z.strictObject({
  register: z.enum(REGISTER_KEYS),
  kinds: z.array(z.string()).min(1),
  /** How many of each kind. */
  atLeast: z.int().positive().default(1),
  /** By when in the row's life: the first of its dates that is known; "end" is the end as extended. */
  by: z.array(z.string()).default([]),
  when: RowConditions,
  /** Only where the value reaches the threshold of the law of the day. */
  overThreshold: z.boolean().default(false),
});
export type EvidenceAsked = z.infer<typeof EvidenceAsked>;

/** The date of a row by which evidence is due: the first of those named that is known. */
export function dateBy(row: AnyRow, by: readonly string[]): CalendarDate | null {
  for (const one of by) {
    const date = dateOf(row, one);
    if (date !== null) return date;
  }
  return null;
}

function dateOf(row: AnyRow, by: string): CalendarDate | null {
  if (by === "end" && isRowOf("agreements", row)) return currentEndOf(row.values)?.date ?? null;
  const parsed = CalendarDate.safeParse(row.values[by]);
  return parsed.success ? parsed.data : null;
}

/** What is recorded of one kind about a row, the earliest first. */
export function evidenceOfKind(
  kind: string,
  evidence: readonly Row<"evidence">[],
  framework: Framework,
): readonly Row<"evidence">[] {
  const asked = entryFor(framework, "evidenceKinds", kind)?.key ?? kind;
  return evidence
    .filter(({ values }) => {
      if (values.kind == null) return false;
      return (entryFor(framework, "evidenceKinds", values.kind)?.key ?? values.kind) === asked;
    })
    .toSorted((one, other) => (dayOf(one) < dayOf(other) ? -1 : 1));
}

function dayOf({ values }: Row<"evidence">): string {
  return values.date == null ? "9999" : lastDayOf(values.date);
}
