import type { Figure } from "../framework/framework.ts";
import { CalendarDate } from "../values/calendar-date.ts";
import { citing, named } from "./citing.ts";

const { figure } = citing("Avon and Somerset OPCC Commissioning Strategy");

const FORMULA_GRANT = "MOJ Victims Grant (formula)";
const GENERAL_GRANT = "MOJ Victims Grant (general)";
const MARCH_2025 = CalendarDate.parse("2025-03");

/** The funds and fixed events that the strategy and its forward plan print; months stay months. */
export const avonAndSomersetFigures: readonly Figure[] = [
  figure(
    "funds",
    {
      name: FORMULA_GRANT,
      source: "Ministry of Justice",
      status: "awarded",
      ringFencedFor: ["victims"],
      fundingUntil: MARCH_2025,
      purpose: "Support services for victims of crime, to cope and recover",
    },
    {
      quote:
        "dedicated emotional and practical support services for Victims of Crime ... (MOJ formula-based grant)",
      rule: "R99",
    },
  ),
  figure(
    "funds",
    {
      name: GENERAL_GRANT,
      source: "Ministry of Justice",
      status: "awarded",
      ringFencedFor: ["domestic-abuse", "sexual-violence"],
      fundingUntil: MARCH_2025,
      purpose: "Support services for victims of domestic abuse and sexual violence",
    },
    {
      quote:
        "dedicated emotional and practical support services for victims of domestic abuse and sexual violence ... (MOJ general grant)",
      rule: "R99",
    },
  ),
  figure(
    "funds",
    {
      name: "New MOJ grant",
      source: "Ministry of Justice",
      status: "idea",
      follows: [named(FORMULA_GRANT), named(GENERAL_GRANT)],
    },
    { quote: "April 2025 ... New MOJ grant due" },
  ),
  figure(
    "funds",
    {
      name: "Violence Reduction Unit funding settlement",
      source: "Home Office",
      status: "awarded",
      fundingUntil: MARCH_2025,
      conditions: "Mandated spend on areas such as data sharing and evaluation",
    },
    { quote: "Violence Reduction Unit funding settlement to OPCC ends", rule: "R98" },
  ),
  figure(
    "funds",
    {
      name: "OPCC Commissioning Budget",
      source: "Police and Crime Commissioner",
      status: "live",
      purpose:
        "Victim services commissioning, Appropriate Adults, Liaison and Diversion, Emergency Services Mental Health Triage, Police and Crime Grants, Small Grants Scheme, Commissioning Planning",
    },
    {
      quote:
        "OPCC Commissioning Budget ... this is set as part of the PCC's budget setting process",
      rule: "R93",
    },
  ),
  figure(
    "milestones",
    {
      title: "Review of five local exploitation approaches",
      date: CalendarDate.parse("2024-03"),
      kind: "other",
    },
    { quote: "March 2024 ... Review of five local exploitation approaches" },
  ),
  figure(
    "milestones",
    { title: "PCC election", date: CalendarDate.parse("2024-05"), kind: "election" },
    { quote: "May 2024 ... PCC ELECTION" },
  ),
];
