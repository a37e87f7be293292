import { escapeXml } from "./escape-xml.ts";
import { BUILT_IN_FORMATS } from "./read-styles.ts";
import type { CellDescription } from "./workbook-description.ts";

/** Numbers of our own formats begin above those that Excel keeps for itself. */
const FIRST_FORMAT_NUMBER = 164;

/** Collects the looks that cells need and gives each its number. */
export class StyleTable {
  readonly #numbers = new Map<string, number>();
  readonly #formats = new Map<string, number>();
  readonly #fills = new Map<string, number>();
  readonly #styles: string[] = [];

  constructor() {
    this.numberOf({ value: null });
  }

  numberOf(cell: CellDescription): number {
    const code = cell.format ?? "General";
    const key = `${cell.bold ? "b" : ""}|${cell.wrap ? "w" : ""}|${cell.fill ?? ""}|${code}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const format = this.#formatNumber(code);
    const font = cell.bold === true ? 1 : 0;
    const fill = this.#fillNumber(cell.fill ?? null);
    const alignment = cell.wrap === true ? `<alignment vertical="top" wrapText="1"/>` : "";
    const applied =
      (format === 0 ? "" : ` applyNumberFormat="1"`) +
      (font === 0 ? "" : ` applyFont="1"`) +
      (fill === 0 ? "" : ` applyFill="1"`) +
      (alignment === "" ? "" : ` applyAlignment="1"`);
    const opening = `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"${applied}`;
    const number = this.#styles.length;
    this.#styles.push(alignment === "" ? `${opening}/>` : `${opening}>${alignment}</xf>`);
    this.#numbers.set(key, number);
    return number;
  }

  xml(): string {
    const formats = [...this.#formats]
      .map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`)
      .join("");
    const fills = [...this.#fills.keys()]
      .map(
        (colour) =>
          `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`,
      )
      .join("");
    return [
      `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
      this.#formats.size === 0 ? "" : `<numFmts count="${this.#formats.size}">${formats}</numFmts>`,
      `<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>`,
      `<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>`,
      // Excel takes the first two fills for itself, whatever they say.
      `<fills count="${this.#fills.size + 2}"><fill><patternFill patternType="none"/></fill>`,
      `<fill><patternFill patternType="gray125"/></fill>${fills}</fills>`,
      `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>`,
      `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`,
      `<cellXfs count="${this.#styles.length}">${this.#styles.join("")}</cellXfs>`,
      `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`,
      `</styleSheet>`,
    ].join("");
  }

  #formatNumber(code: string): number {
    for (const [id, builtIn] of BUILT_IN_FORMATS) {
      // Those that follow a reader's own settings are written out, so that all see the same.
      const isFixed = id <= 4 || (id >= 9 && id <= 11) || id === 49;
      if (isFixed && builtIn === code) return id;
    }
    const known = this.#formats.get(code);
    if (known !== undefined) return known;
    const id = FIRST_FORMAT_NUMBER + this.#formats.size;
    this.#formats.set(code, id);
    return id;
  }

  #fillNumber(colour: string | null): number {
    if (colour === null) return 0;
    const known = this.#fills.get(colour);
    if (known !== undefined) return known;
    const number = this.#fills.size + 2;
    this.#fills.set(colour, number);
    return number;
  }
}
