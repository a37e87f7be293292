import {
  choice,
  date,
  option,
  percent,
  reference,
  references,
  text,
  textList,
  yesNo,
} from "./define-field.ts";

/** Where money comes from, with limits of its own. */
export const funds = {
  key: "funds",
  label: "Funds",
  singular: "fund",
  namedBy: ["ref", "name"],
  fields: {
    ref: text("Reference", { synonyms: ["fund ref", "fund code", "code"] }),
    name: text("Fund", {
      degree: "needed",
      synonyms: [
        "name",
        "title",
        "funding",
        "fund name",
        "funding stream",
        "stream",
        "grant stream",
        "name of fund",
      ],
    }),
    source: text("Source", {
      degree: "expected",
      help: "Who gives the money.",
      synonyms: [
        "awarding body",
        "granted by",
        "funder",
        "funding source",
        "source of funding",
        "paid by",
      ],
    }),
    status: choice(
      "Status",
      [
        option("Idea"),
        option("Bid submitted", "bid"),
        option("Awarded"),
        option("Live", "active", "current"),
        option("Ended", "closed"),
        option("Not awarded", "unsuccessful"),
      ],
      { degree: "expected", synonyms: ["fund status"] },
    ),
    partOf: reference("Part of", "funds", {
      help: "The fund this one is a share of.",
      synonyms: ["parent fund", "within"],
    }),
    ringFencedFor: textList("Ring-fenced for", {
      help: "The service tags this money is kept for.",
      synonyms: ["ring fence", "ring-fence", "purpose restricted to"],
    }),
    share: percent("Share of parent", { synonyms: ["share", "percentage of parent"] }),
    fundingUntil: date("Funding confirmed until", {
      synonyms: [
        "end date",
        "fund end date",
        "expiry",
        "confirmed until",
        "ends",
        "funding until",
        "funding ends",
        "confirmed to",
        "grant end date",
      ],
    }),
    amended: text("Amended", { synonyms: ["addendum", "amendment"] }),
    follows: references("Follows", "funds", { synonyms: ["replaces", "successor to"] }),
    bidDeadline: date("Bid deadline", { synonyms: ["application deadline"] }),
    matchRequired: yesNo("Match funding required", { synonyms: ["match required"] }),
    conditions: text("Conditions", { synonyms: ["grant conditions", "terms"] }),
    overAllocation: percent("Agreed over-allocation", {
      help: "How far allocations may pass the budget before they are refused.",
      synonyms: ["over-allocation agreed"],
    }),
    purpose: text("Purpose", { synonyms: ["use", "use as printed"] }),
    holder: text("Holder", { synonyms: ["budget holder", "fund holder"] }),
    note: text("Note", {
      synonyms: ["remarks", "notes", "comment", "comments", "rule as printed"],
    }),
  },
} as const;
