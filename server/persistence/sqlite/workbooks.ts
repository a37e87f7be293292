import { and, eq } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { leaseTable, workbookTable } from "./tables.ts";

/** A copy that stops renewing lets go of the lease after this long. */
const LEASE_MS = 45_000;

type Workbook = Readonly<{ workbook: string; name: string; address: string; bindings: unknown }>;
type By = Readonly<{ organisation: string; member: string; at: number }>;

export function keepWorkbook(
  writer: BetterSQLite3Database,
  { workbook, name, address, bindings }: Workbook,
  { organisation, member, at }: By,
): void {
  const seen = { name, address, bindings: JSON.stringify(bindings ?? null), member, seenAt: at };
  writer
    .insert(workbookTable)
    .values({ organisation, id: workbook, ...seen })
    .onConflictDoUpdate({ target: [workbookTable.organisation, workbookTable.id], set: seen })
    .run();
}

/** One copy at a time may write into a workbook: the one that has the lease, until it lapses. */
export function takeLease(
  writer: BetterSQLite3Database,
  workbook: string,
  copy: string,
  { organisation, member, at }: By,
): Readonly<{ held: boolean; until: number }> {
  const one = and(eq(leaseTable.organisation, organisation), eq(leaseTable.workbook, workbook));
  const standing = writer.select().from(leaseTable).where(one).get();
  if (standing !== undefined && standing.copy !== copy && standing.until > at) {
    return { held: false, until: standing.until };
  }
  const held = { copy, member, until: at + LEASE_MS };
  writer
    .insert(leaseTable)
    .values({ organisation, workbook, ...held })
    .onConflictDoUpdate({ target: [leaseTable.organisation, leaseTable.workbook], set: held })
    .run();
  return { held: true, until: held.until };
}
