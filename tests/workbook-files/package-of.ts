import { strToU8, zipSync } from "fflate";

type Parts = Readonly<{
  /** The inside of the worksheet element. */
  sheet?: string;
  sharedStrings?: string;
  styles?: string;
  workbook?: string;
  /** Further parts by name, and replacements of those made here; null leaves one out. */
  extra?: Readonly<Record<string, string | Uint8Array | null>>;
}>;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook of one sheet written by hand, part by part, to read what our writer never writes. */
export function packageOf(parts: Parts): Uint8Array {
  const files: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml": "<Types></Types>",
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml":
      parts.workbook ??
      `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ["worksheet", "worksheets/sheet1.xml"],
      ["sharedStrings", "sharedStrings.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${MAIN}" xmlns:r="${DOCUMENT}">${parts.sheet ?? "<sheetData/>"}</worksheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}">${parts.sharedStrings ?? ""}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}">${parts.styles ?? ""}</styleSheet>`,
    ...parts.extra,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).flatMap(([name, content]) =>
        content === null ? [] : [[name, typeof content === "string" ? strToU8(content) : content]],
      ),
    ),
    { level: 1 },
  );
}

export function relationships(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${DOCUMENT}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}
