import fc from "fast-check";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { date, months, option, pounds, row, to, year } from "./rows.ts";

const fundName = fc.constantFrom("fund 1", "fund 2", "fund 3");
const agreementName = fc.constantFrom("agreement 1", "agreement 2", "agreement 3");
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const aFund = maybe(fundName.map(to));
const aYear = fc.constantFrom("2025/26", "2026/27", "2027/28").map(year);
const anAmount = fc.constantFrom(0, 1, 40, 60, 100, 6_000).map(pounds);
const aDate = fc.constantFrom("2025-03", "2025-03-31", "2026-03-31", "2029-03").map(date);

const funds = fundName.chain((name) =>
  fc
    .record({
      partOf: aFund,
      follows: fc.array(fundName.map(to), { maxLength: 1 }),
      fundingUntil: maybe(aDate),
      status: fc.constantFrom("live", "idea", null),
      ringFencedFor: fc.constantFrom(null, ["victims"]),
      share: fc.constantFrom(null, 50),
    })
    .map((values) => row("funds", name, { name, ...values })),
);

const budgets = fc
  .record({ name: fc.nat(3), fund: aFund, year: aYear, amount: anAmount })
  .map(({ name, fund, year: financialYear, amount }) =>
    row("budgets", `budget ${name}`, { fund, financialYear, amount, statedTotal: pounds(100) }),
  );

const schemes = fc
  .record({ maximum: anAmount, pot: anAmount, count: fc.nat(2) })
  .map((values) => row("schemes", "scheme", { name: "Scheme", potIs: "fixed", ...values }));

const allocations = fc
  .record({
    name: fc.nat(4),
    fund: aFund,
    scheme: fc.constantFrom(null, to("scheme")),
    provider: fc.constantFrom(null, to("Mind")),
    agreement: maybe(agreementName.map(to)),
    financialYear: maybe(aYear),
    amount: maybe(anAmount),
    status: fc.constantFrom("approved", "proposed", "idea", null),
    serviceArea: fc.constantFrom("Domestic Abuse", "Substance Misuse", null),
    priorities: fc.constantFrom(null, ["1"], ["9"]),
  })
  .map(({ name, ...values }) =>
    row("allocations", `allocation ${name}`, { title: "Line", ...values }),
  );

const agreements = agreementName.chain((name) =>
  fc
    .record({
      funds: fc.array(fundName.map(to), { maxLength: 2 }),
      follows: fc.array(agreementName.map(to), { maxLength: 1 }),
      provider: fc.constantFrom(null, to("Mind")),
      serviceArea: fc.constantFrom("Triage", null),
      start: maybe(aDate),
      currentEnd: maybe(aDate),
      initialTerm: fc.constantFrom(null, months(12)),
      extensionOptions: fc.constantFrom(null, [option(months(12)), option(months(12))]),
      status: fc.constantFrom("live", "pipeline", "ended", null),
    })
    .map((values) => row("agreements", name, { title: name, kind: "contract", ...values })),
);

const fundingLines = fc
  .record({ agreement: agreementName.map(to), fund: aFund, financialYear: aYear })
  .map((values) => row("fundingLines", "line", { ...values, amount: pounds(10) }));

const providers = fc
  .record({ kind: fc.constantFrom("company", "charity-or-other-vcse", null) })
  .map((values) => row("providers", "Mind", { name: "Mind", ...values }));

const evidence = fc
  .record({
    name: fc.nat(2),
    about: agreementName,
    kind: fc.constantFrom("specification", "visit"),
    date: maybe(aDate),
  })
  .map(({ name, about, ...values }) =>
    row("evidence", `evidence ${name}`, { subject: to(about), ...values }),
  );

const returns = fc
  .record({
    about: agreementName,
    kpis: maybe(fc.nat(9)),
    forecast: maybe(anAmount),
    received: maybe(aDate),
  })
  .map(({ about, ...values }) =>
    row("returns", "return", { agreement: to(about), period: "2026/27", ...values }),
  );

/** A row of one of few names, so that rows meet: in funds, schemes, agreements and years. */
export const anyRow: fc.Arbitrary<AnyRow> = fc.oneof(
  funds,
  budgets,
  schemes,
  allocations,
  agreements,
  fundingLines,
  providers,
  evidence,
  returns,
);

/** Rows of different names, in any order. */
export const anyRows = fc.array(anyRow, { maxLength: 14 }).map(ofDifferentNames);

/** Nearly every name there is, so that rows are often alike in what a check looks at. */
export const crowdedRows = fc.array(anyRow, { minLength: 30, maxLength: 60 }).map(ofDifferentNames);

/** A push: rows as they shall be, or removed. */
export const anyPush = fc.array(
  fc.record({ row: anyRow, removed: fc.nat(4).map((each) => each === 0) }),
  { minLength: 1, maxLength: 5 },
);

function ofDifferentNames(rows: readonly AnyRow[]): readonly AnyRow[] {
  return [...new Map(rows.map((each) => [each.id, each])).values()];
}
