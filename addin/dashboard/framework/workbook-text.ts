import type { WorkbookText } from "./framework-api.ts";

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** A call with more arguments than this may be too many. */
const CHUNK = 0x8000;

/** A file as text that a request can hold. */
export async function workbookText(file: Blob): Promise<WorkbookText> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/** Hands a workbook to the browser, which keeps it where the reader keeps files. */
export function saveWorkbook({ name, file }: Readonly<{ name: string; file: WorkbookText }>): void {
  const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: WORKBOOK }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
