import type { Accepted } from "./accept-change.ts";
import type { KeptRows } from "./kept-rows.ts";
import type { Conflict } from "./protocol.ts";
import type { Author } from "./row-write.ts";
import { type StoredRow, stampOf, type Values } from "./stored-row.ts";

/** A conflict as it is kept: with the edits that settling it as "mine" would apply. */
export type KeptConflict = Readonly<{ conflict: Conflict; edits: Values; replica: string | null }>;

type Colliding = Readonly<{
  mutationId: string;
  author: Author & Readonly<{ name: string }>;
  kept: KeptRows;
}>;

/** What of one change is in conflict, as it is kept until a person settles it. */
export function conflictsToKeep(
  accepted: Accepted,
  { mutationId, author, kept }: Colliding,
): readonly KeptConflict[] {
  const { change, outcome, conflicts, rowConflict } = accepted;
  if (outcome.kind === "refused") return [];
  const row = outcome.kind === "drafted" ? outcome.draft.standing : outcome.row;
  if (row === null) return [];
  const mine = { mineBy: author.name, mineAt: author.at };
  const { replica } = author;
  const kepts = conflicts.map(({ field, base, ours, theirs }): KeptConflict => {
    const conflict: Conflict = {
      id: `${mutationId}/${change.id}/${field}`,
      register: row.register,
      row: row.id,
      field,
      base,
      mine: ours,
      theirs,
      ...theirsOf(row, stampOf(row, field).version, kept),
      ...mine,
    };
    return { conflict, edits: { [field]: ours }, replica };
  });
  if (rowConflict === null) return kepts;
  const whole = { id: `${mutationId}/${change.id}`, register: row.register, row: row.id };
  const theirs = theirsOf(row, row.version, kept);
  const nothing = { field: null, base: null, mine: null, theirs: null };
  return [
    ...kepts,
    { conflict: { ...whole, ...nothing, ...theirs, ...mine }, edits: rowConflict.edits, replica },
  ];
}

function theirsOf(
  row: StoredRow,
  version: number,
  kept: KeptRows,
): Pick<Conflict, "theirsBy" | "theirsAt"> {
  const change = kept.changeAt(version) ?? kept.changeAt(row.version);
  return { theirsBy: change?.by ?? "somebody", theirsAt: change?.at ?? 0 };
}
