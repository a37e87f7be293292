import type { UglyWorkbook } from "./ugly-workbook.ts";

export const UGLIEST: readonly UglyWorkbook[] = [];
