import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StoreProblem } from "../../server/api/store-problem.ts";
import { systemClock } from "../../server/clock.ts";
import type { KeptStore } from "../../server/persistence/kept-store.ts";
import { openDatabase } from "../../server/persistence/open-database.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { MOST_ROWS_A_PUSH, type RowChange } from "../../shared/sync/protocol.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { addDays } from "../../shared/values/calendar-date.ts";
import type { Result } from "../../shared/values/result.ts";
import { allocationRows, BENCH_FRAMEWORK, chance, setUpRows, uuid } from "./bench-rows.ts";
import { type Measured, median, timed, timeOf } from "./measured.ts";
import { onlyOf, rawWrite, writtenBy } from "./raw-writes.ts";

const ROWS = 10_000;
const ORGANISATION = { id: "adopting", name: "adopting" } as const;
const clock = systemClock(null);

/**
 * Adopting an edition with 10,000 allocations in the register: everything is worked out anew and
 * written, while nobody's edit is taken. The least is to write the same once, durably.
 */
export async function benchAdopt(rounds: number): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), "foreplan-bench-"));
  const file = join(folder, "adopt.db");
  const opened = await openDatabase(file, {
    clock,
    randomBytes,
    frameworkOf: () => BENCH_FRAMEWORK,
  });
  if (!opened.ok) throw new Error(opened.problem);
  const store = opened.value;
  try {
    await fill(store);
    const times: number[] = [];
    for (let n = 0; n <= rounds; n += 1) times.push(await adoption(store, n));
    const written = onlyOf(
      writtenBy(file, ORGANISATION.id, 0),
      ...["row", "row_scope", "name", "finding", "plan_entry", "alert"],
    );
    const least = Array.from({ length: rounds + 1 }, () => rawWrite(written, 1));
    return [timed("adopt-10k", median(times.slice(1)), median(least.slice(1)))];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each edition is from a later day than the one before, and changes nothing. */
async function adoption(store: KeptStore, n: number): Promise<number> {
  const by = (role: Role) => as(store, role).editions;
  const from = addDays(clock.today(), n);
  const framework = { ...BENCH_FRAMEWORK, figures: [] };
  const { id } = granted(await by("administrator").propose({ framework, from, note: "" }));
  granted(await by("administrator").sign(id, null));
  granted(await by("manager").sign(id, null));
  return timeOf(async () => granted(await by("manager").adopt(id)));
}

async function fill(store: KeptStore): Promise<void> {
  await store.createOrganisation({ ...ORGANISATION, framework: BENCH_FRAMEWORK.key });
  for (const role of ["officer", "finance", "manager", "administrator"] as const) {
    await store.addMember({ organisation: ORGANISATION.id, id: role, name: role, role });
  }
  const setUp = setUpRows(ROWS, chance(ROWS));
  const rows = allocationRows(ROWS, 1).map(
    ({ id, values }): RowChange => ({ kind: "insert", id, values: { ...values } }),
  );
  await pushRows(store, "finance", { register: "funds", changes: setUp.funds });
  await pushRows(store, "finance", { register: "budgets", changes: setUp.budgets });
  await pushRows(store, "officer", { register: "providers", changes: setUp.providers });
  await pushRows(store, "officer", { register: "allocations", changes: rows });
}

const random = chance(17);

async function pushRows(
  store: KeptStore,
  role: Role,
  { register, changes }: Readonly<{ register: RegisterKey; changes: readonly RowChange[] }>,
): Promise<void> {
  for (let from = 0; from < changes.length; from += MOST_ROWS_A_PUSH) {
    const answer = granted(
      await as(store, role).push({
        replica: { workbook: "set-up", installation: "one", copy: "one" },
        mutationId: uuid(random),
        register,
        changes: changes.slice(from, from + MOST_ROWS_A_PUSH),
      }),
    );
    const refused = answer.rows.find((row) => row.kind === "refused");
    if (refused?.kind === "refused") throw new Error(refused.reason);
  }
}

function as(store: KeptStore, role: Role) {
  return store.openOrganisation({
    organisation: ORGANISATION,
    member: { id: role, name: role, role },
  });
}

function granted<Answer>(outcome: Result<Answer, StoreProblem>): Answer {
  if (!outcome.ok) throw new Error(outcome.problem.sentence);
  return outcome.value;
}
