import type { Area } from "../model/area.ts";
import { displayedText } from "../model/displayed-text.ts";
import type { Sheet } from "../model/sheet.ts";

/** A block as spreadsheets put it on the clipboard: tabs between cells, lines between rows. */
export function asText(sheet: Sheet, area: Area): string {
  const part = sheet.filledPart(area) ?? { ...area, rows: 1, columns: 1 };
  return Array.from({ length: part.rows }, (_, row) =>
    Array.from({ length: part.columns }, (_, column) => {
      const { value, style } = sheet.cell(part.row + row, part.column + column);
      return quoted(displayedText(value, style.numberFormat));
    }).join("\t"),
  ).join("\r\n");
}

/** Rows of texts, ragged ones filled up; quotes keep tabs and line ends inside a cell. */
export function fromText(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[""]];
  let isQuoted = false;
  const plain = text.replaceAll("\r\n", "\n").replace(/\n$/, "");
  for (let at = 0; at < plain.length; at += 1) {
    const letter = plain[at] ?? "";
    const row = rows.at(-1) ?? [];
    const cell = row.at(-1) ?? "";
    if (isQuoted && letter === '"' && plain[at + 1] === '"') {
      row[row.length - 1] = `${cell}"`;
      at += 1;
    } else if (letter === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (!isQuoted && letter === "\t") row.push("");
    else if (!isQuoted && letter === "\n") rows.push([""]);
    else row[row.length - 1] = cell + letter;
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...new Array<string>(width - row.length).fill("")]);
}

function quoted(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
