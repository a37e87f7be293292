import type { Area } from "../../shared/reading/raw-sheet.ts";
import { readAreaAddress } from "./cell-address.ts";
import { attribute, type XmlAttributes } from "./read-xml.ts";

type PlacedArea = Readonly<{ sheet: string; area: Area }>;

/** Where an OpenDocument spreadsheet fills cells by itself: pivot tables, and what databases give. */
export class OdsSurvey {
  readonly #pivots: PlacedArea[] = [];
  readonly #queries: PlacedArea[] = [];
  #range: PlacedArea | null = null;

  open(name: string, attributes: XmlAttributes): void {
    if (name === "data-pilot-table") {
      const pivot = targetOf(attributes);
      if (pivot !== null) this.#pivots.push(pivot);
    } else if (name === "database-range") this.#range = targetOf(attributes);
    else if (DATABASES.has(name) && this.#range !== null) this.#queries.push(this.#range);
  }

  close(name: string): void {
    if (name === "database-range") this.#range = null;
  }

  of(sheet: string): Readonly<{ pivotTables: readonly Area[]; queryRanges: readonly Area[] }> {
    const within = (areas: readonly PlacedArea[]) =>
      areas.filter((placed) => placed.sheet === sheet).map(({ area }) => area);
    return { pivotTables: within(this.#pivots), queryRanges: within(this.#queries) };
  }
}

const DATABASES = new Set([
  "database-source-sql",
  "database-source-query",
  "database-source-table",
]);

/** "'My sheet'.A1:'My sheet'.C9", its dollars and the second name left out or not. */
function targetOf(attributes: XmlAttributes): PlacedArea | null {
  const text = attribute(attributes, "target-range-address") ?? "";
  const [, quoted, bare, from = "", to = from] =
    /^\$?(?:'((?:[^']|'')*)'|([^.']+))\.([$A-Z0-9]+)(?::(?:\$?(?:'(?:[^']|'')*'|[^.']*)\.)?([$A-Z0-9]+))?$/i.exec(
      text,
    ) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? bare;
  const area = readAreaAddress(`${from}:${to}`);
  return sheet === undefined || area === null ? null : { sheet, area };
}
