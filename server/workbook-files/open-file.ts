import { readFile, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { type SurveyedSheet, unsurveyed } from "../../shared/reading/table-conditions.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { readCsv } from "./read-csv.ts";
import { readOds } from "./read-ods.ts";
import { readXlsx } from "./read-xlsx.ts";

/** A compressed workbook this large unpacks to far more than is accepted. */
const MOST_FILE_BYTES = 128 * 1024 * 1024;

const TEXT_FILES = new Set([".csv", ".tsv", ".txt"]);

export type OpenFile = Readonly<{
  file: string;
  bytes: Buffer;
  kind: "workbook" | "text";
  sheets: readonly SurveyedSheet[];
}>;

/** Opens a workbook or .csv by what is in it; its name decides only where the content cannot. */
export async function openFile(file: string): Promise<Result<OpenFile, string>> {
  const bytes = await bytesOf(file);
  if (!bytes.ok) return bytes;
  const read = sheetsOf(file, bytes.value);
  if (!read.ok) return fail(`${file}: ${read.problem}`);
  return ok({ file, bytes: bytes.value, ...read.value });
}

async function bytesOf(file: string): Promise<Result<Buffer, string>> {
  try {
    const about = await stat(file);
    if (!about.isFile()) return fail(`${file} is not a file.`);
    if (about.size > MOST_FILE_BYTES) {
      return fail(
        `${file} has ${Math.ceil(about.size / 1024 / 1024)} MB; a file may have at most ${MOST_FILE_BYTES / 1024 / 1024} MB.`,
      );
    }
    return ok(await readFile(file));
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    if (cause.code === "ENOENT") return fail(`There is no file ${file}.`);
    return fail(`${file} cannot be read (${String(cause.code)}).`);
  }
}

function sheetsOf(file: string, bytes: Buffer): Result<Pick<OpenFile, "kind" | "sheets">, string> {
  const isZip = bytes.subarray(0, 2).toString("latin1") === "PK";
  if (TEXT_FILES.has(extname(file).toLowerCase()) && !isZip) {
    const sheet = readCsv(bytes, basename(file, extname(file)));
    return sheet.ok ? ok({ kind: "text", sheets: [unsurveyed(sheet.value)] }) : sheet;
  }
  const openDocument = isZip ? readOds(bytes) : null;
  if (openDocument !== null) {
    return openDocument.ok ? ok({ kind: "workbook", sheets: openDocument.value }) : openDocument;
  }
  const workbook = readXlsx(bytes);
  return workbook.ok ? ok({ kind: "workbook", sheets: workbook.value.sheets }) : workbook;
}
