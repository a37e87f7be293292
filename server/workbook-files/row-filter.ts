import type { Area } from "../../shared/reading/raw-sheet.ts";
import { readAreaAddress } from "./cell-address.ts";
import { isTrue, type XmlAttributes } from "./read-xml.ts";

/** What a column may be filtered by; its button alone hides nothing. */
const CRITERIA: ReadonlySet<string> = new Set([
  "filters",
  "customFilters",
  "dynamicFilter",
  "top10",
  "colorFilter",
  "iconFilter",
]);

/** The filter of a sheet or of a table, gathered while its part streams by. */
export class RowFilter {
  #area: Area | null = null;
  #hasCriteria = false;
  #isAdvanced = false;

  open(name: string, attributes: XmlAttributes): void {
    if (name === "sheetPr") this.#isAdvanced = isTrue(attributes.filterMode);
    if (name === "autoFilter") this.#area = readAreaAddress(attributes.ref ?? "");
    if (CRITERIA.has(name)) this.#hasCriteria = true;
  }

  /** An advanced filter leaves a mark and no area, so any hidden row may be its doing. */
  hides(hiddenRows: ReadonlySet<number>): boolean {
    const area = this.#area;
    if (area === null) return this.#isAdvanced && hiddenRows.size > 0;
    if (!this.#hasCriteria) return false;
    for (const row of hiddenRows) if (row > area.top && row <= area.bottom) return true;
    return false;
  }
}
