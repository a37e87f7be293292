import { z } from "zod";
import type { RegisterKey } from "../registers/field.ts";
import type { AnyRow, Row } from "../registers/ledger.ts";
import type { Problem } from "./check.ts";

/** The parameters of a check that needs none. */
export const NoParameters = z.strictObject({});

type Said = Partial<Omit<Problem, "subject">> & Pick<Problem, "sentence">;

/** A problem of a row; what is not said is one broken rule, with no working and no suggestion. */
export function problemOf(row: AnyRow | Row<RegisterKey>, said: Said): Problem {
  return {
    subject: { register: row.register, id: row.id },
    measure: said.measure ?? 1,
    sentence: said.sentence,
    arithmetic: said.arithmetic ?? [],
    fields: said.fields ?? [],
    suggestion: said.suggestion ?? null,
  };
}
