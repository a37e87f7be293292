import { describe, expect, test } from "vitest";
import { type Exception, withExceptions } from "../../shared/checks/exceptions.ts";
import { judgeDifference } from "../../shared/checks/judge-difference.ts";
import { inWords } from "../../shared/checks/messages/in-words.ts";
import { scopeIndexOf } from "../../shared/checks/scope-index.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import { type AnyRow, ledgerOf } from "../../shared/registers/ledger.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { changesFrom } from "./judging.ts";
import { allocation, checkRows, fundWith, idOf, row } from "./rows.ts";

const day = (text: string) => IsoDay.parse(text);
const OVER = "allocations-within-budget";

/** Signed to let the fund Core be ten pounds over its budget. */
const signed: Exception = {
  id: "E1",
  rule: OVER,
  check: OVER,
  subject: idOf("Core"),
  upTo: 1_000,
  reason: "the grant is confirmed in May",
  until: day("2026-12-31"),
  signedBy: ["A Morgan", "B Price"],
};

const kept: readonly AnyRow[] = fundWith("Core", 100);
const line = (amount: number) =>
  allocation("A", "Core", amount, { status: "proposed", priorities: ["1"] });
const approved = (amount: number) => allocation("A", "Core", amount, { priorities: ["1"] });

function judged(
  rows: readonly AnyRow[],
  edit: AnyRow,
  exceptions: readonly Exception[] = [signed],
  on = "2026-12-31",
) {
  return judgeDifference({
    framework: dyfedPowys,
    index: scopeIndexOf(ledgerOf(rows)),
    changes: changesFrom(rows, [{ row: edit }]),
    judging: "intention",
    excepted: { exceptions, on: day(on) },
  });
}

describe("exceptions", () => {
  test.each([
    { what: "up to what was signed", amount: 110, on: "2026-12-31", taken: true },
    { what: "a penny more", amount: 110.01, on: "2026-12-31", taken: false },
    { what: "after its last day", amount: 110, on: "2027-01-01", taken: false },
    { what: "within the budget anyway", amount: 100, on: "2027-01-01", taken: true },
  ])("[CHK115] a breach $what", ({ amount, on, taken }) => {
    const { taken: ids } = judged([...kept, line(amount)], approved(amount), [signed], on);
    expect(ids).toEqual(taken ? [idOf("A")] : []);
  });

  test.each([
    { what: "another subject", parts: { subject: idOf("Other") } },
    { what: "another rule", parts: { rule: "R6" } },
    { what: "another check", parts: { check: "ring-fence" } },
    { what: "a smaller measure", parts: { upTo: 999 } },
  ])("[CHK115] one for $what lets nothing stand", ({ parts }) => {
    const { taken } = judged([...kept, line(110)], approved(110), [{ ...signed, ...parts }]);
    expect(taken).toEqual([]);
  });

  test("[CHK115] of two the one that reaches furthest counts, while it is in force", () => {
    const wider = { ...signed, id: "E2", upTo: 2_000 };
    expect(judged([...kept, line(120)], approved(120), [wider, signed]).taken).toHaveLength(1);
    const over = { ...wider, until: day("2026-11-30") };
    expect(judged([...kept, line(120)], approved(120), [over, signed]).taken).toEqual([]);
  });

  test("[CHK115] a refusal says that the exception no longer covers the breach", () => {
    const { refused } = judged([...kept, line(110.01)], approved(110.01));
    const [finding] = refused[0]?.findings ?? [];
    expect(finding).toMatchObject({ excepted: { exception: "E1", standing: "outgrown" } });
    expect(finding && inWords(finding).arithmetic.at(-1)).toBe(
      "the exception until 31 December 2026, signed by A Morgan and B Price, no longer covers it: it has become worse than was signed for",
    );
  });

  test("[CHK116] an open finding says how its exception stands to it", () => {
    const found = checkRows([...kept, approved(110)], dyfedPowys).filter(
      ({ severity }) => severity === "error",
    );
    const told = (exceptions: readonly Exception[], on: string) =>
      withExceptions(found, exceptions, day(on)).map((each) => [
        each.excepted?.standing ?? null,
        inWords(each).arithmetic.at(-1),
      ]);
    expect(told([signed], "2026-12-31")).toEqual([
      [
        "covers",
        "excepted until 31 December 2026, signed by A Morgan and B Price: the grant is confirmed in May",
      ],
    ]);
    expect(told([{ ...signed, upTo: 999 }], "2026-12-31").map(([standing]) => standing)).toEqual([
      "outgrown",
    ]);
    expect(told([signed], "2027-01-01")).toEqual([
      ["expired", "the exception signed by A Morgan and B Price ended on 31 December 2026"],
    ]);
    expect(told([], "2026-12-31")).toEqual([[null, "over by: £10"]]);
    const ended = { ...signed, id: "E0", upTo: 9_000, until: day("2026-01-31") };
    expect(told([signed, ended], "2026-12-31").map(([standing]) => standing)).toEqual(["covers"]);
    expect(told([ended, signed], "2026-12-31").map(([standing]) => standing)).toEqual(["covers"]);
  });

  test("[CHK116] of several in force the one that reaches furthest is told, however they came", () => {
    const found = checkRows([...kept, approved(110)], dyfedPowys).filter(
      ({ severity }) => severity === "error",
    );
    const ended = { ...signed, id: "E0", upTo: 9_000, until: day("2026-01-31") };
    const widest = { ...signed, id: "E2", upTo: 5_000 };
    const wider = { ...signed, id: "E9", upTo: 2_000 };
    for (const exceptions of [
      [ended, signed, widest, wider],
      [wider, widest, signed, ended],
    ]) {
      const [told] = withExceptions(found, exceptions, day("2026-12-31"));
      expect(told?.excepted).toEqual({ exception: "E2", standing: "covers" });
    }
  });

  test("[CHK116] what has no exception is as it was", () => {
    const found = checkRows([row("funds", "F")], dyfedPowys);
    expect(withExceptions(found, [signed], day("2026-12-31"))).toEqual(found);
  });
});
