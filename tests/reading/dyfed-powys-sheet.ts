import type { RawSheet } from "../../shared/reading/raw-sheet.ts";
import { type CellGiven, sheetOf } from "./sheet-of.ts";

const blank = [null, null, null, null, null];

/** The allocations as a framework printed them: titles, two header lines, a row of text only, a note. */
export const PRINTED_ROWS: readonly (readonly CellGiven[])[] = [
  ["Dyfed Powys Police and Crime Commissioner", null, null, null, null],
  ["Commissioning allocations 2021/22", null, null, null, null],
  blank,
  ["Commissioning", "PCP", "Funding", "Amount 2021/22", "Comment"],
  ["area", "Priority", "Mechanism", "(£)", null],
  ["Substance Misuse", "1, 2", "Joint commissioning", "290,000", "Treatment in custody"],
  ["Antisocial Behaviour", "1, 2", "Direct", "130,000", "Support and referral"],
  ["Prevention of Youth Offending", "1, 2", "Grants", "180,122", "Bespoke support"],
  ["Victims' referral service", "1, 2", "Direct", "237,579", "Referral for all victims"],
  ["Victim Satisfaction", "3", "Direct", "20,000", "Telephone surveys"],
  ["Domestic Abuse", "1, 2", "Joint Commissioning", "200,000", "Support at high risk"],
  ["Sexual Abuse", "1, 2", "Direct", "221,733", "Crisis support at all hours"],
  blank,
  [null, null, null, null, "Peripatetic support across rural areas"],
  ["Children at Risk of Sexual Exploitation", "1, 2", "Direct", "80,000", "Debriefing"],
  [
    "Restorative Justice",
    "1, 2, 4",
    "Partnership with Kent, Surrey and Sussex Community Rehabilitation Company",
    "6,250",
    "Restorative justice services",
  ],
  ["Diversionary scheme for offenders", "1, 2, 3", "Direct", "253,210", "Triage and diversion"],
  blank,
  ["Total", null, null, "£1,618,894", null],
  blank,
  ["Note: this is subject to change throughout the year.", null, null, null, null],
];

export function dyfedPowysSheet(): RawSheet {
  return sheetOf(PRINTED_ROWS, { name: "Allocations" });
}
