import { WorkbookTrouble } from "./workbook.ts";

/** The library as a page has it, or as a test loads it; its types are office.js's own. */
export type ExcelLibrary = Pick<typeof Excel, "run">;

/** Runs one conversation with Excel, and says what went wrong in our words. */
export async function runInExcel<Answer>(
  excel: ExcelLibrary,
  talk: (context: Excel.RequestContext) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await excel.run(talk);
  } catch (error) {
    throw error instanceof WorkbookTrouble ? error : troubleOf(error);
  }
}

export function troubleOf(error: unknown): WorkbookTrouble {
  switch (codeOf(error)) {
    case "InvalidOperationInCellEditMode":
      return new WorkbookTrouble("editing", "Waiting while a cell is being edited.", error);
    case "AccessDenied":
    case "InvalidOperationProtected":
      return new WorkbookTrouble(
        "protected",
        "This sheet is protected, so nothing was written. Unprotect it (Review, Unprotect Sheet) and it goes on by itself.",
        error,
      );
    case "ItemNotFound":
    case "InvalidReference":
    case "InvalidBinding":
      return new WorkbookTrouble("lost", "What was asked for is no longer in the workbook.", error);
    default:
      return new WorkbookTrouble(
        "failed",
        `Excel did not answer as expected (${codeOf(error) ?? String(error)}).`,
        error,
      );
  }
}

export function isTooLarge(error: unknown): boolean {
  const code = codeOf(error instanceof WorkbookTrouble ? error.cause : error);
  return code === "ResponsePayloadSizeLimitExceeded" || code === "RequestPayloadSizeLimitExceeded";
}

/** Office's errors carry a code; they come from another realm, so no class can be asked. */
function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
