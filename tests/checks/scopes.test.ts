import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareFramework } from "../../shared/checks/prepare-framework.ts";
import { scopeIndexOf, scopeLookupOf } from "../../shared/checks/scope-index.ts";
import { scopeKindOf } from "../../shared/checks/scope-key.ts";
import { expandScopes, memberKeysOf, scopeKeysOf } from "../../shared/checks/scopes.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import { ledgerOf } from "../../shared/registers/ledger.ts";
import { anyRows } from "./random-rows.ts";
import {
  agreement,
  allocation,
  budget,
  checkRows,
  date,
  fundWith,
  idOf,
  months,
  row,
  sorted,
  to,
  year,
} from "./rows.ts";

const lookupIn = (rows: Parameters<typeof ledgerOf>[0]) =>
  scopeLookupOf(scopeIndexOf(ledgerOf(rows)));

describe("scope keys of a row", () => {
  test("[CHK50] an allocation is kept under its fund, scheme and agreement, and among those that name its provider", () => {
    const line = allocation("A", "Core", 1, {
      scheme: to("S"),
      agreement: to("G"),
      provider: { id: null, text: "Mind  (Powys)" },
      serviceArea: "Domestic Abuse",
    });
    expect(scopeKeysOf(line)).toEqual([
      `row:${idOf("A")}`,
      `fund-year:${idOf("Core")}:2026/27`,
      `scheme-year:${idOf("S")}:2026/27`,
      `agreement:${idOf("G")}`,
      "provider-allocations:text:mind powys",
    ]);
  });

  test("[CHK50] an agreement is kept under its own key, those it follows, and the month it ends", () => {
    const renewed = agreement("B", {
      follows: [to("A")],
      funds: [to("Core")],
      start: date("2026-04-01"),
      initialTerm: months(12),
    });
    expect(scopeKeysOf(renewed)).toEqual([
      `row:${idOf("B")}`,
      `agreement:${idOf("B")}`,
      `agreement:${idOf("A")}`,
      `fund-agreements:${idOf("Core")}`,
      "month:2027-03",
    ]);
  });

  test("[CHK50] a budget is also kept under the year after it, whose budget is held against it", () => {
    expect(scopeKeysOf(budget("Core", 100))).toEqual([
      `row:${budget("Core", 100).id}`,
      `fund-year:${idOf("Core")}:2026/27`,
      `fund-year:${idOf("Core")}:2027/28`,
    ]);
  });

  test("[CHK50] a row without fund or year is kept under no year of a fund", () => {
    expect(scopeKeysOf(row("allocations", "A", { financialYear: year("2026/27") }))).toEqual([
      `row:${idOf("A")}`,
    ]);
    expect(scopeKeysOf(row("allocations", "A", { fund: to("Core") }))).toEqual([
      `row:${idOf("A")}`,
    ]);
  });
});

describe("scopes that a change touches", () => {
  const rows = [
    ...fundWith("Whole", 100),
    ...fundWith("Part", 100, { partOf: to("Whole") }),
    agreement("A", { funds: [to("Part")] }),
    row("funds", "Next", { name: "Next", follows: [to("Part")] }),
  ];

  test("[CHK51] a fund's year touches every fund above it", () => {
    const touched = expandScopes([`fund-year:${idOf("Part")}:2026/27`], lookupIn(rows));
    expect([...touched]).toEqual([
      `fund-year:${idOf("Part")}:2026/27`,
      `fund-year:${idOf("Whole")}:2026/27`,
    ]);
  });

  test("[CHK51] a fund touches its agreements, and those of the fund it takes over from", () => {
    const touched = (name: string) => {
      const found = rows.find(({ id }) => id === idOf(name));
      return expandScopes(found === undefined ? [] : scopeKeysOf(found), lookupIn(rows));
    };
    expect(touched("Part").has(`agreement:${idOf("A")}`)).toBe(true);
    expect(touched("Next").has(`agreement:${idOf("A")}`)).toBe(true);
    expect(touched("Whole").has(`fund-year:${idOf("Whole")}:2026/27`)).toBe(true);
    expect(touched("Whole").has(`fund-year:${idOf("Part")}:2026/27`)).toBe(false);
  });

  test("[CHK56] an allocation touches nothing that its provider's other rows are members of", () => {
    const mind = to("Mind");
    const line = allocation("A", "Part", 1, { provider: mind });
    const others = [
      agreement("G", { provider: mind }),
      ...Array.from({ length: 20 }, (_, place) =>
        allocation(`Other ${place}`, "Whole", 1, { provider: mind }),
      ),
    ];
    const index = scopeIndexOf(ledgerOf([...rows, line, ...others]));
    const lookup = scopeLookupOf(index);
    const checked = [...expandScopes(scopeKeysOf(line), lookup)].filter(
      (scope) => prepareFramework(dyfedPowys).rules[scopeKindOf(scope)].length > 0,
    );
    const members = checked
      .filter((scope) => scope !== `fund-year:${idOf("Whole")}:2026/27`)
      .flatMap((scope) => memberKeysOf(scope, lookup).flatMap((key) => index.rowsIn(key)));
    const reached = members.map(({ id }) => id);
    expect(reached.filter((id) => others.some((other) => other.id === id))).toEqual([]);
  });

  test("[CHK56] two agreements of a provider share the provider's scope", () => {
    const mind = to("Mind");
    const keys = [agreement("G", { provider: mind }), agreement("H", { provider: mind })];
    for (const one of keys) expect(scopeKeysOf(one)).toContain(`provider:${idOf("Mind")}`);
  });

  test("[CHK51] whatever is a member of a scope touches that scope when it changes", () => {
    fc.assert(
      fc.property(anyRows, (some) => {
        const index = scopeIndexOf(ledgerOf(some));
        const lookup = scopeLookupOf(index);
        for (const scope of expandScopes(index.keys, lookup)) {
          for (const member of memberKeysOf(scope, lookup).flatMap((key) => index.rowsIn(key))) {
            expect(expandScopes(scopeKeysOf(member), lookup)).toContain(scope);
          }
        }
      }),
    );
  });
});

describe("every check over a ledger", () => {
  test("[CHK52] finds the same whatever the order of the rows", () => {
    fc.assert(
      fc.property(anyRows, (some) => {
        expect(sorted(checkRows(some.toReversed(), dyfedPowys))).toEqual(
          sorted(checkRows(some, dyfedPowys)),
        );
      }),
    );
  });

  test("[CHK52] says each thing of a row once in a scope", () => {
    fc.assert(
      fc.property(anyRows, (some) => {
        const said = checkRows(some, dyfedPowys)
          // One finding for each field whose words are unknown.
          .map(({ scope, rule, check, subject, fields }) =>
            [scope, rule, check, subject.id, ...fields].join(" "),
          );
        expect(said).toEqual([...new Set(said)]);
      }),
    );
  });

  test("[CHK52] an empty ledger has nothing to find", () => {
    expect(checkRows([], dyfedPowys)).toEqual([]);
  });
});
