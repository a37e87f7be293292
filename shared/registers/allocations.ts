import {
  choice,
  contributions,
  date,
  money,
  option,
  reference,
  text,
  vocabulary,
  vocabularyList,
  year,
  yesNo,
} from "./define-field.ts";

/** Money of one fund in one financial year for one purpose; an award in a scheme is one. */
export const allocations = {
  key: "allocations",
  label: "Allocations",
  singular: "allocation",
  namedBy: ["ref", "title"],
  fields: {
    ref: text("Reference", {
      synonyms: ["allocation ref", "grant ref", "identifier", "id", "ref no"],
    }),
    financialYear: year("Financial year", {
      degree: "needed",
      synonyms: ["year", "fy", "fin year"],
    }),
    fund: reference("Fund", "funds", {
      degree: "expected",
      synonyms: ["fund name", "funding stream", "stream", "funding source", "budget"],
    }),
    serviceArea: vocabulary("Service area", "serviceAreas", {
      degree: "needed",
      synonyms: ["commissioning area", "service", "theme", "area of work"],
    }),
    title: text("Title", {
      degree: "needed",
      synonyms: [
        "project",
        "project title",
        "project name",
        "allocation",
        "line",
        "description of allocation",
      ],
    }),
    priorities: vocabularyList("Priorities", "priorities", {
      degree: "expected",
      synonyms: [
        "priority",
        "pcp priority",
        "police and crime plan priority",
        "plan priority",
        "pillar",
        "strategic priority",
      ],
    }),
    mechanism: vocabulary("Mechanism", "mechanisms", {
      degree: "expected",
      synonyms: ["funding mechanism", "commissioning route", "route", "how commissioned"],
    }),
    role: vocabulary("Role", "roles", {
      degree: "expected",
      synonyms: ["commissioning role", "commissioner role"],
    }),
    scheme: reference("Scheme", "schemes", {
      synonyms: ["grant scheme", "grant programme", "grant programme title"],
    }),
    amount: money("Amount", {
      degree: "expected",
      synonyms: [
        "value",
        "allocation",
        "allocated",
        "award",
        "amount awarded",
        "grant amount",
        "budget allocated",
      ],
    }),
    contributions: contributions("Contributions", {
      help: "What partners give; counted in no fund of ours.",
      synonyms: ["partner contributions"],
    }),
    matchFunding: money("Match funding", { synonyms: ["match"] }),
    provider: reference("Provider", "providers", {
      synonyms: ["recipient", "recipient org name", "organisation", "supplier", "delivered by"],
    }),
    agreement: reference("Agreement", "agreements", {
      synonyms: ["contract", "contract ref", "agreement ref"],
    }),
    mandatedBy: text("Mandated by"),
    stage: vocabulary("Stage", "stages", { synonyms: ["commissioning stage", "cycle stage"] }),
    area: text("Area", { synonyms: ["geography", "csp area", "local authority"] }),
    pilot: yesNo("Pilot"),
    panelArea: vocabulary("Panel area", "panelAreas", { synonyms: ["panel category"] }),
    status: choice(
      "Status",
      [
        option("Idea"),
        option("Proposed", "draft"),
        option("Approved", "agreed", "awarded"),
        option("Declined", "rejected"),
        option("Withdrawn"),
      ],
      { degree: "expected", synonyms: ["allocation status"] },
    ),
    valueForMoney: text("Value for money reason", { synonyms: ["value for money", "vfm"] }),
    applicant: text("Applicant", { synonyms: ["applicant name"] }),
    amountAsked: money("Amount asked", { synonyms: ["amount applied for", "requested"] }),
    awardDate: date("Award date", { synonyms: ["date awarded", "date of award"] }),
    purpose: text("Purpose", { synonyms: ["description", "project description"] }),
    start: date("Start", { synonyms: ["start date", "planned start", "planned dates start date"] }),
    end: date("End", { synonyms: ["end date", "planned end", "planned dates end date"] }),
    instalments: text("Instalments", { synonyms: ["payment schedule"] }),
    decisionRef: text("Decision reference", { synonyms: ["decision notice", "decision ref"] }),
    endReportDue: date("End report due", { synonyms: ["report due"] }),
    unspentReturned: money("Unspent returned", { synonyms: ["returned underspend"] }),
    note: text("Note", { synonyms: ["notes", "comment", "comments"] }),
  },
} as const;
