import type { FieldValue } from "../../shared/registers/field.ts";
import { digestOfUnread } from "../../shared/sync/cell-digest.ts";
import type { SeenCell } from "../../shared/sync/diff-rows.ts";
import type { SeenRow } from "../../shared/sync/seen-row.ts";
import { agreedCell, digestIn } from "../../shared/sync/settle-answer.ts";
import type { RowMemory, TableMemory } from "../../shared/sync/table-memory.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";

/** Two fields are enough for every rule of scanning. */
export type Line = Readonly<{ title: string | null; amount: number | null }>;

export function valueCell(field: string, value: FieldValue): SeenCell {
  return { kind: "value", value, digest: digestIn("allocations", field, value) };
}

export function unreadCell(seen: string): SeenCell {
  return { kind: "unread", seen, accepted: "an amount", digest: digestOfUnread(seen) };
}

export function seenRow(idText: string, { title, amount }: Line): SeenRow {
  return {
    idText,
    cells: {
      title: valueCell("title", title),
      // A test's amount is whole pence already.
      amount: valueCell("amount", amount as FieldValue),
    },
  };
}

/** A row that agrees with the register, as it was at `version`. */
export function rememberedRow(id: RowId, { title, amount }: Line, version = 1): RowMemory {
  const titleSays = digestIn("allocations", "title", title);
  const amountSays = digestIn("allocations", "amount", amount as FieldValue);
  return {
    id,
    version,
    values: { title, amount: amount as FieldValue },
    cells: {
      title: agreedCell(titleSays, titleSays, version),
      amount: agreedCell(amountSays, amountSays, version),
    },
    standing: { kind: "known" },
    copiedFrom: null,
  };
}

export function remembering(...rows: readonly RowMemory[]): TableMemory {
  return new Map(rows.map((row) => [row.id, row]));
}

/** The same sequence of ids for the same seed. */
export function idsFrom(seed: number): () => RowId {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => mintRowId(random);
}
