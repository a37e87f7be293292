import { isAbsent } from "../registers/value-kinds.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";

export const selectionRegimeBuyerWords = {
  whoBuys: () =>
    "The provider selection regime is for NHS bodies and councils, and commissioners are not named in it: which body buys? Check with your legal team.",
};

const say = messagesOf("selection-regime-buyer", selectionRegimeBuyerWords);

/** Satisfied by naming who leads or contracts (source: L20). */
export const selectionRegimeBuyer: Check = {
  id: "selection-regime-buyer",
  statement: "What is bought under the provider selection regime says which body buys it.",
  scope: "row",
  registers: ["agreements"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const { regime, leadCommissioner, contractingAuthority } = row.values;
      if (regime !== "psr") return [];
      if (!isAbsent(leadCommissioner) || !isAbsent(contractingAuthority)) return [];
      return [
        problemOf(row, { sentence: say.whoBuys(), fields: ["regime", "contractingAuthority"] }),
      ];
    });
  },
};
