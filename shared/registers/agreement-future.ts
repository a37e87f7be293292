import { DESCRIPTION_WORDS } from "./agreement-parties.ts";
import { choice, date, option, references, text, textList, yesNo } from "./define-field.ts";

/** What is to become of it, and who sees to that. */
export const agreementFuture = {
  essential: yesNo("Essential service", {
    degree: "expected",
    synonyms: ["essential", "critical"],
  }),
  continuing: yesNo("Continuing", {
    degree: "expected",
    help: "Whether the service goes on after this agreement ends; no is usual for grants.",
    synonyms: ["ongoing service"],
  }),
  programme: text("Programme", {
    help: "A name several agreements go by together.",
    synonyms: ["bundle"],
  }),
  follows: references("Follows", "agreements", {
    synonyms: ["successor to", "replaces", "follows on from"],
  }),
  owner: text("Lead officer", {
    degree: "expected",
    synonyms: [
      "commissioning officer",
      "contract officer",
      "contract owner",
      "commissioning lead",
      "commissioner",
      "commissioning manager",
      "named officer",
      "officer",
      "owner",
      "contract manager",
      "contract lead",
      "lead",
      "opcc lead",
      "responsible officer",
    ],
  }),
  manager: text("Escalate to", {
    degree: "expected",
    synonyms: ["head of service", "escalate", "manager", "escalation", "line manager"],
  }),
  nextStep: choice(
    "Next step",
    [
      option("Undecided"),
      option("Extend"),
      option("Retender", "re-procure", "reprocure"),
      option("Redesign"),
      option("Decommission"),
      option("Let it end", "allow to expire", "end"),
    ],
    {
      degree: "expected",
      synonyms: [
        "next action",
        "action to be taken",
        "proposed action",
        "recommended action",
        "action required",
        "commissioning intention",
        "commissioning intentions",
        "next steps",
        "decision",
      ],
    },
  ),
  monitoring: text("Monitoring cadence", { synonyms: ["monitoring", "monitoring frequency"] }),
  meetings: text("Meeting cadence", { synonyms: ["meetings", "review meetings"] }),
  insuranceUntil: date("Insurance expiry", { synonyms: ["insurance", "insurance until"] }),
  risk: text("Risk flag", { synonyms: ["risk"] }),
  power: text("Power"),
  procurementRef: text("Procurement reference", { synonyms: ["tender reference", "tender ref"] }),
  noticeIds: textList("Notice ids", { synonyms: ["notice id", "ocid"] }),
  poNumber: text("PO number", { synonyms: ["purchase order", "po"] }),
  status: choice(
    "Status",
    [
      option("Pipeline", "planned"),
      option("Live", "active", "current", "open"),
      option("Ended", "expired", "closed"),
      option("Terminated"),
    ],
    { degree: "expected", synonyms: ["current status", "contract status", "agreement status"] },
  ),
  publishedAt: text("Published where", { synonyms: ["published", "published at", "url"] }),
  note: text("Note", {
    synonyms: [
      ...DESCRIPTION_WORDS,
      "short description",
      "brief description",
      "brief description of the contract",
      "remarks",
      "further information",
      "additional information",
      "other information",
      "update",
      "notes",
      "comment",
      "comments",
    ],
  }),
} as const;
