import { whyNextYear } from "../../shared/sync/likely-next-year.ts";
import type { Ground } from "./ground.ts";
import { readLastYears } from "./read-last-years.ts";

/** Why a copied file is likely to be next year's; null where none of its tables says so. */
export async function whyLikely(ground: Ground, now: string): Promise<string | null> {
  const { head } = ground.kept;
  const names = { before: head.name, now };
  for (const binding of head.bindings) {
    const read = binding.readOnly === undefined ? await readLastYears(ground, binding) : null;
    const why = read === null ? null : whyNextYear(names, read.table, ground.kept.rows(binding.id));
    if (why !== null) return why;
  }
  return null;
}
