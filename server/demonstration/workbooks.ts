import type { WorkbookDescription } from "../workbook-files/workbook-description.ts";
import { writeXlsx } from "../workbook-files/write-xlsx.ts";
import { avonAndSomersetWorkbook } from "./avon-and-somerset-workbook.ts";
import { dyfedPowysWorkbook } from "./dyfed-powys-workbook.ts";

/** A workbook a newcomer can open: its name in addresses, and what people call it. */
export type DemonstrationWorkbook = Readonly<{
  name: string;
  title: string;
  describe: () => WorkbookDescription;
}>;

export const DEMONSTRATION_WORKBOOKS: readonly DemonstrationWorkbook[] = [
  {
    name: "dyfed-powys",
    title: "Dyfed-Powys 2021/22 allocations",
    describe: dyfedPowysWorkbook,
  },
  {
    name: "avon-and-somerset",
    title: "Avon and Somerset contracts",
    describe: avonAndSomersetWorkbook,
  },
];

/** The file itself, or null where there is no demonstration workbook of that name. */
export function demonstrationWorkbook(name: string): Uint8Array | null {
  const workbook = DEMONSTRATION_WORKBOOKS.find((one) => one.name === name);
  return workbook === undefined ? null : writeXlsx(workbook.describe());
}
