import { judgeDifference } from "../../shared/checks/judge-difference.ts";
import { type ScopeIndex, scopeIndexOf } from "../../shared/checks/scope-index.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { type AnyRow, ledgerOf, wholeRow } from "../../shared/registers/ledger.ts";
import type { RowChange } from "../../shared/sync/protocol.ts";
import type { Values } from "../../shared/sync/stored-row.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import {
  allocationRows,
  BENCH_FRAMEWORK,
  type BenchRow,
  chance,
  fundsFor,
  setUpRows,
} from "./bench-rows.ts";
import { type Measured, median, timed } from "./measured.ts";

const SIZES = [1_000, 10_000, 100_000] as const;
const WARMING = 200;
const EDITS = 1_000;
/** One sheet's rows: as many as the smallest register has, of as many funds, whatever the size. */
const FUNDS_OF_A_SHEET = fundsFor(SIZES[0]);

/** What the checks see of a register, and rows of it to be edited one by one. */
type Editing = Readonly<{ workload: string; index: ScopeIndex; rows: readonly AnyRow[] }>;

/**
 * The checks of one edit in a sheet of 1,000 rows, with ever more rows in the register. With the
 * fewest, the least is to read the rows that are judged and write what is said of them; with more,
 * it is what it takes with the fewest. `anywhere` edits rows from all over the largest register, no
 * two near each other, so that what it reads is never in the processor's cache.
 */
export async function benchEditChecks(): Promise<readonly Measured[]> {
  const editings = SIZES.flatMap(editingsOf);
  const times = editings.map((): number[] => []);
  const least: number[] = [];
  const random = chance(13);
  // One edit in each register by turns, so that whatever slows the machine slows them all.
  for (let n = 0; n < WARMING + EDITS; n += 1) {
    for (const [place, { index, rows }] of editings.entries()) {
      const { took, answer, seen } = judged(index, rows[n % rows.length], random);
      if (n < WARMING) continue;
      times[place]?.push(took);
      if (place === 0) least.push(timeToRead(seen, answer));
    }
  }
  const [fewest = Number.NaN] = times.map(median);
  return editings.map(({ workload }, place) =>
    timed(workload, median(times[place] ?? []), place === 0 ? median(least) : fewest),
  );
}

function judged(index: ScopeIndex, before: AnyRow | undefined, random: () => number) {
  if (before === undefined) throw new Error("There are fewer rows than edits.");
  const amount = 100_000 + Math.floor(random() * 5_000_000);
  const after = wholeRow({ ...before, values: { ...before.values, amount } } as AnyRow);
  const changes = [{ id: before.id, before, after }];
  const push = { framework: BENCH_FRAMEWORK, index, changes, judging: "intention" } as const;
  const began = performance.now();
  const answer = judgeDifference(push);
  const took = performance.now() - began;
  const scopes = [...answer.findingsByScope.keys()];
  return { took, answer, seen: scopes.flatMap((scope) => index.rowsIn(scope)) };
}

function timeToRead(seen: readonly AnyRow[], answer: ReturnType<typeof judgeDifference>): number {
  const began = performance.now();
  JSON.stringify(seen);
  JSON.stringify([...answer.findingsByScope]);
  return performance.now() - began;
}

function editingsOf(size: number): readonly Editing[] {
  const allocations = allocationRows(size, 1);
  const index = indexOf(size, allocations);
  const rowsAt = (wanted: (place: number) => boolean) =>
    allocations.flatMap(({ id }, place) => (wanted(place) ? index.rowsIn(`row:${id}`) : []));
  const sheet = rowsAt((place) => place % fundsFor(size) < FUNDS_OF_A_SHEET);
  const one = { workload: `edit-checks-${size / 1_000}k`, index, rows: sheet };
  if (size !== SIZES.at(-1)) return [one];
  const apart = Math.floor(size / (WARMING + EDITS));
  return [
    one,
    { workload: "edit-checks-anywhere", index, rows: rowsAt((place) => place % apart === 0) },
  ];
}

function indexOf(size: number, allocations: readonly BenchRow[]): ScopeIndex {
  const { funds, budgets, providers } = setUpRows(size, chance(size));
  const [fundRows, budgetRows, providerRows] = [
    inserted(funds),
    inserted(budgets),
    inserted(providers),
  ];
  const ids = new Map([...fundRows, ...providerRows].map(({ id, values }) => [values.name, id]));
  const known = (register: RegisterKey) => (row: BenchRow) => asKept(register, row, ids);
  return scopeIndexOf(
    ledgerOf([
      ...fundRows.map(known("funds")),
      ...budgetRows.map(known("budgets")),
      ...providerRows.map(known("providers")),
      ...allocations.map(known("allocations")),
    ]),
  );
}

function inserted(changes: readonly RowChange[]): readonly BenchRow[] {
  return changes.flatMap((change) =>
    change.kind === "insert" ? [{ id: change.id, values: change.values as Values }] : [],
  );
}

/**
 * As the store has it: a name that is known is the id of its row, and the row was read from text. An
 * object put together key by key is dearer to read.
 */
function asKept(
  register: RegisterKey,
  { id, values }: BenchRow,
  ids: ReadonlyMap<unknown, RowId>,
): AnyRow {
  const resolved = Object.entries(values).map(([field, value]) => {
    const text = (value as { text?: string } | null)?.text;
    const known = text === undefined ? undefined : ids.get(text);
    return [field, known === undefined ? value : { id: known, text }];
  });
  const text = JSON.stringify({ id, register, values: Object.fromEntries(resolved) });
  return wholeRow(JSON.parse(text) as AnyRow);
}
