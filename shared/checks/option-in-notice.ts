import { isAbsent } from "../registers/value-kinds.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { agreementValues } from "./typed-row.ts";
import { counted } from "./words.ts";

export const optionInNoticeWords = {
  notPublished: (p: { count: number }) =>
    `${counted(p.count, "option")} to extend, and no notice is recorded that tells of ${p.count === 1 ? "it" : "them"}: without one, using it counts as a change of the contract. Check with your legal team.`,
};

const say = messagesOf("option-in-notice", optionInNoticeWords);

/** An option is safe only where contract and notice both tell of it (source: L12). */
export const optionInNotice: Check = {
  id: "option-in-notice",
  statement: "Options of a contract under the Procurement Act stand in a notice.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const { extensionOptions, regime, noticeIds } = agreementValues(row);
      const unused = (extensionOptions ?? []).filter(({ state }) => state === "unused");
      if (regime !== "pa-2023" || unused.length === 0 || !isAbsent(noticeIds)) return [];
      return [
        problemOf(row, {
          measure: unused.length,
          sentence: say.notPublished({ count: unused.length }),
          fields: ["noticeIds", "extensionOptions"],
        }),
      ];
    });
  },
};
