import { choice, money, option, reference, text, year } from "./define-field.ts";

/** What a fund has for one financial year, one row for each decision about it. */
export const budgets = {
  key: "budgets",
  label: "Budgets",
  singular: "budget",
  namedBy: ["ref"],
  fields: {
    ref: text("Reference", { synonyms: ["budget ref"] }),
    fund: reference("Fund", "funds", {
      degree: "needed",
      synonyms: [
        "budget line",
        "budget heading",
        "funding source",
        "source",
        "fund name",
        "funding stream",
        "stream",
        "budget name",
      ],
    }),
    financialYear: year("Financial year", {
      degree: "needed",
      synonyms: ["year", "fy", "fin year"],
    }),
    kind: choice(
      "Kind",
      [
        option("Opening", "opening budget", "base"),
        option("In-year award", "in year award", "additional award"),
        option("Virement in"),
        option("Virement out"),
        option("Carry forward", "carried forward"),
        option("Reduction", "cut"),
      ],
      { degree: "expected", synonyms: ["budget kind", "type"] },
    ),
    amount: money("Amount", {
      degree: "needed",
      synonyms: [
        "pounds",
        "budget allocated",
        "total budget",
        "allocation",
        "amount awarded",
        "budget",
        "budget amount",
        "value",
        "amount as printed",
      ],
    }),
    status: choice("Status", [option("Provisional", "indicative"), option("Confirmed", "agreed")], {
      degree: "expected",
      synonyms: ["budget status"],
    }),
    statedTotal: money("Stated total", {
      help: "What a published document says the whole comes to.",
      synonyms: ["published total", "total budget stated"],
    }),
    costCentre: text("Cost centre", { synonyms: ["cost code"] }),
    profile: text("Profile", {
      help: "Twelfths, quarters, or twelve amounts.",
      synonyms: ["budget profile"],
    }),
    reason: text("Reason", { synonyms: ["reason for change"] }),
    note: text("Note", { synonyms: ["notes", "comment", "comments"] }),
  },
} as const;
