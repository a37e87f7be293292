import { entriesOf } from "../../shared/framework/framework.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import type { FieldValue, VocabularyKey } from "../../shared/registers/field.ts";
import type { PushRequest, RowChange } from "../../shared/sync/protocol.ts";
import type { Values } from "../../shared/sync/stored-row.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";

export const BENCH_FRAMEWORK = dyfedPowys;
export const ROWS_A_PUSH = 500;
const YEARS = ["2023/24", "2024/25", "2025/26", "2026/27"];
/** As many rows as share a limit: an organisation of ten times the rows has ten times the funds. */
const ROWS_A_FUND_YEAR = 50;
/** As many rows as name one provider: these grow with the register too. */
const ROWS_A_PROVIDER = 33;

/** Numbers in [0, 1), the same for the same seed. */
export function chance(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function uuid(random: () => number): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join("");
  return `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`;
}

export function fundsFor(rows: number): number {
  return Math.max(1, Math.round(rows / ROWS_A_FUND_YEAR / YEARS.length));
}

export function providersFor(rows: number): number {
  return Math.max(1, Math.round(rows / ROWS_A_PROVIDER));
}

export const fundName = (place: number) => `Fund ${place}`;
const providerName = (place: number) => `Provider ${place} Limited`;

/** Funds with money enough, and the providers that allocations name. */
export function setUpRows(rows: number, random: () => number) {
  const insert = (values: Values): RowChange => ({
    kind: "insert",
    id: mintRowId(random),
    values: { ...values },
  });
  const funds = Array.from({ length: fundsFor(rows) }, (_, place) => fundName(place));
  return {
    funds: funds.map((name) => insert({ name, source: "Home Office", status: "live" })),
    budgets: funds.flatMap((fund) =>
      YEARS.map((financialYear) =>
        insert({
          fund: { id: null, text: fund },
          financialYear,
          kind: "opening",
          status: "confirmed",
          amount: 1e11,
        }),
      ),
    ),
    providers: Array.from({ length: providersFor(rows) }, (_, place) =>
      insert({ name: providerName(place), kind: "charity-or-other-vcse" }),
    ),
  };
}

/**
 * An allocation with twenty fields filled, as a sheet of real allocations has them: year after year,
 * and within a year the funds in any order.
 */
export function allocationRow(place: number, rows: number, random: () => number): Values {
  const funds = fundsFor(rows);
  const one = (vocabulary: VocabularyKey) => {
    const entries = entriesOf(BENCH_FRAMEWORK, vocabulary);
    return entries[Math.floor(random() * entries.length)]?.key ?? "other";
  };
  const amount = 100_000 + Math.floor(random() * 5_000_000);
  return {
    ref: `A-${String(place).padStart(6, "0")}`,
    financialYear: YEARS[Math.floor((place / rows) * YEARS.length)] ?? "2026/27",
    fund: { id: null, text: fundName(place % funds) },
    serviceArea: one("serviceAreas"),
    title: `Support service number ${place} for the people of the area`,
    priorities: [one("priorities")],
    mechanism: one("mechanisms"),
    role: one("roles"),
    amount,
    matchFunding: Math.floor(amount / 10),
    provider: { id: null, text: providerName(Math.floor(random() * providersFor(rows))) },
    mandatedBy: "Victims' Code",
    stage: one("stages"),
    area: `Area ${place % 17}`,
    pilot: place % 9 === 0,
    status: place % 3 === 0 ? "proposed" : "approved",
    applicant: `Applicant ${place % 211}`,
    amountAsked: amount + 10_000,
    awardDate: "2026-04-01",
    purpose: "Independent advice and emotional support, by telephone and face to face",
  } as Readonly<Record<string, FieldValue>>;
}

export type BenchRow = Readonly<{ id: RowId; values: Values }>;

export function allocationRows(rows: number, seed: number): readonly BenchRow[] {
  const random = chance(seed);
  return Array.from({ length: rows }, (_, place) => ({
    id: mintRowId(random),
    values: allocationRow(place, rows, random),
  }));
}

/** Agreements as a register of contracts has them, each of its own term with one option unused. */
export function agreementRows(rows: number, random: () => number): readonly BenchRow[] {
  return Array.from({ length: rows }, (_, place) => {
    const year = 2023 + (place % 4);
    const values = {
      ref: `C-${place}`,
      title: `Contract ${place}`,
      kind: "contract",
      provider: { id: null, text: `Provider ${place % 300} Limited` },
      serviceArea: `service-${place % 40}`,
      start: `${year}-04-01`,
      initialEnd: `${year + 3}-03-31`,
      currentEnd: `${year + 3}-03-31`,
      extensionOptions: [
        { length: "P12M", state: "unused", notice: "P6M", exerciseBy: null, choice: "ours" },
      ],
      noticePeriod: "P3M",
      annualValue: 1_000_000 + Math.floor(random() * 10_000_000),
      continuing: true,
      nextStep: "undecided",
      route: "open-competition",
      owner: `Officer ${place % 20}`,
      status: "live",
    };
    return { id: mintRowId(random), values: values as unknown as BenchRow["values"] };
  });
}

const REPLICA = { workbook: "bench", installation: "one", copy: "one" };

export function pushOf(changes: readonly RowChange[], random: () => number): PushRequest {
  return {
    replica: REPLICA,
    mutationId: uuid(random),
    register: "allocations",
    changes: [...changes],
  };
}

/** The pushes that bring rows in, each of the most rows a push may have. */
export function insertPushes(rows: readonly BenchRow[], seed: number): readonly PushRequest[] {
  const random = chance(seed + 1);
  const pushes: PushRequest[] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_PUSH) {
    const some = rows.slice(from, from + ROWS_A_PUSH);
    pushes.push(
      pushOf(
        some.map(({ id, values }) => ({ kind: "insert", id, values: { ...values } })),
        random,
      ),
    );
  }
  return pushes;
}
