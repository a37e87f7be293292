import type { Figure } from "../framework/framework.ts";
import { citing, named } from "./citing.ts";

const { figure } = citing("Commissioning and Grants Strategy 2016-20");

const COMMISSIONER = "Police and Crime Commissioner";
const VICTIM_SERVICES = "Victim Services";
const AMBASSADORS = "Local Policing and Community Ambassador's Fund";

/** The streams as printed; the Ministry's grant and the top-up are funds apart, so that they stay so. */
export const westMerciaFigures: readonly Figure[] = [
  figure(
    "funds",
    {
      name: "West Mercia Police Budget",
      source: COMMISSIONER,
      status: "live",
      purpose: "Policing; mandatory, allocated to the Chief Constable first",
    },
    { quote: "This is mandatory and allocated to the Chief Constable", rule: "R66" },
  ),
  figure(
    "funds",
    {
      name: VICTIM_SERVICES,
      source: "Ministry of Justice and Police and Crime Commissioner",
      status: "live",
    },
    { quote: "an annual grant from the Ministry of Justice for supporting victims", rule: "R68" },
  ),
  figure(
    "funds",
    {
      name: "Ministry of Justice Victims' Services Grant",
      source: "Ministry of Justice",
      status: "live",
      partOf: named(VICTIM_SERVICES),
      ringFencedFor: ["victims"],
    },
    { quote: "an annual grant from the Ministry of Justice for supporting victims", rule: "R68" },
  ),
  figure(
    "funds",
    {
      name: "Victim Services top-up",
      source: COMMISSIONER,
      status: "live",
      partOf: named(VICTIM_SERVICES),
    },
    { quote: "West Mercia's PCC provides a 'top up' to this for enhanced provision.", rule: "R68" },
  ),
  figure(
    "funds",
    {
      name: "Community Safety Partnership (CSP) Grants",
      source: COMMISSIONER,
      status: "live",
      purpose:
        "Local initiatives to meet the priorities of the CSPs and the Safer West Mercia Plan",
    },
    { quote: "Funding for local initiatives to meet the priorities of the CSPs", rule: "R66" },
  ),
  figure(
    "funds",
    {
      name: "The Commissioner's Grant Scheme",
      source: COMMISSIONER,
      status: "live",
      purpose: "Large grants and contracts, usually awarded West Mercia wide",
    },
    { quote: "This fund for large grants and contracts and is usually awarded West Mercia wide." },
  ),
  figure(
    "funds",
    {
      name: AMBASSADORS,
      source: COMMISSIONER,
      status: "live",
      purpose: "Localised projects; decided by local policing area commanders and ambassadors",
    },
    {
      quote:
        "Decision making for this fund is the responsibility of local policing area commanders and the PCC's Community Ambassadors.",
      rule: "R69",
    },
  ),
  figure(
    "funds",
    {
      name: "Ambassador's Fund, road safety",
      source: COMMISSIONER,
      status: "live",
      partOf: named(AMBASSADORS),
      purpose: "Localised road safety initiatives",
    },
    { quote: "An arm of the LPCAF is dedicated to localised road safety initiatives." },
  ),
  figure(
    "funds",
    {
      name: "Home Office Grant",
      source: "Home Office",
      status: "live",
      note: "£225 million towards the police service, commissioning, grants and the office: context, nothing is allocated from it here.",
    },
    { quote: "John is provided with £225 million", rule: "R67" },
  ),
];
