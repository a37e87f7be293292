import type { SurveyedSheet } from "../../shared/reading/table-conditions.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { OdsSheets } from "./ods-sheets.ts";
import { OdsStyles } from "./ods-styles.ts";
import { OdsSurvey } from "./ods-survey.ts";
import { attribute } from "./read-xml.ts";
import { Unreadable } from "./unreadable.ts";
import { WorkbookPackage } from "./workbook-package.ts";

const CONTENT = "content.xml";

/** Reads an OpenDocument spreadsheet; null where the file is something else. */
export function readOds(bytes: Uint8Array): Result<readonly SurveyedSheet[], string> | null {
  try {
    const file = new WorkbookPackage(bytes);
    if (file.entry("mimetype") === undefined || file.entry(CONTENT) === undefined) return null;
    refuseIfEncrypted(file);
    const styles = new OdsStyles();
    const sheets = new OdsSheets(styles, () => file.expectMore());
    const survey = new OdsSurvey();
    file.read("styles.xml", styles);
    file.read(CONTENT, {
      open(name, attributes) {
        styles.open(name, attributes);
        sheets.open(name, attributes);
        survey.open(name, attributes);
      },
      close(name) {
        sheets.close(name);
        survey.close(name);
        styles.close(name);
      },
      text: (text) => sheets.text(text),
    });
    const found = sheets.all().map((sheet) => ({ ...sheet, ...survey.of(sheet.name) }));
    return found.length > 0
      ? ok(found)
      : fail("This OpenDocument file has no sheet in it, so there is nothing to read.");
  } catch (cause) {
    if (cause instanceof Unreadable) return fail(cause.message);
    throw cause;
  }
}

/** A part under a password is no XML at all; the manifest says which are. */
function refuseIfEncrypted(file: WorkbookPackage): void {
  let isEncrypted = false;
  let part: string | undefined;
  file.read("META-INF/manifest.xml", {
    open(name, attributes) {
      if (name === "file-entry") part = attribute(attributes, "full-path");
      if (name === "encryption-data" && part === CONTENT) isEncrypted = true;
    },
    close() {},
    text() {},
  });
  if (!isEncrypted) return;
  throw new Unreadable(
    "The workbook is protected by a password. Save it in LibreOffice without one (File, Save As, clear Save with password).",
  );
}
