import type { FieldValue, RegisterKey } from "../registers/field.ts";
import type { SeenCell, SeenCells } from "./diff-rows.ts";
import type { PulledRow } from "./protocol.ts";
import { agreedCell, digestIn, heldCell } from "./settle-answer.ts";
import type { CellMemory, RowMemory } from "./table-memory.ts";

/**
 * The remembered row with what the register now says. No cell is taken to show it yet: the base of
 * an edit stays the version the person saw, so that the server can tell whom it collides with.
 */
export function takePulled(memory: RowMemory, pulled: PulledRow): RowMemory {
  if (pulled.version < memory.version) return memory;
  if (pulled.removed) {
    const standing =
      memory.standing.kind === "removed"
        ? memory.standing
        : { kind: "removed" as const, conflict: null, lastVersion: memory.version };
    return { ...memory, version: pulled.version, standing };
  }
  const standing =
    memory.standing.kind === "removed" ? { kind: "known" as const } : memory.standing;
  return { ...memory, version: pulled.version, values: pulled.values, standing };
}

/** The server's answer, or a person's, is awaited. */
const UNSETTLED: ReadonlySet<string> = new Set(["sent", "conflicted"]);

/** What the register says and the sheet does not yet: to be written, or only noted. */
export type CatchUp = Readonly<{
  /** The row as it stands where nothing needs writing, or the cell may not be written. */
  memory: RowMemory;
  writes: readonly Readonly<{ field: string; value: FieldValue }>[];
  /** What came of fields whose cells may not be written, and is to be told. */
  held: readonly Readonly<{ field: string; value: FieldValue; why: "formula" | "part" }>[];
}>;

/**
 * Compares what a row shows with what the register says of it. Only a cell that still shows what
 * it showed when it last agreed is written: an edit that is not sent yet, or held back, stays.
 */
export function catchUp(
  register: RegisterKey,
  memory: RowMemory,
  seen: SeenCells,
  formulas: ReadonlySet<string>,
): CatchUp {
  if (memory.values === null || memory.standing.kind !== "known") {
    return { memory, writes: [], held: [] };
  }
  const cells: Record<string, CellMemory> = { ...memory.cells };
  const writes: CatchUp["writes"][number][] = [];
  const held: CatchUp["held"][number][] = [];
  for (const [field, seenCell] of Object.entries(seen)) {
    const { digest: shown, isPart = false } = seenCell;
    const cell = cells[field];
    if (cell === undefined || UNSETTLED.has(cell.state.kind)) continue;
    if (isUnsaid(seenCell)) continue;
    const value = memory.values[field] ?? null;
    const says = digestIn(register, field, value);
    if (cell.state.kind !== "synced" || cell.digest !== shown) {
      // Whoever sent it, what the sheet shows is what the register says.
      if (says === shown) cells[field] = agreedCell(shown, says, memory.version);
      continue;
    }
    if (says === cell.agreed) {
      if (cell.base !== memory.version) cells[field] = { ...cell, base: memory.version };
    } else if (says === shown) {
      cells[field] = { ...agreedCell(shown, says, memory.version), before: cell.before };
    } else if (formulas.has(field) || isPart) {
      const reason = isPart
        ? "This cell holds two things at once, so the register's new value was not written into it."
        : "This cell holds a formula, so the register's new value was not written over it.";
      const state = { kind: "refused" as const, shown, reason, findings: [], askAgreed: false };
      cells[field] = { ...heldCell(cell, shown, state), base: memory.version };
      held.push({ field, value, why: isPart ? "part" : "formula" });
    } else {
      writes.push({ field, value });
    }
  }
  return { memory: { ...memory, cells }, writes, held };
}

/** A cell that might have said a field and does not is not in the register's way. */
function isUnsaid(cell: SeenCell): boolean {
  return cell.kind === "value" && cell.isUnsaid === true;
}

/** The cell after the register's value was written into it: `shown` is how it reads there now. */
export function writtenCell(
  register: RegisterKey,
  memory: RowMemory,
  field: string,
  shown: string,
): RowMemory {
  const agreed = digestIn(register, field, memory.values?.[field]);
  const before = memory.cells[field]?.digest ?? null;
  const cell = { ...agreedCell(shown, agreed, memory.version), before };
  return { ...memory, cells: { ...memory.cells, [field]: cell } };
}

/**
 * A row of the register met in a sheet this memory does not know: equal cells agree, and cells
 * that differ have no base, so each is a conflict for a person and none is sent.
 */
export function adoptSeen(
  register: RegisterKey,
  pulled: PulledRow,
  seen: SeenCells,
  asker: Readonly<{ who: string; at: number }>,
): RowMemory {
  const cells: Record<string, CellMemory> = {};
  for (const [field, cell] of Object.entries(seen)) {
    const theirs = pulled.values[field] ?? null;
    const says = digestIn(register, field, theirs);
    const shown = cell.digest;
    if (says === shown || isUnsaid(cell)) cells[field] = agreedCell(shown, says, pulled.version);
    else if (cell.kind === "unread") {
      const state = { kind: "unread" as const, shown, seen: cell.seen, accepted: cell.accepted };
      cells[field] = { ...heldCell(undefined, shown, state), base: pulled.version };
    } else {
      const conflict = {
        id: `${SHEET_CONFLICT}${pulled.id}/${field}`,
        register,
        row: pulled.id,
        field,
        base: null,
        mine: cell.value,
        theirs,
        theirsBy: "the register",
        theirsAt: asker.at,
        mineBy: asker.who,
        mineAt: asker.at,
      };
      const state = { kind: "conflicted" as const, shown, conflict };
      cells[field] = { ...heldCell(undefined, shown, state), base: pulled.version };
    }
  }
  return {
    id: pulled.id,
    version: pulled.version,
    values: pulled.values,
    cells,
    standing: pulled.removed
      ? { kind: "removed", conflict: null, lastVersion: pulled.version }
      : { kind: "known" },
    copiedFrom: null,
  };
}

/** A row of the register that belongs into this sheet and is not in it yet. */
export function comingRow(pulled: PulledRow): RowMemory {
  return {
    id: pulled.id,
    version: pulled.version,
    values: pulled.values,
    cells: {},
    standing: { kind: "coming" },
    copiedFrom: null,
  };
}

/**
 * After the server was restored from a backup: what it had acknowledged since is offered again.
 * The cells count as edits made on what the server has now; a row it has lost is new to it.
 */
export function offerAgain(memory: RowMemory, pulled: PulledRow | null): RowMemory {
  const version = pulled?.version ?? 0;
  if (memory.version <= version) return memory;
  const cells = Object.fromEntries(
    Object.entries(memory.cells).map(([field, cell]): [string, CellMemory] =>
      cell.base > version && cell.state.kind === "synced"
        ? [field, { digest: "", agreed: "", base: version, before: null, state: cell.state }]
        : [field, { ...cell, base: Math.min(cell.base, version) }],
    ),
  );
  return { ...memory, version, values: pulled?.values ?? null, cells };
}

/** Begins the id of a conflict the server knows nothing of: this sheet against the register. */
export const SHEET_CONFLICT = "sheet/";
