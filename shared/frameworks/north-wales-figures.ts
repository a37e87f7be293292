import type { Figure } from "../framework/framework.ts";
import { FinancialYear } from "../values/financial-year.ts";
import { pence } from "../values/pence.ts";
import { type Cited, citing, named } from "./citing.ts";

const { figure } = citing("Commissioning Framework 2017 -2021");

const SAFETY = "Community Safety Fund";
const CHOICE = "Your Community, Your Choice";
const VICTIMS = "Victims' services";
const TRUST = "North Wales Police and Community Trust (PACT)";
const VICTIMS_QUOTE =
  "the Ministry of justice has allocated to North Wales £814,076 for victims' services. However £757,634 will be used for core victims' services and £56,442 will be ring fenced";

/** Amounts are as printed, the one of 2016/17 too: it is asked about, never corrected. */
export const northWalesFigures: readonly Figure[] = [
  figure(
    "funds",
    { name: SAFETY, source: "Police and Crime Commissioner", status: "live" },
    { quote: "The Commissioners' Community Safety Fund", rule: "R53" },
  ),
  budget(SAFETY, "2013/14", 1_379_000, {
    quote: "For 2013/14 the Home Office allocated £1,379,000 to North Wales",
    rule: "R52",
  }),
  budget(SAFETY, "2016/17", 1_130_178_000, {
    quote: "For 2016/17 the funding figure was £1,130,178,000",
    rule: "R50",
  }),
  budget(SAFETY, "2017/18", 1_166_000, {
    quote: "For 2017/18 I have allocated £1,166,000 to the Commissioner's Community Safety Fund.",
    rule: "R51",
  }),
  figure(
    "funds",
    { name: CHOICE, source: "Police and Crime Commissioner", status: "live" },
    { quote: "the participatory budgeting grant funding programme", rule: "R54" },
  ),
  budget(CHOICE, "2017/18", 42_000, {
    quote: "Each year a total of £42,000 will be made available across North Wales",
    rule: "R54",
  }),
  figure(
    "schemes",
    {
      name: CHOICE,
      fund: named(CHOICE),
      pot: pence(4_200_000),
      potIs: "fixed",
      count: 12,
      decidedBy: "The people of North Wales",
    },
    { quote: "to fund up to 12 projects, and the people of North Wales will decide", rule: "R54" },
  ),
  figure(
    "schemes",
    {
      name: "Neighbourhood Policing Team Small Grant Fund",
      maximum: pence(25_000),
      whoMayApply: ["Police Officers"],
      awardsMadeBy: TRUST,
    },
    { quote: "Grants of up to £250.00 available only to Police Officers", rule: "R55" },
  ),
  figure(
    "schemes",
    {
      name: "PACT community and voluntary groups",
      maximum: pence(200_000),
      whoMayApply: ["Groups working in partnership with their Neighbourhood Policing Team"],
      awardsMadeBy: TRUST,
    },
    { quote: "grants of up to £2,000.00 for community and voluntary groups", rule: "R56" },
  ),
  figure(
    "funds",
    {
      name: VICTIMS,
      source: "Ministry of Justice",
      status: "awarded",
      ringFencedFor: ["victims"],
    },
    { quote: VICTIMS_QUOTE, rule: "R49" },
  ),
  budget(VICTIMS, "2017/18", 814_076, { quote: VICTIMS_QUOTE, rule: "R49" }),
  figure(
    "funds",
    {
      name: "Core victims' services",
      source: "Ministry of Justice",
      status: "awarded",
      partOf: named(VICTIMS),
    },
    { quote: VICTIMS_QUOTE, rule: "R49" },
  ),
  budget("Core victims' services", "2017/18", 757_634, { quote: VICTIMS_QUOTE, rule: "R49" }),
  figure(
    "funds",
    {
      name: "Child sexual abuse services",
      source: "Ministry of Justice",
      status: "awarded",
      partOf: named(VICTIMS),
      ringFencedFor: ["child-sexual-abuse"],
    },
    { quote: VICTIMS_QUOTE, rule: "R49" },
  ),
  budget("Child sexual abuse services", "2017/18", 56_442, { quote: VICTIMS_QUOTE, rule: "R49" }),
];

function budget(fund: string, year: string, amount: number, cited: Cited): Figure {
  return figure(
    "budgets",
    {
      fund: named(fund),
      financialYear: FinancialYear.parse(year),
      kind: "opening",
      amount: pence(amount * 100),
      status: "confirmed",
    },
    cited,
  );
}
