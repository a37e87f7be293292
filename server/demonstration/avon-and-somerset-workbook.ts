import type {
  SheetDescription,
  WorkbookDescription,
  WrittenCell,
} from "../workbook-files/workbook-description.ts";

const MONTH_FORMAT = "mmmm yyyy";
/** 1 March 2025, shown as its month only, as some officers keep month ends. */
const MARCH_2025: WrittenCell = { value: 45_717, format: MONTH_FORMAT };

const AGREEMENT_HEADERS = [
  "Title",
  "Kind",
  "Service area",
  "Role",
  "Programme",
  "Current end",
  "Continuing",
  "Follows",
  "Status",
];

const VICTIMS = "Victims contracts";
const NEW_VICTIMS = "New Victims Contracts";
const VICTIM_SERVICES = [
  "Adults Service",
  "Enhanced Adults Service",
  "Children and Young People Service",
  "Restorative Justice Service",
  "Independent Sexual Violence Advisor Service",
];
const CUSTODY = "Advice and Support at Custody and Court";
const THERAPIES = "Sexual Violence Therapies";
const REFERRAL_CENTRE = "Sexual Assault Referral Centre";

/** A row for each agreement the forward plan names: the five of one printed line are five. */
const AGREEMENTS: readonly (readonly WrittenCell[])[] = [
  ["ASCC contract", "Contract", CUSTODY, "Co-Commissioner", "", "March 2025", "Yes", "", "Live"],
  ...VICTIM_SERVICES.map((service) => [
    `${service} contract`,
    "Contract",
    service,
    "Lead",
    VICTIMS,
    "March 2025",
    "Yes",
    "",
    "Live",
  ]),
  [
    "Police & Crime Grants",
    "Grant",
    "Police and Crime Grant",
    "Facilitating",
    "",
    "March 2025",
    "Yes",
    "",
    "Live",
  ],
  [
    "Agreement with Community Foundations for small grants scheme",
    "Grant",
    "Small grants fund",
    "Facilitating",
    "",
    "March 2025",
    "Yes",
    "",
    "Live",
  ],
  [
    "SV Therapies contract",
    "Contract",
    THERAPIES,
    "Co-Commissioner",
    "",
    "March 2029",
    "Yes",
    "",
    "Live",
  ],
  [
    "SARC contract",
    "Contract",
    REFERRAL_CENTRE,
    "Co-Commissioner",
    "",
    "September 2029",
    "Yes",
    "",
    "Live",
  ],
  ["Prevention grants", "Grant", "Prevention", "Facilitating", "", "Ongoing", "", "", "Live"],
  [
    "New ASCC contract",
    "Contract",
    CUSTODY,
    "Co-Commissioner",
    "",
    "",
    "Yes",
    "ASCC contract",
    "Pipeline",
  ],
  ...VICTIM_SERVICES.map((service) => [
    `New ${service} contract`,
    "Contract",
    service,
    "Lead",
    NEW_VICTIMS,
    "",
    "Yes",
    `${service} contract`,
    "Pipeline",
  ]),
  [
    "New SV therapies contract",
    "Contract",
    THERAPIES,
    "Co-Commissioner",
    "",
    "",
    "Yes",
    "SV Therapies contract",
    "Pipeline",
  ],
  [
    "New Sexual Assault Referral Centre (SARC) contract",
    "Contract",
    REFERRAL_CENTRE,
    "Co-Commissioner",
    "",
    "",
    "Yes",
    "SARC contract",
    "Pipeline",
  ],
];

const FUNDS: readonly (readonly WrittenCell[])[] = [
  ["Violence Reduction Unit funding settlement", "Home Office", "Live", MARCH_2025, ""],
  ["MOJ Victims Grant (formula)", "Ministry of Justice", "Live", MARCH_2025, ""],
  ["MOJ Victims Grant (general)", "Ministry of Justice", "Live", MARCH_2025, ""],
  [
    "New MOJ grant",
    "Ministry of Justice",
    "Idea",
    "",
    "MOJ Victims Grant (formula); MOJ Victims Grant (general)",
  ],
];

const MILESTONES: readonly (readonly WrittenCell[])[] = [
  ["Review of five local exploitation approaches", "March 2024", "Document review"],
  ["PCC election", "May 2024", "Election"],
];

/** The registers from which the forward plan printed in the Commissioning Strategy comes out. */
export function avonAndSomersetWorkbook(): WorkbookDescription {
  return {
    sheets: [
      register("Agreements", AGREEMENT_HEADERS, AGREEMENTS, [46, 12, 46, 17, 24, 16, 12, 46, 10]),
      register(
        "Funds",
        ["Fund", "Source", "Status", "Funding confirmed until", "Follows"],
        FUNDS,
        [46, 22, 10, 24, 56],
      ),
      register("Milestones", ["Title", "Date", "Kind"], MILESTONES, [46, 14, 18]),
    ],
  };
}

function register(
  name: string,
  headers: readonly string[],
  lines: readonly (readonly WrittenCell[])[],
  widths: readonly number[],
): SheetDescription {
  const header = headers.map((value): WrittenCell => ({ value, bold: true }));
  return {
    name,
    rows: [header, ...lines.map((line) => line.map((cell) => (cell === "" ? null : cell)))],
    tables: [
      {
        name,
        area: { top: 0, left: 0, bottom: lines.length, right: headers.length - 1 },
        style: "TableStyleMedium2",
      },
    ],
    columnWidths: new Map(widths.map((width, column) => [column, width])),
    frozen: { rows: 1, columns: 0 },
  };
}
