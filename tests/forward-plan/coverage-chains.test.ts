import { describe, expect, test } from "vitest";
import { coverageChains } from "../../shared/forward-plan/coverage-chains.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { frameworkWith } from "../support/frameworks.ts";
import { ledger, on, referTo, row } from "./plan-rows.ts";

function contract(
  name: string,
  start: string | null,
  end: string | null,
  values: Partial<RowValues<"agreements">> = {},
) {
  return row("agreements", name, {
    kind: "contract",
    status: "live",
    start: start === null ? null : on(start),
    currentEnd: end === null ? null : on(end),
    ...values,
  });
}

function flawsBetween(end: string, start: string) {
  const first = contract("First", "2020-04-01", end);
  const second = contract("Second", start, null, { follows: [referTo(first)] });
  const [chain] = coverageChains(ledger(first, second), frameworkWith());
  return chain?.flaws.map((flaw) =>
    flaw.kind === "gap" || flaw.kind === "overlap"
      ? [flaw.kind, flaw.from, flaw.to, flaw.days]
      : flaw.kind,
  );
}

describe("the line of a service through its agreements", () => {
  test.each([
    ["2025-03-31", "2025-04-01", []],
    ["2025-03-31", "2025-04-02", [["gap", "2025-04-01", "2025-04-01", 1]]],
    ["2025-03-31", "2025-07-01", [["gap", "2025-04-01", "2025-06-30", 91]]],
    ["2025-03-31", "2025-03-31", [["overlap", "2025-03-31", "2025-03-31", 1]]],
    ["2025-03-31", "2025-01-01", [["overlap", "2025-01-01", "2025-03-31", 90]]],
    ["2025-03", "2025-04", []],
    ["2025-03", "2025-04-01", []],
    ["2025-03", "2025-03-15", []],
    ["2025-03", "2025-05", [["gap", "2025-04-01", "2025-04-30", 30]]],
    ["2025-03", "2025-02", [["overlap", "2025-02-28", "2025-03-01", 2]]],
  ])("[PLN42] an end %s and a start %s: %j", (end, start, flaws) => {
    expect(flawsBetween(end, start)).toEqual(flaws);
  });

  test("[PLN42] goes through all that follow one another, in the order they start", () => {
    const first = contract("First", "2019-04-01", "2022-03-31", { programme: "Victims" });
    const second = contract("Second", "2022-04-01", "2025-03-31", { follows: [referTo(first)] });
    const third = contract("Third", "2025-04-01", "2028-03-31", { follows: [referTo(second)] });
    const other = contract("Other", "2021-04-01", "2027-03-31");
    const chains = coverageChains(ledger(third, other, second, first), frameworkWith());
    expect(chains.map(({ service, links }) => [service, links.map(({ title }) => title)])).toEqual([
      ["Other", ["Other"]],
      ["Victims", ["First", "Second", "Third"]],
    ]);
  });

  test("[PLN43] an end without successor and an agreement that outlives its money are said", () => {
    const fund = row("funds", "MoJ grant", { fundingUntil: on("2025-03") });
    const lasting = contract("SARC", "2024-10-01", "2029-09", { funds: [referTo(fund)] });
    const within = contract("ISVA", "2024-10-01", "2025-03-31", {
      funds: [referTo(fund)],
      continuing: false,
    });
    const chains = coverageChains(ledger(fund, lasting, within), frameworkWith());
    expect(chains.map(({ flaws }) => flaws)).toEqual([
      [],
      [
        { kind: "no-successor", agreement: lasting.id, end: "2029-09" },
        {
          kind: "outlives-funding",
          agreement: lasting.id,
          fund: fund.id,
          fundingUntil: "2025-03",
          end: "2029-09",
        },
      ],
    ]);
  });
});
