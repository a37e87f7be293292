import { z } from "zod";
import type { Seat } from "./model/seat.ts";
import { Workbook } from "./model/workbook.ts";
import { type ExcelLibrary, loadOfficeLibrary, type NativeBridge } from "./office-library.ts";
import { UsersHands } from "./users-hands.ts";
import type { Faults } from "./wire/faults.ts";
import { ExcelHost } from "./wire/host.ts";
import { processBatch, sizeInBytes } from "./wire/process-batch.ts";
import type { RequirementMatrix } from "./wire/requirement-matrix.ts";

/** The library's message kinds: a batch, and events. */
const BATCH = 1;
const EVENTS = 3;

const Outgoing = z.object({
  id: z.number(),
  type: z.number(),
  flags: z.number().nullish(),
  message: z.object({ body: z.unknown() }),
});

export type OpenOptions = Readonly<{
  /** Who sits at this window. */
  person?: string;
  matrix?: RequirementMatrix;
}>;

/** One person's Excel with the add-in's library in it, and that person's hands. */
export type OpenExcel = ExcelLibrary &
  Readonly<{
    workbook: Workbook;
    seat: Seat;
    host: ExcelHost;
    hands: UsersHands;
    faults: Faults;
    /** Resolves once every event so far was told and its handlers had their turn. */
    settled(): Promise<void>;
    close(): void;
  }>;

/**
 * Opens a workbook in a simulated Excel with a fresh copy of the unmodified library. Opened twice
 * on one workbook, these are two people co-authoring it.
 */
export function openInExcel(
  workbook: Workbook = new Workbook(),
  options: OpenOptions = {},
): OpenExcel {
  const seat = workbook.open(options.person ?? "Somebody");
  const bridge: NativeBridge = {
    onMessageFromHost: null,
    sendMessageToHost: (text) => {
      const { id, message } = Outgoing.parse(JSON.parse(text));
      underWay += 1;
      // Never at once: a host answers in its own time, after whatever was about to happen.
      setTimeout(() => {
        const body = processBatch(host, message.body, sizeInBytes(text));
        underWay -= 1;
        const answer = { statusCode: 200, headers: {}, body };
        bridge.onMessageFromHost?.(JSON.stringify({ id, type: BATCH, flags: 0, message: answer }));
      }, 0);
    },
  };
  let underWay = 0;
  const host = new ExcelHost(
    workbook,
    seat,
    (entries) => {
      bridge.onMessageFromHost?.(JSON.stringify({ type: EVENTS, message: { entries } }));
    },
    options.matrix,
  );
  const settled = async () => {
    // Handlers often answer an event with another batch: settled is when neither is left.
    for (let quietTurns = 0; quietTurns < 3; ) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      quietTurns = host.events.isEmpty && underWay === 0 ? quietTurns + 1 : 0;
    }
  };
  return {
    ...loadOfficeLibrary(bridge),
    workbook,
    seat,
    host,
    hands: new UsersHands(workbook, seat),
    faults: host.faults,
    settled,
    close: () => host.close(),
  };
}
