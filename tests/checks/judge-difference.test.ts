import { describe, expect, test } from "vitest";
import type { ScopeKey } from "../../shared/checks/check.ts";
import type { Judging } from "../../shared/checks/judge-difference.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { frameworkWith } from "../support/frameworks.ts";
import { judge, judgeWith } from "./judging.ts";
import {
  agreement,
  allocation,
  budget,
  date,
  fundWith,
  idOf,
  months,
  option,
  pounds,
  row,
  to,
  year,
} from "./rows.ts";

/** The names of the rows that were taken, for tests that say which. */
function taken(kept: readonly AnyRow[], rows: readonly AnyRow[], judging?: Judging) {
  const { taken: ids } = judge(
    kept,
    rows.map((each) => ({ row: each })),
    judging,
  );
  return rows.filter(({ id }) => ids.includes(id)).map(({ values }) => values.title);
}

const proposed = { priorities: ["1"], mechanism: "direct", status: "approved" };
const line = (name: string, amount: number, values: Parameters<typeof allocation>[3] = {}) =>
  allocation(name, "Core", amount, { ...proposed, ...values });

describe("a row's own errors", () => {
  test("[CHK60] a new row with an error is refused, with the finding, and the others stand", () => {
    const good = line("good", 1);
    const bad = line("bad", 1, { priorities: null });
    const judgement = judge([], [{ row: good }, { row: bad }]);
    expect(judgement.taken).toEqual([good.id]);
    expect(judgement.refused).toMatchObject([
      { id: bad.id, findings: [{ check: "priority-present", severity: "error" }], askAgreed: true },
    ]);
    expect(judgement.findingsByScope.has(`row:${bad.id}`)).toBe(false);
  });

  test("[CHK60] a warning refuses nothing", () => {
    expect(taken([], [line("A", 1, { mechanism: "unheard of" })])).toEqual(["A"]);
  });

  test.each([
    { given: "leaves an old error as it is", before: 2, after: 2, accepted: true },
    { given: "lessens it", before: 2, after: 1, accepted: true },
    { given: "makes it grow", before: 1, after: 2, accepted: false },
  ])("[CHK61] an edit that $given", ({ before, after, accepted }) => {
    const unknown = ["7", "8"];
    const kept = line("A", 1, { priorities: unknown.slice(0, before) });
    const edited = line("A", 2, { priorities: unknown.slice(0, after) });
    expect(taken([kept], [edited])).toEqual(accepted ? ["A"] : []);
  });

  test("[CHK61] an edit that brings another error is refused though one was there already", () => {
    const kept = line("A", 1, { priorities: ["7"] });
    const edited = line("A", 1, { priorities: [] });
    expect(taken([kept], [edited])).toEqual([]);
  });
});

describe("errors of many rows", () => {
  const fund = fundWith("Core", 100);

  test.each([
    { given: "just on the budget", amounts: [60, 40], accepted: ["row 0", "row 1"] },
    { given: "a penny over", amounts: [60, 40.01], accepted: ["row 0"] },
    { given: "over by the first alone, so down to it", amounts: [101, 40], accepted: [] },
    { given: "leaving what raises nothing", amounts: [101, 0], accepted: ["row 1"] },
    { given: "over by more than the last", amounts: [60, 50, 30], accepted: ["row 0"] },
    { given: "made good by a credit", amounts: [110, -10], accepted: ["row 0", "row 1"] },
    {
      given: "a net over, with a credit among them",
      amounts: [90, 20, -15, 10],
      accepted: ["row 0", "row 1", "row 2"],
    },
  ])("[CHK62] takes back last in the push first: $given", ({ amounts, accepted }) => {
    const rows = amounts.map((amount, place) => line(`row ${place}`, amount));
    expect(taken(fund, rows)).toEqual(accepted);
  });

  test("[CHK62] money moved between two rows of one push is taken, whatever their order", () => {
    const kept = [...fund, line("A", 60), line("B", 40)];
    const less = line("A", 20);
    const more = line("B", 80);
    expect(taken(kept, [less, more])).toEqual(["A", "B"]);
    expect(taken(kept, [more, less])).toEqual(["B", "A"]);
  });

  test("[CHK62] a change that lessens a breach is taken while the breach stands", () => {
    const kept = [...fund, line("A", 150)];
    expect(taken(kept, [line("A", 140)])).toEqual(["A"]);
    expect(taken(kept, [line("A", 150.01)])).toEqual([]);
    expect(taken(kept, [line("A", 150, { note: "as agreed" })])).toEqual(["A"]);
  });

  test("[CHK62] taking away a budget that is allocated is refused", () => {
    const kept = [...fund, line("A", 60)];
    const reduced = budget("Core", 59.99);
    const { taken: ids, refused } = judge(kept, [{ row: reduced }]);
    expect(ids).toEqual([]);
    expect(refused).toMatchObject([{ findings: [{ measure: 1 }] }]);
    expect(judge(kept, [{ row: reduced, removed: true }]).taken).toEqual([reduced.id]);
  });

  test("[CHK62] a row taken back into a fund does not leave that fund worse than it was", () => {
    const kept = [...fund, ...fundWith("Other", 10), line("A", 100)];
    const moved = line("A", 100, { fund: to("Other") });
    const filling = line("B", 100);
    expect(taken(kept, [moved, filling])).toEqual([]);
  });

  test("[CHK62] of two that raise a count only together, the last is taken back", () => {
    const same = { title: "Same" };
    const scheme = row("schemes", "S", { name: "S", count: 1 });
    const rows = ["one", "two"].map((name) =>
      line(name, 1, { ...same, scheme: to("S"), ref: name }),
    );
    const { taken: ids } = judge(
      [scheme, ...fund],
      rows.map((each) => ({ row: each })),
    );
    expect(ids).toEqual([idOf("one")]);
  });

  test("[CHK62] of two of which either alone would be enough for the error, neither stays", () => {
    const rule = {
      id: "R36",
      check: "outlives-funding",
      parameters: {},
      source: { document: "A document", quote: "never", rule: null },
      force: "must",
    } as const;
    const fundUntil = (name: string, until: string) =>
      row("funds", name, { name, fundingUntil: date(until) });
    const contract = agreement("SARC", {
      currentEnd: date("2026-03"),
      funds: [to("One"), to("Two")],
    });
    const kept = [fundUntil("One", "2026-03"), fundUntil("Two", "2026-03"), contract];
    const edits = ["One", "Two"].map((name) => ({ row: fundUntil(name, "2025-03") }));
    const harmless = { row: row("funds", "Three", { name: "Three" }) };
    const framework = frameworkWith({ rules: [rule] });
    const judgement = judgeWith(framework, kept, [...edits, harmless]);
    expect(judgement.taken).toEqual([idOf("Three")]);
    expect(judgement.refused.map(({ id }) => id)).toEqual([idOf("One"), idOf("Two")]);
  });

  test("[CHK62] the row a finding is about is taken back before any other", () => {
    const scheme = row("schemes", "S", { name: "S", maximum: pounds(50) });
    const rows = [line("large", 51, { scheme: to("S") }), line("small", 1, { scheme: to("S") })];
    expect(taken([scheme, ...fund], rows)).toEqual(["small"]);
  });

  test("[CHK62] a fund moved under another is refused where that one would be over", () => {
    const kept = [
      ...fund,
      line("A", 60),
      ...fundWith("Part", 80),
      allocation("B", "Part", 80, proposed),
    ];
    const moved = row("funds", "Part", { name: "Part", partOf: to("Core") });
    expect(judge(kept, [{ row: moved }]).taken).toEqual([]);
    expect(judge(kept, [{ row: moved }]).refused).toMatchObject([
      { findings: [{ check: "allocations-within-budget", measure: 4_000 }] },
    ]);
  });

  test("[CHK63] rows marked together stand or fall as one", () => {
    const edits = [
      { row: line("A", 60), together: "pair" },
      { row: line("B", 30) },
      { row: line("C", 41), together: "pair" },
    ];
    const judgement = judge(fund, edits);
    expect(judgement.taken).toEqual([idOf("B")]);
    expect(judgement.refused.map(({ id }) => id)).toEqual([idOf("A"), idOf("C")]);
  });
});

