import { expect, test } from "vitest";
import { digestOfRow } from "../../shared/sync/cell-digest.ts";
import { headingsOver, saidAbove } from "../../shared/sync/said-above.ts";
import type { SeenRow } from "../../shared/sync/scan-table.ts";
import { digestsOf } from "../../shared/sync/scan-table.ts";
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
  return lines.map((line) => ({
    idText: /^[A-Z]/.test(line) ? idOf(line) : "",
    cells:
      line === "" ? {} : { title: { kind: "value", value: line, digest: `digest of ${line}` } },
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
