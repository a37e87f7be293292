/** One line of the bench: what it took, beside the least that anything could take. */
export type Measured = Readonly<{
  workload: string;
  value: number;
  unit: "ms" | "per second" | "MB";
  limit: number;
  /** As time: 1 is as fast as the limit, 2 takes twice as long. For rates, limit by value. */
  ratio: number;
}>;

export function timed(workload: string, value: number, limit: number): Measured {
  return {
    workload,
    value: rounded(value),
    unit: "ms",
    limit: rounded(limit),
    ratio: rounded(value / limit),
  };
}

export function rated(workload: string, value: number, limit: number): Measured {
  const [rate, most] = [Math.round(value), Math.round(limit)];
  return { workload, value: rate, unit: "per second", limit: most, ratio: rounded(limit / value) };
}

export function sized(workload: string, value: number, limit: number): Measured {
  return {
    workload,
    value: rounded(value),
    unit: "MB",
    limit: rounded(limit),
    ratio: rounded(value / limit),
  };
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that so many per cent of all are not above. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function timeOf(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
