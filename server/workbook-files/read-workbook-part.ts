import type { RawSheet } from "../../shared/reading/raw-sheet.ts";
import { attribute, isTrue } from "./read-xml.ts";
import type { DefinedName } from "./workbook-file.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

export type SheetListing = Readonly<{
  name: string;
  visibility: RawSheet["visibility"];
  /** The id of the relationship that leads to its part. */
  relationship: string;
}>;

export type WorkbookPart = Readonly<{
  sheets: readonly SheetListing[];
  definedNames: readonly DefinedName[];
  date1904: boolean;
}>;

export function readWorkbookPart(file: WorkbookPackage, part: string): WorkbookPart {
  const sheets: SheetListing[] = [];
  const names: { name: string; refersTo: string; sheetIndex: number | null; hidden: boolean }[] =
    [];
  let date1904 = false;
  let inName = false;
  file.read(part, {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = isTrue(attributes.date1904);
      if (name === "sheet") {
        sheets.push({
          name: attributes.name ?? "",
          visibility: visibilityOf(attributes.state),
          relationship: attribute(attributes, "id") ?? "",
        });
      }
      if (name !== "definedName") return;
      inName = true;
      const local = attributes.localSheetId;
      names.push({
        name: attributes.name ?? "",
        refersTo: "",
        sheetIndex: local === undefined ? null : Number(local),
        hidden: isTrue(attributes.hidden),
      });
    },
    close(name) {
      if (name === "definedName") inName = false;
    },
    text(text) {
      const last = names.at(-1);
      if (inName && last !== undefined) last.refersTo += text;
    },
  });
  const definedNames = names.map(({ sheetIndex, ...name }) => ({
    ...name,
    sheet: sheetIndex === null ? null : (sheets[sheetIndex]?.name ?? null),
  }));
  return { sheets, definedNames, date1904 };
}

function visibilityOf(state: string | undefined): RawSheet["visibility"] {
  switch (state) {
    case "hidden":
      return "hidden";
    case "veryHidden":
      return "very-hidden";
    default:
      return "visible";
  }
}