describe("facts and adopting", () => {
  const fund = fundWith("Core", 100);

  test.each([
    { name: "an approved allocation", each: line("A", 1, { priorities: null }), asked: true },
    {
      name: "a proposed one",
      each: line("A", 1, { priorities: null, status: "proposed" }),
      asked: false,
    },
    {
      name: "a signed contract",
      each: agreement("A", {
        status: "pipeline",
        signedOn: date("2026-01-05"),
        start: date("2026-04-01"),
        currentEnd: date("2026-03-01"),
      }),
      asked: true,
    },
    {
      name: "a contract in the pipeline",
      each: agreement("A", {
        status: "pipeline",
        start: date("2026-04-01"),
        currentEnd: date("2026-03-01"),
      }),
      asked: false,
    },
  ])(
    "[CHK64] the refusal of $name asks whether it was agreed already: $asked",
    ({ each, asked }) => {
      expect(judge([], [{ row: each }]).refused.map(({ askAgreed }) => askAgreed)).toEqual([asked]);
      expect(judge([], [{ row: each }], "fact").taken).toHaveLength(asked ? 1 : 0);
    },
  );

  test("[CHK64] a fact is taken with its finding open, and counts in the breach", () => {
    const over = line("A", 130);
    const judgement = judge(fund, [{ row: over }], "fact");
    expect(judgement.taken).toEqual([over.id]);
    const scope: ScopeKey = `fund-year:${idOf("Core")}:2026/27`;
    expect(judgement.findingsByScope.get(scope)).toMatchObject([
      { check: "allocations-within-budget", measure: 3_000 },
    ]);
  });

  test("[CHK64] beside a fact, what is only intended is still taken back", () => {
    const scheme = row("schemes", "S", { name: "S", maximum: pounds(50) });
    const rows = [
      line("given", 51, { scheme: to("S") }),
      line("asked for", 51, { scheme: to("S"), status: "proposed" }),
    ];
    expect(taken([scheme, ...fund], rows, "fact")).toEqual(["given"]);
  });

  test("[CHK65] adopting records new errors, and an adopted row stays editable", () => {
    const wrong = line("A", 130, { priorities: null });
    const adopted = judge(fund, [{ row: wrong }], "adoption");
    expect(adopted).toMatchObject({ taken: [wrong.id], refused: [] });
    expect(taken([...fund, wrong], [line("A", 130, { priorities: null, note: "seen" })])).toEqual([
      "A",
    ]);
  });
});

test("[CHK66] a year of another row's fund is judged by the year it is in", () => {
  const kept = fundWith("Core", 100);
  const rows = [line("A", 100), line("B", 100, { financialYear: year("2027/28") })];
  expect(taken(kept, rows)).toEqual(["A", "B"]);
});

test("[CHK61] options that grow beyond the first term are refused only where the framework says so", () => {
  const options = agreement("A", {
    initialTerm: months(12),
    extensionOptions: [option(months(24))],
  });
  expect(taken([], [options])).toEqual(["A"]);
});
