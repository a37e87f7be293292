import { agreementFuture } from "./agreement-future.ts";
import { agreementMoney } from "./agreement-money.ts";
import { agreementParties } from "./agreement-parties.ts";
import { agreementProcurement } from "./agreement-procurement.ts";
import { agreementTerm } from "./agreement-term.ts";

/** A contract or grant with its term: the row from which most of the forward plan comes. */
export const agreements = {
  key: "agreements",
  label: "Agreements",
  singular: "agreement",
  namedBy: ["ref", "title"],
  fields: {
    ...agreementParties,
    ...agreementProcurement,
    ...agreementTerm,
    ...agreementMoney,
    ...agreementFuture,
  },
} as const;
