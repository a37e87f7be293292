import { count, date, money, reference, text } from "./define-field.ts";

/** What a provider owes us for a period, and what it sent. Counts only, never personal data (L27). */
export const returns = {
  key: "returns",
  label: "Returns",
  singular: "return",
  namedBy: ["ref"],
  fields: {
    ref: text("Reference", { synonyms: ["return ref"] }),
    agreement: reference("Agreement", "agreements", {
      degree: "needed",
      synonyms: [
        "agreement ref",
        "contract ref",
        "contract title",
        "grant",
        "contract",
        "fund",
        "agreement title",
      ],
    }),
    period: text("Period", {
      degree: "needed",
      synonyms: ["month", "return period", "period covered", "quarter", "reporting period"],
    }),
    due: date("Due", { degree: "expected", synonyms: ["due date", "return due"] }),
    received: date("Received", { synonyms: ["date received", "received on"] }),
    spent: money("Spent to date", {
      synonyms: [
        "expenditure",
        "actual spend",
        "expenditure to date",
        "spend",
        "actual",
        "spend to date",
      ],
    }),
    forecast: money("Forecast", { synonyms: ["forecast outturn"] }),
    activity: text("Activity"),
    outputs: text("Outputs"),
    outcomes: text("Outcomes", { synonyms: ["impact"] }),
    kpis: count("KPI count", { synonyms: ["kpis", "number of kpis"] }),
    reason: text("Reason", { synonyms: ["reason for variance"] }),
    plan: text("Plan"),
    rating: text("Rating", { synonyms: ["rag", "rag rating"] }),
    note: text("Note", { synonyms: ["notes", "comment", "comments"] }),
  },
} as const;
