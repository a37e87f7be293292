import { choice, date, option, text, yesNo } from "./define-field.ts";

const PROCUREMENT_ROUTES = [
  option("Open competition", "open", "open procedure", "competitive tender", "open tender"),
  option("Three quotes", "quotes", "request for quotation", "3 quotes"),
  option("Single tender", "single tender agreement", "sta", "direct award"),
  option(
    "Framework call-off",
    "call-off",
    "call off",
    "framework",
    "call-off from a framework agreement",
  ),
  option("Grant round", "grants"),
  option("Co-commissioned", "joint commissioning", "co-commissioning"),
  option("Partnership"),
];

/** How the agreement was procured, decided and awarded. */
export const agreementProcurement = {
  route: choice("Procurement route", PROCUREMENT_ROUTES, {
    degree: "expected",
    synonyms: [
      "process type",
      "process used",
      "procurement process",
      "procurement process used",
      "procurement route used",
      "tendering process",
      "how procured",
      "route to market",
      "tender process",
      "type of procurement",
      "award procedure",
      "sourcing route",
      "route",
      "procedure type",
      "procurement method",
      "procedure",
    ],
  }),
  procurementStarted: date("Procurement started", {
    synonyms: [
      "tender start date",
      "procurement start",
      "publication date",
      "tender published",
      "published date",
      "date published",
    ],
  }),
  regime: choice(
    "Regime",
    [
      option("PCR 2015"),
      option("PA 2023", "procurement act 2023"),
      option("Below threshold"),
      option("PSR", "provider selection regime"),
      option("Not procured"),
    ],
    { synonyms: ["procurement regime"] },
  ),
  procurementBody: text("Procurement body", { synonyms: ["procured by"] }),
  procurementReason: text("Procurement reason"),
  singleTenderReason: text("Single tender reason", {
    synonyms: ["sta reason", "reason for single tender"],
  }),
  procurementCategory: choice(
    "Goods, services or works",
    [
      option("Goods", "supplies", "nwyddau"),
      option("Services", "gwasanaethau"),
      option("Works", "gwaith"),
    ],
    {
      synonyms: [
        "procurement category",
        "main procurement category",
        "contract nature",
        "nature of contract",
        "nwyddau gwasanaethau neu waith",
      ],
    },
  ),
  lightTouch: yesNo("Light touch", { synonyms: ["light touch regime"] }),
  awardedOn: date("Awarded on", {
    synonyms: [
      "grant award date",
      "date grant awarded",
      "contract award date",
      "date contract awarded",
      "award date",
      "awarded date",
      "date awarded",
      "date of award",
    ],
  }),
  signedOn: date("Signed on", { synonyms: ["date signed"] }),
  decidedOn: date("Decided on", { synonyms: ["decision date"] }),
} as const;
