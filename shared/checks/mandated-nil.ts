import { nameOf } from "../registers/ledger.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { asRowOf } from "./typed-row.ts";

export const mandatedNilWords = {
  nil: (p: { name: string; by: string }) =>
    `${p.name} is mandated by ${p.by} and cannot be set to nil.`,
  dropped: (p: { name: string; by: string }) =>
    `${p.name} is mandated by ${p.by} and cannot be dropped.`,
};

const say = messagesOf("mandated-nil", mandatedNilWords);

/** An amount that is not known is not nil (source: R11). */
export const mandatedNil: Check = {
  id: "mandated-nil",
  statement: "A line that somebody else mandates keeps its money.",
  scope: "row",
  registers: ["allocations"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const values = asRowOf("allocations", row)?.values;
      if (values?.mandatedBy == null || values.mandatedBy === "") return [];
      const dropped = values.status === "declined" || values.status === "withdrawn";
      if (!dropped && values.amount !== 0) return [];
      const parts = { name: nameOf(row), by: values.mandatedBy };
      return [
        problemOf(row, {
          sentence: dropped ? say.dropped(parts) : say.nil(parts),
          fields: [dropped ? "status" : "amount"],
        }),
      ];
    });
  },
};
