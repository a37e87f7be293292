import { expect, test } from "vitest";
import { digestOfRow } from "../../shared/sync/cell-digest.ts";
import type { SeenCell } from "../../shared/sync/diff-rows.ts";
import { digestsOf } from "../../shared/sync/diff-rows.ts";
import {
  headingsOver,
  overNewIds,
  rewordedHeadings,
  saidAbove,
} from "../../shared/sync/said-above.ts";
import type { SeenRow } from "../../shared/sync/seen-row.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { seeded } from "../addin/pane.ts";

const random = seeded(7);
const ids = new Map<string, RowId>();
const idOf = (name: string) => {
  const id = ids.get(name) ?? mintRowId(random);
  ids.set(name, id);
  return id;
};

/** "A" is a row with its id, "a" one just typed, "# H" a heading, "= T" a total, "" a blank line. */
function rowsOf(...lines: readonly string[]): readonly SeenRow[] {
  const cell = (value: string): SeenCell => ({
    kind: "value",
    value,
    digest: `digest of ${value}`,
  });
  return lines.map((line) => ({
    idText: /^[A-Z]/.test(line) ? idOf(line) : "",
    cells: {
      ...(line === "" ? {} : { title: cell(line) }),
      ...(/^\w/.test(line) ? { provider: cell(line) } : {}),
    },
  }));
}

const BEFORE = rowsOf("# H", "A", "B", "# I", "C", "= T", "D");
const HEADED: Readonly<Record<string, string>> = { A: "h", B: "h", C: "i" };
const headings = headingsOver(
  BEFORE,
  [0, 3],
  new Map(
    ["A", "B", "C", "D"].map((name) => [
      BEFORE.findIndex(({ idText }) => idText === idOf(name)),
      { id: idOf(name), headed: name in HEADED ? { serviceArea: HEADED[name] ?? null } : {} },
    ]),
  ),
);
const leftAlone = ["# H", "# I", "= T"].map((line) =>
  digestOfRow(digestsOf(rowsOf(line)[0]?.cells ?? {})),
);

test.each([
  { what: "right beneath a heading", now: ["# H", "a", "A", "B", "# I", "C"], says: "h" },
  { what: "after the last row of a part", now: ["# H", "A", "B", "a", "# I", "C"], says: "h" },
  { what: "at the end", now: ["# H", "A", "B", "# I", "C", "a"], says: "i" },
  { what: "after another new row", now: ["# H", "A", "B", "# I", "C", "b", "a"], says: "i" },
  { what: "over the first heading", now: ["a", "# H", "A"], says: undefined },
  { what: "after a total", now: ["# I", "C", "= T", "a", "D"], says: undefined },
  {
    what: "under a heading that was put in other words",
    now: ["# H", "A", "# K", "C", "a"],
    says: undefined,
  },
  {
    what: "under another, with air beneath",
    now: ["# H", "A", "# K", "", "C", "a"],
    says: undefined,
  },
  { what: "under one that stays, beneath such", now: ["# K", "A", "# I", "C", "a"], says: "i" },
  { what: "after a blank line", now: ["# I", "C", "", "a"], says: undefined },
  { what: "where the first row went elsewhere", now: ["# H", "B", "a", "A"], says: undefined },
  {
    what: "where headings were sorted together",
    now: ["# H", "# I", "A", "B", "C", "a"],
    says: undefined,
  },
])("[SYN126] a new row $what", ({ now, says }) => {
  const rows = rowsOf(...now);
  const given = saidAbove({ headings, leftAlone }, rows)[now.indexOf("a")];
  expect(given?.serviceArea).toBe(says);
});

test.each([
  { what: "a text alone in its place", now: ["# K", "A", "B", "# I", "C"], at: [0] },
  { what: "one with air beneath", now: ["# H", "A", "# K", "", "C"], at: [2] },
  {
    what: "none while it stands, elsewhere too",
    now: ["# I", "# K", "A", "B", "# H", "C"],
    at: [],
  },
  { what: "none where it was deleted", now: ["# H", "A", "B", "C"], at: [] },
  { what: "none that lost its first row as well", now: ["# K", "B", "# I", "C"], at: [] },
])("[SYN146] a heading in other words: $what", ({ now, at }) => {
  expect([...rewordedHeadings({ headings }, rowsOf(...now))]).toEqual(at);
});

test.each([
  { what: "one typed right beneath it", now: ["# H", "a", "A", "B"], first: "a" },
  { what: "the first of several, with air between", now: ["# H", "a", "", "b", "A"], first: "a" },
  { what: "the old one, with others beneath it", now: ["# H", "A", "a", "B"], first: "A" },
  { what: "the old one, with one typed over the heading", now: ["a", "# H", "A"], first: "A" },
])("[SYN147] the first row of a heading is $what", ({ now, first }) => {
  const rows = rowsOf(...now);
  const ids = now.flatMap((line, at) => (/^[a-z]/.test(line) ? [{ at, id: idOf(line) }] : []));
  const over = overNewIds({ headings }, rows, ids);
  expect(over.headings.map((heading) => heading.first)).toEqual([idOf(first), idOf("C")]);
});
