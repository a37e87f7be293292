import type { Framework } from "../framework/framework.ts";
import { entryFor } from "../framework/vocabulary-lookup.ts";
import type { Row } from "../registers/ledger.ts";
import { isAbsent } from "../registers/value-kinds.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { labelOf } from "./row-reasons.ts";
import { joined } from "./words.ts";

/** What a 360Giving record cannot do without; its id, currency and funder are never the row's to say. */
const REQUIRED = ["title", "purpose", "amount", "awardDate", "provider"] as const;

export const openGrantRecordWords = {
  lacks: (p: { labels: readonly string[] }) =>
    `Not ready to be published as open grant data: ${joined(p.labels)} ${p.labels.length === 1 ? "is" : "are"} not given.`,
};

const say = messagesOf("open-grant-record", openGrantRecordWords);

/** Of awards in a scheme and of what is given by grant, once approved (source: L18). */
export const openGrantRecord: Check = {
  id: "open-grant-record",
  statement: "An approved grant says what an open record of it needs.",
  scope: "row",
  registers: ["allocations"],
  parameters: NoParameters,

  run({ ledger, framework }) {
    return ledger.rows("allocations").flatMap((row) => {
      if (row.values.status !== "approved" || !isGrant(row, framework)) return [];
      const missing = REQUIRED.filter((field) => isAbsent(row.values[field]));
      if (missing.length === 0) return [];
      const labels = missing.map((field) => labelOf("allocations", field));
      return [
        problemOf(row, {
          measure: missing.length,
          sentence: say.lacks({ labels }),
          fields: missing,
        }),
      ];
    });
  },
};

/** Each document names its mechanisms in its own words, and a grant's say so. */
function isGrant({ values }: Row<"allocations">, framework: Framework): boolean {
  const { scheme, mechanism } = values;
  if (scheme != null) return true;
  if (mechanism == null) return false;
  const label = entryFor(framework, "mechanisms", mechanism)?.label ?? mechanism;
  return /\bgrants?\b/i.test(label);
}
