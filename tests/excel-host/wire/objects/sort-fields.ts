import { z } from "zod";
import type { Arguments } from "../arguments.ts";

const SortField = z.object({ key: z.int().min(0), ascending: z.boolean().optional() });

export type GivenSortField = Readonly<{ key: number; ascending: boolean }>;

/** Excel.SortField[]: the key counts columns from the block's first. */
export function sortFieldsGiven(given: Arguments, columns: number): readonly GivenSortField[] {
  const read = z.array(SortField).min(1).safeParse(given.list(0));
  if (!read.success || read.data.some(({ key }) => key >= columns)) throw given.refusal();
  return read.data.map(({ key, ascending }) => ({ key, ascending: ascending ?? true }));
}
