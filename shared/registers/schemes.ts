import {
  choice,
  count,
  date,
  money,
  option,
  reference,
  text,
  textList,
  year,
} from "./define-field.ts";

/** A round or pot from which awards are made by set rules. */
export const schemes = {
  key: "schemes",
  label: "Schemes",
  singular: "scheme",
  namedBy: ["ref", "name"],
  fields: {
    ref: text("Reference", { synonyms: ["scheme ref"] }),
    name: text("Scheme", {
      degree: "needed",
      synonyms: [
        "name of scheme",
        "fund name",
        "grant fund",
        "scheme name",
        "grant scheme",
        "programme",
        "round",
      ],
    }),
    financialYear: year("Financial year", { degree: "expected", synonyms: ["year", "fy"] }),
    fund: reference("Fund", "funds", {
      degree: "expected",
      synonyms: ["paid from", "funding stream"],
    }),
    pot: money("Pot", { degree: "expected", synonyms: ["total pot", "scheme budget"] }),
    potIs: choice("Pot is", [option("Fixed"), option("Estimate", "estimated")], {
      degree: "expected",
    }),
    topUp: money("Top-up", { synonyms: ["top up"] }),
    minimum: money("Minimum award", { synonyms: ["minimum", "min award"] }),
    maximum: money("Maximum award", { synonyms: ["maximum", "max award"] }),
    count: count("Number of awards", {
      help: "The most awards the scheme makes in a year.",
      synonyms: ["max projects", "number of projects"],
    }),
    whoMayApply: textList("Who may apply", { synonyms: ["eligible bodies", "eligibility"] }),
    opens: date("Opens", { synonyms: ["opening date"] }),
    closes: date("Closes", { synonyms: ["closing date", "application deadline"] }),
    decidedBy: text("Decided by"),
    decidedOn: date("Decided on", { synonyms: ["decision date"] }),
    administeredBy: reference("Administered by", "providers", { synonyms: ["administrator"] }),
    awardsMadeBy: text("Awards made by", {
      help: "Another body: its awards are listed, not checked as ours.",
    }),
    areaRule: text("Area rule", { synonyms: ["area"] }),
    note: text("Note", { synonyms: ["notes", "comment", "comments"] }),
  },
} as const;
