/** What is to be put right in a framework workbook, at its cell. */
export type AuthoringFinding = Readonly<{
  /** An error stops the framework from being read; a question does not. */
  severity: "error" | "question";
  sheet: string;
  /** "C7"; null for what is about a whole sheet. */
  address: string | null;
  column: string;
  seen: string;
  /** What would be accepted, or for a question what is asked. */
  accepted: string;
}>;

/** One sentence: where, what was seen, what is accepted. */
export function findingSentence({ sheet, address, column, seen, accepted }: AuthoringFinding) {
  const place = address === null ? `Sheet "${sheet}"` : `Sheet "${sheet}", cell ${address}`;
  if (seen === "" && address === null) return `${place} (${column}): ${accepted}`;
  const what = seen === "" ? "is empty" : `says "${seen}"`;
  return `${place} (${column}) ${what}: ${accepted}`;
}

/** "C7" of a zero-based row and column. */
export function addressOf(row: number, column: number): string {
  let letters = "";
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) {
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}
