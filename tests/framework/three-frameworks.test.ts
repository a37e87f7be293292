import { describe, expect, test } from "vitest";
import type { Framework } from "../../shared/framework/framework.ts";
import { dorset } from "../../shared/frameworks/dorset.ts";
import { northWales } from "../../shared/frameworks/north-wales.ts";
import { westMercia } from "../../shared/frameworks/west-mercia.ts";
import type { Reference } from "../../shared/registers/field.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import { judgeWith } from "../checks/judging.ts";
import {
  agreement,
  allocation,
  budget,
  checkRows,
  date,
  months,
  option,
  year,
} from "../checks/rows.ts";
import { rowsOfFigures } from "./figure-rows.ts";

function figuresOf(framework: Framework): readonly AnyRow[] {
  let state = 1;
  return rowsOfFigures(framework, () =>
    mintRowId(() => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    }),
  );
}

/** A reference to the printed fund or scheme of that name. */
function printed(rows: readonly AnyRow[], register: "funds" | "schemes", name: string): Reference {
  const found = rows.find((row) => row.register === register && row.values.name === name);
  return { id: found?.id ?? null, text: name };
}

/** The rules for which a push of rows onto the printed figures is refused. */
function refusals(framework: Framework, kept: readonly AnyRow[], rows: readonly AnyRow[]) {
  return judgeWith(
    framework,
    kept,
    rows.map((row) => ({ row })),
  ).refused.flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

describe("Dorset", () => {
  const kept = figuresOf(dorset);
  const fund = (name: string) => printed(kept, "funds", name);
  const award = (amount: number) =>
    allocation(`award of ${amount}`, "", amount, {
      fund: fund("Police Property Act"),
      scheme: printed(kept, "schemes", "Community Grant Scheme"),
    });

  test.each([
    { amount: 3_001, refused: ["R30"] },
    { amount: 3_000, refused: [] },
    { amount: 100, refused: [] },
    { amount: 99.99, refused: ["R30"] },
  ])("[CHK75] a community grant of $amount", ({ amount, refused }) => {
    expect(refusals(dorset, kept, [award(amount)])).toEqual(refused);
  });

  test.each([
    { end: "2027-03-31", refused: ["R26"] },
    { end: "2028-03-31", refused: [] },
  ])("[CHK75] the Commissioner's Safety Fund and an agreement to $end", ({ end, refused }) => {
    const funds = [fund("Commissioner's Safety Fund")];
    const row = agreement("A", { start: date("2026-04-01"), currentEnd: date(end), funds });
    expect(refusals(dorset, kept, [row])).toEqual(refused);
  });

  test.each([
    { service: "Child Sexual Abuse", refused: [] },
    { service: "Domestic Violence", refused: ["R35"] },
  ])("[CHK75] child sexual abuse money on $service", ({ service, refused }) => {
    const row = allocation("A", "", 10, {
      fund: fund("Child Sexual Abuse fund"),
      serviceArea: service,
    });
    expect(refusals(dorset, kept, [row])).toEqual(refused);
  });

  test("[CHK75] a victims' budget split 90 and 10 is warned of, 93 and 7 is not", () => {
    const split = (core: number, abuse: number) =>
      checkRows(
        [
          ...kept,
          budget("whole", 100, { fund: fund("Victims Fund") }),
          budget("core", core, { fund: fund("Core Victims Fund") }),
          budget("abuse", abuse, { fund: fund("Child Sexual Abuse fund") }),
        ],
        dorset,
      )
        .filter(({ rule }) => rule === "R33")
        .map(({ severity }) => severity);
    expect(split(90, 10)).toEqual(["warning", "warning"]);
    expect(split(93, 7)).toEqual([]);
  });
});

describe("North Wales", () => {
  const kept = figuresOf(northWales);
  const scheme = printed(kept, "schemes", "Your Community, Your Choice");
  const projects = (count: number, total: number) =>
    Array.from({ length: count }, (_, place) =>
      allocation(`project ${place}`, "", place === 0 ? total - (count - 1) * 100 : 100, {
        scheme,
        fund: printed(kept, "funds", "Your Community, Your Choice"),
        financialYear: year("2017/18"),
      }),
    );

  test.each([
    { count: 12, total: 42_000, refused: [] },
    { count: 13, total: 42_000, refused: ["R54/count"] },
  ])("[CHK76] $count projects of $total", ({ count, total, refused }) => {
    expect(refusals(northWales, kept, projects(count, total))).toEqual(refused);
  });

  test("[CHK76] 42,001 is refused by the scheme and by its fund", () => {
    const found = refusals(northWales, kept, projects(1, 42_001));
    expect(found.length).toBeGreaterThan(0);
    expect(["R54/total", "allocations-within-budget"]).toEqual(expect.arrayContaining([...found]));
  });

  test("[CHK76] the printed figures: one 969 times its neighbour, and victims' money exact", () => {
    const found = checkRows(kept, northWales);
    expect(found.filter(({ check }) => check === "magnitude")).toMatchObject([
      { measure: 969, suggestion: { value: 113_017_800 } },
    ]);
    expect(found.filter(({ rule }) => rule === "R49")).toEqual([]);
  });
});

describe("West Mercia", () => {
  const contract = (initial: number, ...options: readonly number[]) =>
    agreement("A", {
      initialTerm: months(initial * 12),
      extensionOptions: options.map((years) => option(months(years * 12))),
    });

  test.each([
    { plan: "3+1", row: contract(3, 1), refused: [] },
    { plan: "2+1", row: contract(2, 1), refused: [] },
    { plan: "1+1", row: contract(1, 1), refused: [] },
    { plan: "1+1+1", row: contract(1, 1, 1), refused: ["R62"] },
  ])("[CHK77] a contract of $plan", ({ row, refused }) => {
    expect(refusals(westMercia, [], [row])).toEqual(refused);
  });

  test("[CHK77] a contract without break clauses is warned of, with the reason why only warned", () => {
    const found = checkRows([contract(3, 1)], westMercia).filter(({ rule }) => rule === "R64");
    expect(found).toMatchObject([{ severity: "warning", measure: 2 }]);
    const reason = westMercia.rules.find(({ id }) => id === "R64")?.override?.reason;
    expect(reason).toMatch(/asked about/);
  });

  test("[CHK77] a single tender without reason a or b is refused", () => {
    const tender = (singleTenderReason: string | null) =>
      agreement("A", { route: "single-tender", singleTenderReason });
    expect(refusals(westMercia, [], [tender(null)])).toEqual(["R73"]);
    expect(refusals(westMercia, [], [tender("b")])).toEqual([]);
  });

  test("[CHK77] the Ministry's grant and the top-up are funds apart within Victim Services", () => {
    const kept = figuresOf(westMercia);
    const parts = kept.filter(({ values }) => {
      const { partOf } = values;
      return (
        typeof partOf === "object" &&
        partOf !== null &&
        "text" in partOf &&
        partOf.text === "Victim Services"
      );
    });
    expect(parts.map(({ values }) => values.name)).toEqual([
      "Ministry of Justice Victims' Services Grant",
      "Victim Services top-up",
    ]);
  });
});
