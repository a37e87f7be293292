import type {
  SheetDescription,
  WorkbookDescription,
  WrittenCell,
} from "../workbook-files/workbook-description.ts";

const TITLE_FILL = "DCE6F1";

/** Area, priorities, mechanism, amount and comment, as the Commissioning Framework prints them. */
const LINES: readonly (readonly [string, string, string, string, string])[] = [
  [
    "Substance Misuse",
    "1, 2",
    "Joint commissioning",
    "£290,000",
    "Provision of substance misuse treatment services for those entering the criminal justice system",
  ],
  [
    "Antisocial Behaviour",
    "1, 2",
    "Direct",
    "£130,000",
    "Provision of services for the support, referral, and reduction of antisocial behaviour",
  ],
  [
    "Prevention of Youth Offending",
    "1, 2",
    "Grants",
    "£180,122",
    "Identification of those at risk of offending and provision of bespoke support packages",
  ],
  [
    "Victims' referral service",
    "1, 2",
    "Direct",
    "£237,579",
    "Provision of a victim referral service for all victims of crime who reside in Dyfed Powys",
  ],
  [
    "Victim Satisfaction",
    "3",
    "Direct",
    "£20,000",
    "Telephone surveys of victims of domestic abuse as mandated by the Home Office",
  ],
  [
    "Domestic Abuse",
    "1, 2",
    "Joint Commissioning",
    "£200,000",
    "Service providing support to high risk victims of domestic abuse",
  ],
  [
    "Sexual Abuse",
    "1, 2",
    "Direct",
    "£221,733",
    "Provision of 24 hour access to crisis support for victims of sexual assault with specialist clinical and forensic care and ongoing support",
  ],
  [
    "",
    "",
    "",
    "",
    "Provision of support for victims of child sexual abuse\nPeripatetic ISVA provision across rural areas",
  ],
  [
    "Children at Risk of Sexual Exploitation",
    "1, 2",
    "Direct",
    "£80,000",
    "Provision of an independent debriefing and mediation service for children and young people who have been reported as missing",
  ],
  [
    "Restorative Justice",
    "1, 2, 4",
    "Partnership with Kent, Surrey and Sussex Community Rehabilitation Company",
    "£6,250",
    "Provision of restorative justice services for victims",
  ],
  [
    "Diversionary scheme for offenders",
    "1, 2, 3",
    "Direct",
    "£253,210",
    "Provision of a triage and diversionary support service for low level offenders",
  ],
];

const bold = (value: string): WrittenCell => ({
  value: value === "" ? null : value,
  bold: true,
  fill: TITLE_FILL,
});
const wrapped = (value: string): WrittenCell => (value === "" ? null : { value, wrap: true });

/**
 * The allocations of 2021/22, laid out as an officer would keep the printed table: titles above, a
 * header over two lines, priorities and amounts as text, a row of text that goes on from the one
 * above it, and a note below.
 */
export function dyfedPowysWorkbook(): WorkbookDescription {
  const sheet: SheetDescription = {
    name: "Allocations 2021-22",
    rows: [
      [{ value: "Police and Crime Commissioner for Dyfed-Powys", bold: true }],
      [{ value: "Commissioning allocations across work areas, 2021/22", bold: true }],
      [],
      ["Commissioning area", "PCP", "Funding", "Amount", "Comment"].map(bold),
      ["", "Priority", "Mechanism", "2021/22 (£)", ""].map(bold),
      ...LINES.map((line) => line.map(wrapped)),
      [],
      ["Note: this is subject to change throughout the year."],
    ],
    merges: [
      { top: 3, left: 0, bottom: 4, right: 0 },
      { top: 3, left: 4, bottom: 4, right: 4 },
    ],
    columnWidths: new Map([
      [0, 36],
      [1, 10],
      [2, 32],
      [3, 13],
      [4, 72],
    ]),
    frozen: { rows: 5, columns: 0 },
  };
  return { sheets: [sheet] };
}
