import { expect, test } from "vitest";
import type { FieldValue } from "../../shared/registers/field.ts";
import { scanTable } from "../../shared/sync/scan-table.ts";
import { editOf } from "../../shared/sync/send-cells.ts";
import { agreedCell } from "../../shared/sync/settle-answer.ts";
import { offerAgain, takePulled } from "../../shared/sync/take-pulled.ts";
import { idsFrom, rememberedRow, remembering, seenRow, valueCell } from "./sheet-rows.ts";

const ID = idsFrom(31)();
const amount = (pence: number) => pence as FieldValue;

/** The amount was acknowledged at version 9, the title long before. */
function acknowledged() {
  const row = rememberedRow(ID, { title: "Refuge", amount: 250 }, 4);
  const says = valueCell("amount", amount(250)).digest;
  return { ...row, version: 9, cells: { ...row.cells, amount: agreedCell(says, says, 9) } };
}

const restored = {
  register: "allocations" as const,
  id: ID,
  version: 5,
  removed: false,
  values: { title: "Refuge", amount: amount(100) },
};

test("[SYN75] a server restored from a backup is offered what it had acknowledged since, and only that", () => {
  const memory = takePulled(offerAgain(acknowledged(), restored), restored);
  const [change] = scanTable(remembering(memory), [seenRow(ID, { title: "Refuge", amount: 250 })]);
  expect(change).toMatchObject({
    kind: "cells",
    changes: [{ kind: "edit", field: "amount", value: 250 }],
  });
  const edit = editOf(memory, [{ field: "amount", value: amount(250), shown: "a" }]);
  expect(edit?.change).toMatchObject({ base: 5 });
});

test("[SYN75] a row the restored server has lost is new to it", () => {
  const memory = offerAgain(acknowledged(), null);
  expect(memory.version).toBe(0);
  expect(
    scanTable(remembering(memory), [seenRow(ID, { title: "Refuge", amount: 250 })]),
  ).toMatchObject([{ kind: "cells", id: ID }]);
});

test("[SYN75] a row the server still has as it was is left alone", () => {
  const row = rememberedRow(ID, { title: "Refuge", amount: 100 }, 5);
  expect(offerAgain(row, restored)).toBe(row);
});
