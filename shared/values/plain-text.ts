const WIDE_SPACES = /[\s\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+/g;
/** What Excel puts before an entry that is to stay text; some exports carry it along. */
const ENTRY_APOSTROPHE = /^'(?=[\d=+\-@£(.])/;

/** A pound sign that was written in one encoding and read in another. */
const BROKEN_POUND = /[Â¬]£/g;

/** Text on one line: every kind of space made one, a broken pound sign mended, no entry's apostrophe. */
export function plain(text: string): string {
  const mended = text.includes("£") ? text.replace(BROKEN_POUND, "£") : text;
  return mended.replace(WIDE_SPACES, " ").trim().replace(ENTRY_APOSTROPHE, "");
}

/** Text of several lines as it is kept: without the spaces around it, lines ended one way. */
export function tidyLines(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}
