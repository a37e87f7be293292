import { checkAll } from "../../shared/checks/check-all.ts";
import { buildForwardPlan } from "../../shared/forward-plan/build-forward-plan.ts";
import { type AnyRow, ledgerOf } from "../../shared/registers/ledger.ts";
import { agreementRows, allocationRows, BENCH_FRAMEWORK, chance } from "./bench-rows.ts";
import { type Measured, median, timed, timeOf } from "./measured.ts";

const AGREEMENTS = 10_000;

/** Every check over so many allocations; the least is to read each value once and write the answer. */
export async function benchCheck(count: number, rounds: number): Promise<readonly Measured[]> {
  const rows: readonly AnyRow[] = allocationRows(count, 1).map((row) => ({
    ...row,
    register: "allocations" as const,
  }));
  const workload = `check-${count / 1000}k`;
  return [await beside(workload, rounds, rows, () => checkAll(ledgerOf(rows), BENCH_FRAMEWORK))];
}

/** The forward plan of 10,000 agreements; the least is to read each value once and write the plan. */
export async function benchPlan(rounds: number): Promise<readonly Measured[]> {
  const random = chance(2);
  const rows = agreementRows(AGREEMENTS, random).map((row) => ({
    ...row,
    register: "agreements" as const,
  }));
  return [
    await beside("plan-10k", rounds, rows, () => buildForwardPlan(ledgerOf(rows), BENCH_FRAMEWORK)),
  ];
}

async function beside(
  workload: string,
  rounds: number,
  rows: readonly AnyRow[],
  work: () => readonly unknown[],
): Promise<Measured> {
  const times: number[] = [];
  const least: number[] = [];
  for (let n = 0; n <= rounds; n += 1) {
    let made: readonly unknown[] = [];
    times.push(
      await timeOf(() => {
        made = work();
      }),
    );
    least.push(await timeOf(() => JSON.stringify(rows).length + JSON.stringify(made).length));
  }
  return timed(workload, median(times.slice(1)), median(least.slice(1)));
}
