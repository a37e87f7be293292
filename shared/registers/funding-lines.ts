import { choice, money, option, reference, text, year, yesNo } from "./define-field.ts";

/** What one agreement takes from one fund in one financial year. */
export const fundingLines = {
  key: "fundingLines",
  label: "Funding lines",
  singular: "funding line",
  namedBy: ["ref"],
  fields: {
    ref: text("Reference", { synonyms: ["funding line ref"] }),
    agreement: reference("Agreement", "agreements", {
      degree: "needed",
      synonyms: ["contract", "contract ref", "agreement title"],
    }),
    financialYear: year("Financial year", { degree: "needed", synonyms: ["year", "fy"] }),
    fund: reference("Fund", "funds", { degree: "needed", synonyms: ["funding stream", "stream"] }),
    amount: money("Amount", { degree: "needed", synonyms: ["value", "committed", "pounds"] }),
    basis: choice("Basis", [option("Stated"), option("Spread by us", "spread")], {
      degree: "expected",
    }),
    confirmed: yesNo("Confirmed", { degree: "expected" }),
    note: text("Note", { synonyms: ["notes", "comment", "comments"] }),
  },
} as const;
