import { REGISTER_KEYS } from "../../../shared/registers/all-registers.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import type {
  Conflict,
  Cursor,
  PulledRow,
  Replica,
  RowAnswer,
} from "../../../shared/sync/protocol.ts";
import { pushParts } from "../../../shared/sync/push-parts.ts";
import { changeOf, type SentRow } from "../../../shared/sync/send-cells.ts";
import { settleAnswer } from "../../../shared/sync/settle-answer.ts";
import { asMeant } from "../../../shared/sync/spellings.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { FileMemory } from "./kept-in-file.ts";
import { asked, type ServerClient } from "./server-client.ts";

/** A server as one member, for one run. */
export type Exchange = Readonly<{
  server: string;
  client: ServerClient;
  uuid: () => string;
}>;

export type Refused = Readonly<{ row: RowId; reason: string }>;

export type Pushed = Readonly<{
  memory: FileMemory;
  pushed: number;
  merged: number;
  conflicts: readonly Conflict[];
  refused: readonly Refused[];
}>;

/** Every row of every register, to match names by, and where to go on from. */
export async function pullAll(
  { server, client }: Exchange,
  from: Cursor | null,
): Promise<Result<{ rows: readonly PulledRow[]; cursor: Cursor }, string>> {
  const rows: PulledRow[] = [];
  let cursor = from;
  for (;;) {
    const page = await asked(
      server,
      client.sync.pull.query({ cursor, registers: [...REGISTER_KEYS] }),
    );
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    cursor = page.value.cursor;
    if (!page.value.more) return ok({ rows, cursor });
  }
}

type Push = Readonly<{
  binding: Pick<CheckpointBinding, "register" | "spellings">;
  replica: Replica;
  sent: readonly SentRow[];
  adopt: boolean;
  dryRun: boolean;
}>;

/** Sends rows in the order of the sheet, as many at a time as one push holds. */
export async function pushRows(
  exchange: Exchange,
  before: FileMemory,
  { binding, replica, sent, adopt, dryRun }: Push,
): Promise<Result<Pushed, string>> {
  const { register } = binding;
  const memory: FileMemory = new Map(before);
  const conflicts: Conflict[] = [];
  const refused: Refused[] = [];
  let [pushed, merged] = [0, 0];
  // A dry run sees only what is in its own push, so as much as may be goes into one.
  const parts = pushParts(sent, { register, connecting: adopt && !dryRun });
  const batch = parts.length > 1 ? { batch: exchange.uuid() } : {};
  for (const rows of parts) {
    const answered = await asked(
      exchange.server,
      exchange.client.sync.push.mutate({
        replica,
        mutationId: exchange.uuid(),
        register,
        changes: rows.map((row) => asMeant(binding, changeOf(row, memory.get(row.id)))),
        ...batch,
        ...(adopt ? { adopt } : {}),
        ...(dryRun ? { dryRun } : {}),
      }),
    );
    if (!answered.ok) return answered;
    const answers = new Map(answered.value.rows.map((row) => [row.id, row]));
    for (const row of rows) {
      const answer = answers.get(row.id);
      const known = memory.get(row.id);
      if (answer === undefined || known === undefined) {
        return fail(`The server said nothing of the row ${row.id}. Sync again.`);
      }
      const settled = settleAnswer(register, known, row, answer);
      if (settled === null) memory.delete(row.id);
      else memory.set(row.id, settled);
      const found = conflictsIn(answer);
      conflicts.push(...found);
      if (answer.kind === "refused") refused.push({ row: row.id, reason: answer.reason });
      if (answer.kind === "taken") {
        pushed++;
        if (Object.keys(answer.merged).length > 0) merged++;
      }
    }
  }
  return ok({ memory, pushed, merged, conflicts, refused });
}

function conflictsIn(answer: RowAnswer): readonly Conflict[] {
  if (answer.kind === "taken") return answer.conflicts;
  return answer.kind === "removed" && answer.conflict !== null ? [answer.conflict] : [];
}
