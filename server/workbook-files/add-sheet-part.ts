import { escapeXml } from "./escape-xml.ts";
import { Unreadable } from "./unreadable.ts";

const WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/** The three parts that must name a sheet for it to exist, with a very-hidden sheet added. */
export function withSheetNamed(
  parts: Readonly<{ contentTypes: string; workbook: string; relationships: string }>,
  sheet: Readonly<{ name: string; part: string; target: string }>,
): Readonly<{ contentTypes: string; workbook: string; relationships: string }> {
  const relationshipId = freeId(parts.relationships);
  const sheetIds = [...parts.workbook.matchAll(/\bsheetId\s*=\s*["'](\d+)["']/g)];
  const sheetId = Math.max(0, ...sheetIds.map(([, id]) => Number(id))) + 1;
  const prefix = /<(\w+:)?workbook[\s>]/.exec(parts.workbook)?.[1] ?? "";
  // The prefix is declared on the sheet itself, whatever the workbook calls that namespace.
  const named = `<${prefix}sheet xmlns:fp="${relationshipsNamespace(parts.workbook)}" name="${escapeXml(sheet.name)}" sheetId="${sheetId}" state="veryHidden" fp:id="${relationshipId}"/>`;
  return {
    contentTypes: insertBefore(
      parts.contentTypes,
      "Types",
      `<Override PartName="/${sheet.part}" ContentType="${WORKSHEET_TYPE}"/>`,
    ),
    workbook: insertBefore(parts.workbook, "sheets", named),
    relationships: insertBefore(
      parts.relationships,
      "Relationships",
      `<Relationship Id="${relationshipId}" Type="${relationshipsNamespace(parts.workbook)}/worksheet" Target="${sheet.target}"/>`,
    ),
  };
}

/** The same three parts without the sheet; null where other sheets come after it, whose names count on it. */
export function withoutSheetNamed(
  parts: Readonly<{ contentTypes: string; workbook: string; relationships: string }>,
  sheet: Readonly<{ name: string; part: string; relationship: string }>,
): Readonly<{ contentTypes: string; workbook: string; relationships: string }> | null {
  const named = [...parts.workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*\/>/g)];
  const last = named.at(-1);
  if (last === undefined || !last[0].includes(`name="${escapeXml(sheet.name)}"`)) return null;
  const without = (xml: string, element: string, attribute: string, value: string) =>
    xml.replace(new RegExp(`<(?:\\w+:)?${element}\\s[^>]*${attribute}="${value}"[^>]*/>`), "");
  return {
    contentTypes: without(parts.contentTypes, "Override", "PartName", `/${sheet.part}`),
    workbook:
      parts.workbook.slice(0, last.index) + parts.workbook.slice(last.index + last[0].length),
    relationships: without(parts.relationships, "Relationship", "Id", sheet.relationship),
  };
}

/** Asks Excel to work every formula out again on opening: values they rest on have changed. */
export function withRecalculation(workbook: string): string {
  const calculation = /<(?:\w+:)?calcPr(?=[\s/>])[^>]*>/.exec(workbook);
  if (calculation !== null) {
    const tag = calculation[0];
    if (/\sfullCalcOnLoad\s*=/.test(tag)) {
      return workbook.replace(tag, tag.replace(/(\sfullCalcOnLoad\s*=\s*)["'][^"']*["']/, '$1"1"'));
    }
    return workbook.replace(tag, tag.replace(/\s*(\/?)>$/, ' fullCalcOnLoad="1"$1>'));
  }
  // The element's place is after the names, or else after the sheets.
  for (const name of ["definedNames", "externalReferences", "functionGroups", "sheets"]) {
    const end = new RegExp(`</(\\w+:)?${name}\\s*>|<(\\w+:)?${name}\\s*/>`).exec(workbook);
    if (end === null) continue;
    const at = end.index + end[0].length;
    const prefix = end[1] ?? end[2] ?? "";
    return `${workbook.slice(0, at)}<${prefix}calcPr fullCalcOnLoad="1"/>${workbook.slice(at)}`;
  }
  return workbook;
}

/** A part of ours in the namespace of a strict workbook, whose parts must all be of one kind. */
export function inNamespaceOf(workbook: string, part: string): string {
  if (relationshipsNamespace(workbook) === RELATIONSHIPS) return part;
  return part.replaceAll(MAIN, STRICT_MAIN).replaceAll(RELATIONSHIPS, STRICT_RELATIONSHIPS);
}

/** Strict workbooks call their relationships by another address. */
export function relationshipsNamespace(workbook: string): string {
  return workbook.includes(STRICT_RELATIONSHIPS) ? STRICT_RELATIONSHIPS : RELATIONSHIPS;
}

/** An id that no relationship of the part has yet. */
export function freeId(relationships: string): string {
  let number = 1;
  while (new RegExp(`\\bId\\s*=\\s*["']rIdForeplan${number}["']`).test(relationships)) number++;
  return `rIdForeplan${number}`;
}

/** The text put in at the end of an element. */
export function insertBefore(xml: string, element: string, text: string): string {
  const end = new RegExp(`</(?:\\w+:)?${element}\\s*>`).exec(xml);
  if (end === null) throw new Unreadable(`The workbook is broken: its ${element} do not end.`);
  return xml.slice(0, end.index) + text + xml.slice(end.index);
}
