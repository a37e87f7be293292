import { expect, test } from "vitest";
import { readCsv } from "../../server/workbook-files/read-csv.ts";

function textsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const read = readCsv(bytes, "file");
  if (!read.ok) throw new Error(read.problem);
  return read.value.rows.map((row) => row.map(({ text }) => text));
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const wide = (text: string, mark: readonly number[]) =>
  Uint8Array.from([
    ...mark,
    ...[...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      return mark[0] === 0xfe ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8];
    }),
  ]);

test.each([
  ["UTF-8", utf8("Fund,Amount\nCaffè,£5\n")],
  ["UTF-8 with its mark", utf8("\uFEFFFund,Amount\nCaffè,£5\n")],
  ["UTF-16, small end first", wide("Fund,Amount\nCaffè,£5\n", [0xff, 0xfe])],
  ["UTF-16, big end first", wide("Fund,Amount\nCaffè,£5\n", [0xfe, 0xff])],
  ["UTF-16 without a mark", wide("Fund,Amount\nCaffè,£5\n", [])],
  ["Windows-1252", Uint8Array.from([...utf8("Fund,Amount\nCaff"), 0xe8, 0x2c, 0xa3, 0x35, 0x0a])],
])("[XLS13] a .csv in %s is read", (_, bytes) => {
  expect(textsOf(bytes)).toEqual([
    ["Fund", "Amount"],
    ["Caffè", "£5"],
  ]);
});

test("[REA132] dashes, curly quotes and the euro sign of Windows-1252 are what Windows shows", () => {
  const cells = [0x91, 0x53, 0x92, 0x2c, 0x93, 0x35, 0x96, 0x36, 0x94, 0x2c, 0x80, 0x39];
  expect(textsOf(Uint8Array.from([...utf8("Title,Years,Price\n"), ...cells]))[1]).toEqual([
    "‘S’",
    "“5–6”",
    "€9",
  ]);
});

test.each([
  ["commas", "a,b\n1,2\n"],
  ["semicolons", "a;b\n1;2\n"],
  ["tabs", "a\tb\n1\t2\n"],
  ["bars", "a|b\n1|2\n"],
  ["line ends of Windows", "a,b\r\n1,2\r\n"],
  ["line ends of the old Mac", "a,b\r1,2\r"],
])("[XLS14] fields between %s are told apart", (_, text) => {
  expect(textsOf(utf8(text))).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
});

test("[XLS14] a delimiter that stands in quotes, or only in some lines, is not taken for one", () => {
  expect(textsOf(utf8('a;b\n"1,5";"x, y, z"\n2,5;u, v\n'))).toEqual([
    ["a", "b"],
    ["1,5", "x, y, z"],
    ["2,5", "u, v"],
  ]);
});

test("[XLS14] ragged rows, cells of several lines and stray quotes keep every field", () => {
  expect(textsOf(utf8('a,b,c\n1\n"two\nlines",""\n5" pipe,x,y,z\n\n,,last\n\n'))).toEqual([
    ["a", "b", "c"],
    ["1"],
    ["two\nlines"],
    ['5" pipe', "x", "y", "z"],
    [],
    ["", "", "last"],
  ]);
});

test("[XLS14] a quote that is never closed loses nothing", () => {
  expect(textsOf(utf8('a,b\n"1,2\n3,4\n'))).toEqual([
    ["a", "b"],
    ['"1', "2"],
    ["3", "4"],
  ]);
});

test.each([
  ["of 0 bytes", new Uint8Array(), /^The file is empty \(0 bytes\)/],
  ["of blank lines", utf8("\n \n"), /only blank lines/],
  ["of bytes that are no text", Uint8Array.from([80, 75, 3, 4, 0, 0, 1, 2, 0]), /not a text file/],
])("[XLS15] a .csv %s is refused with one sentence", (_, bytes, sentence) => {
  const read = readCsv(bytes, "file");
  expect(read.ok ? "read" : read.problem).toMatch(sentence);
});
