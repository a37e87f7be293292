import type { WorkbookPackage } from "./workbook-package.ts";

/** The texts that cells name by number. Rich text is joined; furigana beside it are left out. */
export function readSharedStrings(
  file: WorkbookPackage,
  part: string | undefined,
): readonly string[] {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let pieces = "";
  let inText = false;
  let inPhonetic = false;
  file.read(part, {
    open(name) {
      if (name === "si") pieces = "";
      else if (name === "rPh") inPhonetic = true;
      else if (name === "t") inText = !inPhonetic;
    },
    close(name) {
      if (name === "si") {
        texts.push(unescapeText(pieces));
        file.expectMore();
      } else if (name === "rPh") inPhonetic = false;
      else if (name === "t") inText = false;
    },
    text(text) {
      if (inText) pieces += text;
    },
  });
  return texts;
}

/** "_x000D_" is how a workbook writes a character that XML cannot hold. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
