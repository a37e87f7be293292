import { attribute, type XmlAttributes } from "./read-xml.ts";

/** What styles say of a cell's or a sheet's look that matters to what it means. */
export class OdsStyles {
  /** The number format code by a data style's name. */
  readonly #formats = new Map<string, string>();
  /** A cell style's data style. */
  readonly #dataStyles = new Map<string, string>();
  readonly #hiddenTables = new Set<string>();
  #style: string | null = null;
  #date: { name: string; hasDay: boolean; hasYear: boolean } | null = null;

  open(name: string, attributes: XmlAttributes): void {
    const styleName = attribute(attributes, "name") ?? "";
    switch (name) {
      case "style": {
        this.#style = styleName;
        const dataStyle = attribute(attributes, "data-style-name");
        if (dataStyle !== undefined) this.#dataStyles.set(styleName, dataStyle);
        break;
      }
      case "table-properties":
        if (this.#style !== null && attribute(attributes, "display") === "false") {
          this.#hiddenTables.add(this.#style);
        }
        break;
      case "date-style":
        this.#date = { name: styleName, hasDay: false, hasYear: false };
        break;
      case "day":
        if (this.#date !== null) this.#date.hasDay = true;
        break;
      case "year":
        if (this.#date !== null) this.#date.hasYear = true;
        break;
      case "number-style":
      case "currency-style":
        this.#style = styleName;
        break;
      case "number": {
        const factor = Number(attribute(attributes, "display-factor") ?? 1);
        if (this.#style === null || factor < 1000) break;
        this.#formats.set(this.#style, factor < 1_000_000 ? "#,##0," : "#,##0,,");
      }
    }
  }

  close(name: string): void {
    if (name !== "date-style" || this.#date === null) return;
    // A date shown without its day is known to the month.
    if (!this.#date.hasDay && this.#date.hasYear) this.#formats.set(this.#date.name, "mmm-yy");
    this.#date = null;
  }

  text(): void {}

  /** The format a cell's style gives it, where it says more than the cell's own type. */
  formatOf(cellStyle: string | undefined): string | null {
    const dataStyle = cellStyle === undefined ? undefined : this.#dataStyles.get(cellStyle);
    return dataStyle === undefined ? null : (this.#formats.get(dataStyle) ?? null);
  }

  hides(tableStyle: string | undefined): boolean {
    return tableStyle !== undefined && this.#hiddenTables.has(tableStyle);
  }
}
