import { strToU8, zipSync } from "fflate";
import { columnLetters } from "../../server/workbook-files/cell-address.ts";

const COLUMNS = 20;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
/** Cell styles by their place in the styles part below. */
const [PLAIN, DAY, POUNDS] = ["0", "1", "2"];

/** A register as Excel saves one: texts shared, days and amounts as numbers with a format. */
export function bigWorkbook(rows: number): Uint8Array {
  const texts = new SharedTexts();
  const lines: string[] = [];
  for (let row = 0; row <= rows; row++) {
    let cells = "";
    for (let column = 0; column < COLUMNS; column++) {
      const place = `r="${columnLetters(column)}${row + 1}"`;
      const held = row === 0 ? `Column ${column + 1}` : valueAt(row, column);
      cells +=
        typeof held === "string"
          ? `<c ${place} t="s"><v>${texts.numberOf(held)}</v></c>`
          : `<c ${place} s="${styleOf(column)}"><v>${held}</v></c>`;
    }
    lines.push(`<row r="${row + 1}" spans="1:${COLUMNS}">${cells}</row>`);
  }
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relationships(["officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="Register" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships(
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
    ),
    "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="&quot;£&quot;#,##0.00"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${XML}<sst xmlns="${MAIN}">${texts.xml()}</sst>`,
    "xl/worksheets/sheet1.xml": `${XML}<worksheet xmlns="${MAIN}"><sheetData>${lines.join("")}</sheetData></worksheet>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    { level: 1 },
  );
}

function valueAt(row: number, column: number): string | number {
  switch (column % 5) {
    case 0:
      return `Support service number ${row % 40_000} of kind ${column}`;
    case 1:
      return 44_000 + ((row * 7 + column) % 4_000);
    case 2:
      return (row * 125 + column) / 4;
    case 3:
      return `Provider ${(row + column) % 3_000} Limited`;
    default:
      return row + column;
  }
}

function styleOf(column: number): string {
  if (column % 5 === 1) return DAY;
  return column % 5 === 2 ? POUNDS : PLAIN;
}

class SharedTexts {
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  xml(): string {
    return [...this.#numbers.keys()].map((text) => `<si><t>${text}</t></si>`).join("");
  }
}

function relationships(...targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([kind, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${DOCUMENT}/${kind}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}">${each.join("")}</Relationships>`;
}
