import fc from "fast-check";
import type { RegisterKey } from "../../shared/registers/field.ts";
import type { Values } from "../../shared/sync/stored-row.ts";

/** One thing somebody does: to the `place`-th row of its register, or to a new one. */
export type Step = Readonly<{
  register: RegisterKey;
  kind: "insert" | "edit" | "remove";
  place: number;
  values: Values;
  /** How many versions ago the person last looked. */
  behind: number;
  workbook: string;
  together: boolean;
}>;

export type AnyPush = Readonly<{
  register: RegisterKey;
  steps: readonly Step[];
  judging: "intention" | "fact" | "adoption";
}>;

const text = (...words: string[]) => fc.constantFrom(...words);
const reference = (...names: string[]) =>
  fc.constantFrom(...names).map((name) => ({ id: null, text: name }));
const sometimes = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 3 });

const FUNDS = ["Victims Fund", "victims  fund", "Safer Streets", "Core"];
const AGREEMENTS = ["Helpline", "Refuge", "Hub"];
const PROVIDERS = ["Llamau", "Goleudy", "New Pathways"];
const years = text("2025/26", "2026/27", "2027/28");
const days = text("2025-04-01", "2026-03-31", "2026-09-30", "2027-03-31", "2028-02");
const money = fc.integer({ min: 0, max: 40 }).map((thousands) => thousands * 100_000);

const VALUES: Partial<Record<RegisterKey, fc.Arbitrary<Values>>> = {
  funds: fc.record(
    {
      name: text(...FUNDS),
      partOf: sometimes(reference(...FUNDS)),
      fundingUntil: sometimes(days),
      follows: sometimes(fc.array(reference(...FUNDS), { maxLength: 2 })),
      status: text("live", "ended"),
    },
    { requiredKeys: ["name"] },
  ),
  budgets: fc.record(
    {
      fund: reference(...FUNDS),
      financialYear: years,
      amount: money,
      kind: text("opening", "reduction"),
      status: text("confirmed", "provisional"),
      statedTotal: sometimes(money),
    },
    { requiredKeys: ["fund", "financialYear", "amount"] },
  ),
  allocations: fc.record(
    {
      fund: sometimes(reference(...FUNDS)),
      financialYear: years,
      title: text("Outreach", "Training", "Outreach again"),
      serviceArea: text("Victims", "Drugs"),
      amount: sometimes(money),
      status: text("idea", "proposed", "approved"),
      provider: sometimes(reference(...PROVIDERS)),
      agreement: sometimes(reference(...AGREEMENTS)),
      scheme: sometimes(reference("Small grants")),
    },
    { requiredKeys: ["financialYear", "title", "serviceArea"] },
  ),
  agreements: fc.record(
    {
      title: text(...AGREEMENTS),
      provider: sometimes(reference(...PROVIDERS)),
      funds: sometimes(fc.array(reference(...FUNDS), { maxLength: 2 })),
      start: sometimes(days),
      initialEnd: sometimes(days),
      currentEnd: sometimes(days),
      noticePeriod: sometimes(text("P6M", "P2W")),
      follows: sometimes(fc.array(reference(...AGREEMENTS), { maxLength: 2 })),
      continuing: fc.boolean(),
      status: text("pipeline", "live", "ended"),
      owner: sometimes(text("Anna", "Ben")),
      annualValue: sometimes(money),
    },
    { requiredKeys: ["title"] },
  ),
  schemes: fc.record(
    {
      name: text("Small grants"),
      fund: reference(...FUNDS),
      financialYear: years,
      maximum: sometimes(money),
      pot: sometimes(money),
    },
    { requiredKeys: ["name"] },
  ),
  returns: fc.record(
    { agreement: reference(...AGREEMENTS), period: text("Q1", "Q2"), due: sometimes(days) },
    { requiredKeys: ["agreement", "period"] },
  ),
  providers: fc.record(
    {
      name: text(...PROVIDERS),
      knownAs: sometimes(fc.array(text(...PROVIDERS), { maxLength: 1 })),
    },
    { requiredKeys: ["name"] },
  ),
  milestones: fc.record({ title: text("Election"), date: sometimes(days) }),
};

function anyStep(register: RegisterKey, values: fc.Arbitrary<Values>): fc.Arbitrary<Step> {
  return fc.record({
    register: fc.constant(register),
    kind: fc.constantFrom(
      "insert" as const,
      "insert" as const,
      "edit" as const,
      "edit" as const,
      "remove" as const,
    ),
    place: fc.nat(20),
    values,
    behind: fc.constantFrom(0, 0, 1, 5),
    workbook: fc.constantFrom("book-1", "book-2"),
    together: fc.boolean(),
  });
}

/** Pushes that a few people with few words could make: names that meet, repeat and arrive late. */
export const anyPush: fc.Arbitrary<AnyPush> = fc.oneof(
  ...Object.entries(VALUES).map(([key, values]) => {
    // The keys of VALUES are registers.
    const register = key as RegisterKey;
    return fc.record({
      register: fc.constant(register),
      steps: fc.array(anyStep(register, values), { minLength: 1, maxLength: 5 }),
      judging: fc.constantFrom(
        "intention" as const,
        "intention" as const,
        "fact" as const,
        "adoption" as const,
      ),
    });
  }),
);
