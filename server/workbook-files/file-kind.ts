import { ACCEPTED, Unreadable } from "./unreadable.ts";

const OLE_CONTAINER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Says in one sentence what a file that is no .xlsx looks like. Throws Unreadable unless it is a zip. */
export function refuseUnlessZip(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Unreadable(`The file is empty (0 bytes). ${ACCEPTED}`);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return;
  if (startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    throw new Unreadable(`The file is an empty zip archive, not a workbook. ${ACCEPTED}`);
  }
  if (startsWith(bytes, OLE_CONTAINER)) throw new Unreadable(oldContainer(bytes));
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 512)).trimStart();
  if (start.startsWith("<")) {
    throw new Unreadable(
      `This is a web page or XML file, not a workbook. Open it in Excel and save it as .xlsx.`,
    );
  }
  if (start.startsWith("%PDF")) {
    throw new Unreadable(`This is a PDF, not a workbook. ${ACCEPTED}`);
  }
  throw new Unreadable(`This is not an Excel workbook. ${ACCEPTED}`);
}

/** The same container holds encrypted workbooks and the workbooks of Excel 97 to 2003. */
function oldContainer(bytes: Uint8Array): string {
  const isEncrypted = includesUtf16(bytes, "EncryptedPackage");
  return isEncrypted
    ? "The workbook is protected by a password. In Excel choose File, Info, Protect Workbook, Encrypt with Password, clear the password, and save it."
    : "This is an old Excel workbook (.xls). Open it in Excel and save it as .xlsx, then choose that file.";
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function includesUtf16(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((character) => [character.charCodeAt(0), 0]);
  for (
    let at = bytes.indexOf(wanted[0] ?? 0);
    at >= 0;
    at = bytes.indexOf(wanted[0] ?? 0, at + 1)
  ) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
