import type { Area } from "./area.ts";

/** Kept and shown; the first rule that holds for a cell decides its look. */
export type ConditionalFormat = Readonly<{
  id: string;
  /** Excel.ConditionalFormatType: "Custom", "CellValue", "ContainsText". */
  type: string;
  area: Area;
  priority: number;
  stopIfTrue: boolean;
  /** Custom's formula, written as for the block's first cell. */
  formula: string;
  /** The rule of the other types, as the add-in gave it. */
  rule: unknown;
  fill: string | null;
  fontColor: string | null;
  bold: boolean;
}>;

export function newConditionalFormat(
  id: string,
  type: string,
  area: Area,
  priority: number,
): ConditionalFormat {
  return {
    id,
    type,
    area,
    priority,
    stopIfTrue: false,
    formula: "",
    rule: null,
    fill: null,
    fontColor: null,
    bold: false,
  };
}
