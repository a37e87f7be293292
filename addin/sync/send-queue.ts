import type { PushAnswer, RowAnswer, WhyNot } from "../../shared/sync/protocol.ts";
import type { CellToSend } from "../../shared/sync/send-cells.ts";
import { heldCell, settleAnswer } from "../../shared/sync/settle-answer.ts";
import {
  type CellMemory,
  type RowMemory,
  SYNCED,
  settledDigest,
} from "../../shared/sync/table-memory.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { Ground } from "./ground.ts";
import type { Settled } from "./look.ts";
import { PACE } from "./pace.ts";
import type { PendingPush } from "./remembered.ts";
import { ServerProblem, type Settling } from "./server.ts";

/**
 * Sends what waits, in the order it was made, each with the mutation id it was made with, so that
 * one whose answer was lost is not applied twice. Throws when the server cannot be reached; what
 * is left stays in the queue, and so does what the server had a fault with, which is passed by.
 * Answers the newest version the server spoke of; `onProgress` hears from a long queue on the way.
 */
export async function sendQueue(ground: Ground, onProgress: () => void): Promise<number> {
  let head = 0;
  let toldAt = ground.now();
  for (;;) {
    const push = ground.held.next(ground.kept.queue, ground.now());
    if (push === null) return head;
    // Kept before it is sent: if the page closes now, the same push goes again.
    await ground.kept.keep();
    const answer = await answerTo(ground, push);
    if (answer === "fault") {
      ground.held.hold(push, ground.now());
      continue;
    }
    ground.held.letGo(push);
    head = Math.max(head, answer.head);
    settlePush(ground, push, answer);
    await ground.kept.keep();
    if (ground.now() - toldAt >= PACE.progress) {
      toldAt = ground.now();
      onProgress();
    }
  }
}

async function answerTo({ server }: Ground, push: PendingPush): Promise<PushAnswer | "fault"> {
  try {
    return await server.push(push.request);
  } catch (error) {
    if (error instanceof ServerProblem && error.kind === "fault") return "fault";
    if (!(error instanceof ServerProblem) || error.kind !== "refused") throw error;
    // A push that is not granted as a whole never blocks what comes after it.
    return {
      mutationId: push.request.mutationId,
      head: 0,
      rows: push.sent.map(({ id }) => ({ ...refusal(id, error.message), ...saidIn(error) })),
    };
  }
}

function refusal(id: RowId, reason: string): RowAnswer {
  return { kind: "refused", id, reason, findings: [], askAgreed: false };
}

function saidIn({ language }: ServerProblem): Pick<WhyNot, "language"> {
  return language === undefined ? {} : { language };
}

function settlePush({ kept }: Ground, push: PendingPush, answer: PushAnswer): void {
  const answers = new Map(answer.rows.map((row) => [row.id, row]));
  for (const sent of push.sent) {
    const memory = kept.row(push.binding, sent.id);
    if (memory === undefined) continue;
    const given =
      answers.get(sent.id) ??
      refusal(sent.id, "The server said nothing of this row. Try it again.");
    const settled = settleAnswer(push.request.register, memory, sent, given);
    if (settled === null) kept.drop(push.binding, sent.id);
    else kept.put(push.binding, settled);
  }
  kept.answered(push.request.mutationId);
}

/** Settles conflicts by what a person typed into the cell itself. */
export async function settleTyped(ground: Ground, binding: string, all: readonly Settled[]) {
  for (const { id, conflict, cell } of all) {
    await settleConflict(ground, binding, id, { conflictId: conflict.id, cell });
  }
}

export type Settlement = Readonly<{
  conflictId: string;
  /** The third value and the text it was read from, or which side was chosen. */
  cell: CellToSend | "mine" | "theirs";
}>;

/** Null where it was settled, else the sentence why not. */
export async function settleConflict(
  { kept, server }: Ground,
  binding: string,
  id: RowId,
  { conflictId, cell }: Settlement,
): Promise<string | null> {
  const choice = settlingBy(kept.row(binding, id), conflictId, cell);
  let answer: RowAnswer;
  try {
    answer = await server.settle(conflictId, choice);
  } catch (error) {
    if (!(error instanceof ServerProblem)) throw error;
    if (error.kind === "refused" || error.kind === "fault") return error.message;
    throw error;
  }
  const memory = kept.row(binding, id);
  if (memory === undefined) return null;
  if (answer.kind === "refused") {
    // Typed knowing theirs, it is not mine against theirs any more, but an edit that was not taken.
    if (typeof cell !== "string") kept.put(binding, notTaken(memory, conflictId, cell, answer));
    return answer.reason;
  }
  if (answer.kind === "removed") {
    const standing = {
      kind: "removed" as const,
      conflict: answer.conflict,
      lastVersion: memory.version,
    };
    kept.put(binding, { ...memory, standing });
  } else {
    const found = conflictIn(memory, conflictId);
    const values = { ...memory.values, ...answer.merged };
    if (found !== null) {
      const { mine, field } = found.conflict;
      // Theirs may have gone on since it was shown: the answer has the row as it stands.
      const said = (of: string) =>
        cell === "mine" ? mine : cell === "theirs" ? (answer.merged[of] ?? null) : cell.value;
      if (field !== null) values[field] = said(field);
    }
    const shown = typeof cell === "string" ? null : cell.shown;
    kept.put(
      binding,
      letRegisterSpeak({ ...memory, version: answer.version, values }, conflictId, shown),
    );
  }
  await kept.keep();
  return null;
}

function settlingBy(
  memory: RowMemory | undefined,
  conflictId: string,
  cell: Settlement["cell"],
): Settling {
  if (cell === "theirs") return { choice: cell };
  if (cell !== "mine") return { choice: "value", value: cell.value };
  const found = memory === undefined ? null : conflictIn(memory, conflictId);
  return found === null ? { choice: cell } : { choice: cell, over: found.conflict.theirs };
}

function notTaken(
  memory: RowMemory,
  conflictId: string,
  { shown }: CellToSend,
  { kind, id: _id, ...why }: Extract<RowAnswer, { kind: "refused" }>,
): RowMemory {
  const state = { kind, shown, ...why };
  const cells = Object.fromEntries(
    Object.entries(memory.cells).map(([field, cell]): [string, CellMemory] =>
      cell.state.kind === "conflicted" && cell.state.conflict.id === conflictId
        ? [field, heldCell(cell, shown, state)]
        : [field, cell],
    ),
  );
  return { ...memory, cells };
}

function conflictIn(memory: RowMemory, conflictId: string) {
  for (const { state } of Object.values(memory.cells)) {
    if (state.kind === "conflicted" && state.conflict.id === conflictId) return state;
  }
  return null;
}

/**
 * The cell counts as agreed to whatever it shows, but not to the register's value: writing back
 * then compares the two, and writes where they differ.
 */
export function letRegisterSpeak(
  memory: RowMemory,
  conflictId: string,
  shown: string | null,
): RowMemory {
  const cells = Object.fromEntries(
    Object.entries(memory.cells).map(([field, cell]): [string, CellMemory] =>
      cell.state.kind === "conflicted" && cell.state.conflict.id === conflictId
        ? [field, unheld(cell, memory.version, shown)]
        : [field, cell],
    ),
  );
  return { ...memory, cells };
}

/** A held cell that takes the register's value, once that is written over what it shows. */
export function unheld(cell: CellMemory, version: number, shown: string | null = null): CellMemory {
  const digest = shown ?? settledDigest(cell);
  return { digest, agreed: "", base: version, before: null, state: SYNCED };
}
