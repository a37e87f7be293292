import type { Figure } from "../framework/framework.ts";
import { pence } from "../values/pence.ts";
import { citing, named } from "./citing.ts";

const { figure } = citing("Commissioning Strategy 2017 - 2021");

const WHOLE = "Safer Dorset Fund";
const VICTIMS_FUND = "Victims Fund";
const PROPERTY_ACT = "Police Property Act";

/** The streams the strategy names. It prints no budget, so none is given them. */
export const dorsetFigures: readonly Figure[] = [
  figure(
    "funds",
    { name: WHOLE, source: "Police and Crime Commissioner", status: "live" },
    {
      quote: "The sum of these funding streams constitutes the Safer Dorset Fund (SDF).",
      rule: "R38",
    },
  ),
  figure(
    "funds",
    {
      name: "Commissioner's Safety Fund",
      source: "Police and Crime Commissioner",
      status: "live",
      partOf: named(WHOLE),
      purpose: "Long term contracts and grant agreements, of two or more years",
    },
    {
      quote: "set up to fund all long term contracts and grant agreements",
      rule: "R26",
    },
  ),
  figure(
    "funds",
    {
      name: "Local Innovation Fund",
      source: "Police and Crime Commissioner",
      status: "live",
      partOf: named(WHOLE),
      purpose: "New and innovative projects",
    },
    { quote: "This fund is set up to support new and innovative projects in Dorset", rule: "R28" },
  ),
  figure(
    "funds",
    {
      name: PROPERTY_ACT,
      source: "Sale of found and confiscated property",
      status: "live",
      partOf: named(WHOLE),
      purpose: "Community Grant Scheme",
      note: "About £12,000 a year on average: an estimate, not a guarantee.",
    },
    { quote: "It is estimated that this fund generates on average £12,000 per annum", rule: "R29" },
  ),
  figure(
    "funds",
    {
      name: VICTIMS_FUND,
      source: "Ministry of Justice",
      status: "live",
      partOf: named(WHOLE),
      ringFencedFor: ["victims"],
      conditions: "Allocated annually",
    },
    {
      quote: "This funding is to be specifically spent on services that support victims of crime.",
      rule: "R35",
    },
  ),
  figure(
    "funds",
    {
      name: "Core Victims Fund",
      source: "Ministry of Justice",
      status: "live",
      partOf: named(VICTIMS_FUND),
      share: 93,
    },
    { quote: "Core Victims Fund - approximately 93% of the overall budget.", rule: "R33" },
  ),
  figure(
    "funds",
    {
      name: "Child Sexual Abuse fund",
      source: "Ministry of Justice",
      status: "live",
      partOf: named(VICTIMS_FUND),
      share: 7,
      ringFencedFor: ["child-sexual-abuse"],
    },
    { quote: "Child Sexual Abuse - approximately 7% of the overall budget.", rule: "R34" },
  ),
  figure(
    "funds",
    {
      name: "Other Grant Funding",
      source: "Government grants applied for",
      status: "live",
      partOf: named(WHOLE),
      purpose: "Specific project work",
      conditions: "As each grant's terms say",
    },
    { quote: "these funding sources allow PCCs to carry out specific project work", rule: "R42" },
  ),
  figure(
    "schemes",
    {
      name: "Community Grant Scheme",
      fund: named(PROPERTY_ACT),
      pot: pence(1_200_000),
      potIs: "estimate",
      minimum: pence(10_000),
      maximum: pence(300_000),
      whoMayApply: ["voluntary and community sector organisations"],
    },
    { quote: "can apply for grants between £100 and £3,000", rule: "R30" },
  ),
];
