import { fail, ok, type Result } from "../../shared/values/result.ts";
import { refuseUnlessZip } from "./file-kind.ts";
import { CellMaker } from "./make-cell.ts";
import { partsBeside } from "./parts-beside.ts";
import { readSharedStrings } from "./read-shared-strings.ts";
import { type CellBudget, readSheetPart } from "./read-sheet-part.ts";
import { readStyles } from "./read-styles.ts";
import { readWorkbookPart } from "./read-workbook-part.ts";
import { Unreadable } from "./unreadable.ts";
import type { SheetFile, WorkbookFile } from "./workbook-file.ts";
import { WorkbookPackage, workbookPartOf } from "./workbook-package.ts";

/** Reads an .xlsx or .xlsm; the problem is one sentence: what was seen, and what is accepted. */
export function readXlsx(bytes: Uint8Array): Result<WorkbookFile, string> {
  try {
    refuseUnlessZip(bytes);
    return ok(readPackage(new WorkbookPackage(bytes)));
  } catch (cause) {
    if (cause instanceof Unreadable) return fail(cause.message);
    throw cause;
  }
}

function readPackage(file: WorkbookPackage): WorkbookFile {
  const workbookPart = workbookPartOf(file);
  const workbook = readWorkbookPart(file, workbookPart);
  const relationships = file.relationshipsOf(workbookPart);
  const targetOf = (kind: string) => relationships.find((one) => one.kind === kind)?.target;
  const maker = new CellMaker(
    readStyles(file, targetOf("styles")),
    readSharedStrings(file, targetOf("sharedStrings")),
    workbook.date1904,
  );
  const budget: CellBudget = { cells: 0 };
  const sheets: SheetFile[] = [];
  for (const { name, visibility, relationship } of workbook.sheets) {
    const related = relationships.find(({ id }) => id === relationship);
    // Chart sheets and dialogue sheets hold no cells.
    if (related?.kind !== "worksheet") continue;
    const { filter, ...content } = readSheetPart(file, related.target, maker, budget);
    const names = workbook.definedNames.filter(({ sheet }) => sheet === name);
    const beside = partsBeside(file, related.target, {
      names,
      filter,
      hiddenRows: content.hiddenRows,
    });
    sheets.push({ ...content, ...beside, name, visibility, date1904: workbook.date1904 });
  }
  if (sheets.length === 0) {
    throw new Unreadable("The workbook has no worksheet in it, so there is nothing to read.");
  }
  return { sheets, definedNames: workbook.definedNames, date1904: workbook.date1904 };
}
