import { describe, expect, test } from "vitest";
import type { FieldValue } from "../../shared/registers/field.ts";
import { scanTable } from "../../shared/sync/scan-table.ts";
import { editOf, insertOf, markSent, unsentRow } from "../../shared/sync/send-cells.ts";
import { settleAnswer } from "../../shared/sync/settle-answer.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { adoptSeen, catchUp, takePulled, writtenCell } from "../../shared/sync/take-pulled.ts";
import { idsFrom, rememberedRow, remembering, seenRow, valueCell } from "./sheet-rows.ts";

const ID = idsFrom(3)();
const pence = (amount: number) => amount as FieldValue;
const agreed = rememberedRow(ID, { title: "Refuge", amount: 100 }, 4);
const showing = (amount: number, title = "Refuge") => seenRow(ID, { title, amount });
const taken = (version: number, rest = {}) => ({
  kind: "taken" as const,
  id: ID,
  version,
  merged: {},
  conflicts: [],
  findings: [],
  ...rest,
});

function send(memory: RowMemory, amount: number) {
  const sent = editOf(memory, [
    { field: "amount", value: pence(amount), shown: valueCell("amount", pence(amount)).digest },
  ]);
  if (sent === null) throw new Error("an edit was expected");
  return { sent, memory: markSent(memory, sent, "m1") };
}

describe("what is sent of a row", () => {
  test("[SYN64] cells that agreed at different versions go one base after the other", () => {
    const title = agreed.cells.title;
    if (title === undefined) throw new Error("the builder gives a title");
    const mixed = {
      ...agreed,
      version: 9,
      cells: { ...agreed.cells, title: { ...title, base: 9 } },
    };
    const both = [
      { field: "title", value: "New", shown: "t" },
      { field: "amount", value: pence(5), shown: "a" },
    ];
    expect(editOf(mixed, both)?.change).toEqual({
      kind: "edit",
      id: ID,
      base: 4,
      values: { amount: 5 },
    });
  });

  test("[SYN65] a new row carries its filled cells and what the table says of every row", () => {
    const cells = [
      { field: "title", value: "New", shown: "t" },
      { field: "amount", value: null, shown: "-" },
    ];
    expect(insertOf(ID, cells, { financialYear: "2026/27" as FieldValue }).change).toEqual({
      kind: "insert",
      id: ID,
      values: { title: "New", financialYear: "2026/27" },
    });
  });
});

describe("the answer to what was sent", () => {
  test("[SYN66] a cell that was taken agrees from then on, at the new version", () => {
    const { sent, memory } = send(agreed, 250);
    const after = settleAnswer("allocations", memory, sent, taken(5));
    if (after === null) throw new Error("the row stays");
    expect(after).toMatchObject({ version: 5, values: { title: "Refuge", amount: 250 } });
    expect(after.cells.amount).toMatchObject({ base: 5, state: { kind: "synced" } });
    expect(scanTable(remembering(after), [showing(250)])).toEqual([]);
  });

  test.each([
    { kind: "let-go" as const },
    { kind: "asked-about" as const, whyNotRemoved: null },
    { kind: "removing" as const, mutation: "m2" },
  ])("[SYN143] leaves a row that has left the sheet since as it stands: $kind", (standing) => {
    const { sent, memory } = send(agreed, 250);
    const after = settleAnswer("allocations", { ...memory, standing }, sent, taken(5));
    expect(after).toMatchObject({ version: 5, standing });
  });

  test("[SYN67] an edit made while one was on its way is found after the answer, and re-based", () => {
    const { sent, memory } = send(agreed, 250);
    expect(scanTable(remembering(memory), [showing(300)])).toEqual([]);
    const after = settleAnswer("allocations", memory, sent, taken(5));
    if (after === null) throw new Error("the row stays");
    expect(scanTable(remembering(after), [showing(300)])).toMatchObject([
      { changes: [{ kind: "edit", field: "amount", value: 300 }] },
    ]);
    expect(send(after, 300).sent.change).toMatchObject({ base: 5 });
  });

  test("[SYN68] a refused cell keeps the person's text and is not sent again as it stands", () => {
    const { sent, memory } = send(agreed, 250);
    const refused = {
      kind: "refused" as const,
      id: ID,
      reason: "over",
      findings: [],
      askAgreed: true,
    };
    const after = settleAnswer("allocations", memory, sent, refused);
    if (after === null) throw new Error("the row stays");
    expect(after.values?.amount).toBe(100);
    expect(after.cells.amount?.state).toMatchObject({ kind: "refused", reason: "over" });
    expect(scanTable(remembering(after), [showing(250)])).toEqual([]);
    expect(scanTable(remembering(after), [showing(120)])).toMatchObject([
      { changes: [{ kind: "edit", value: 120 }] },
    ]);
  });

  test("[SYN68] a refused new row is tried again when any of its cells changes", () => {
    const cells = [
      { field: "title", value: "Refuge", shown: valueCell("title", "Refuge").digest },
      { field: "amount", value: pence(1), shown: valueCell("amount", pence(1)).digest },
    ];
    const sent = insertOf(ID, cells, {});
    const memory = markSent(unsentRow(ID, null), sent, "m1");
    const refused = {
      kind: "refused" as const,
      id: ID,
      reason: "no",
      findings: [],
      askAgreed: false,
    };
    const after = settleAnswer("allocations", memory, sent, refused);
    if (after === null) throw new Error("the row stays");
    expect(scanTable(remembering(after), [showing(1)])).toEqual([]);
    expect(scanTable(remembering(after), [showing(2)])).toEqual([
      { kind: "retry-row", at: 0, id: ID },
    ]);
    expect(scanTable(remembering(after), [])).toEqual([{ kind: "forget", id: ID }]);
  });

  test("[SYN69] a conflict keeps mine in the cell and theirs in the register", () => {
    const { sent, memory } = send(agreed, 250);
    const conflict = {
      id: "c1",
      register: "allocations" as const,
      row: ID,
      field: "amount",
      base: pence(100),
      mine: pence(250),
      theirs: pence(175),
      theirsBy: "Ann",
      theirsAt: 1,
      mineBy: "Bob",
      mineAt: 2,
    };
    const after = settleAnswer("allocations", memory, sent, taken(6, { conflicts: [conflict] }));
    if (after === null) throw new Error("the row stays");
    expect(after.values?.amount).toBe(175);
    expect(after.cells.amount?.state).toMatchObject({ kind: "conflicted", conflict });
    expect(scanTable(remembering(after), [showing(250)])).toEqual([]);
    expect(catchUp("allocations", after, showing(250).cells, new Set()).writes).toEqual([]);
  });
});

describe("what others changed", () => {
  const pulled = {
    register: "allocations" as const,
    id: ID,
    version: 7,
    removed: false,
    values: { title: "Refuge", amount: pence(175) },
  };

  test("[SYN70] a received value is written where the cell still shows what agreed", () => {
    const { memory, writes } = catchUp(
      "allocations",
      takePulled(agreed, pulled),
      showing(100).cells,
      new Set(),
    );
    expect(writes).toEqual([{ field: "amount", value: 175 }]);
    const after = writtenCell(
      "allocations",
      memory,
      "amount",
      valueCell("amount", pence(175)).digest,
    );
    expect(scanTable(remembering(after), [showing(175)])).toEqual([]);
    expect(scanTable(remembering(after), [showing(100)])).toMatchObject([
      { changes: [{ kind: "undone" }] },
    ]);
  });

  test("[SYN71] an edit not yet sent is not written over, and keeps the base it was made on", () => {
    const { memory, writes } = catchUp(
      "allocations",
      takePulled(agreed, pulled),
      showing(250).cells,
      new Set(),
    );
    expect(writes).toEqual([]);
    expect(send(memory, 250).sent.change).toMatchObject({ base: 4 });
  });

  test("[SYN72] a formula is never written over: the register's value is shown beside it", () => {
    const { memory, writes } = catchUp(
      "allocations",
      takePulled(agreed, pulled),
      showing(100).cells,
      new Set(["amount"]),
    );
    expect(writes).toEqual([]);
    expect(memory.cells.amount?.state.kind).toBe("refused");
    expect(scanTable(remembering(memory), [showing(100)])).toEqual([]);
  });

  test("[SYN73] an older row than the one remembered changes nothing", () => {
    expect(takePulled({ ...agreed, version: 9 }, pulled)).toEqual({ ...agreed, version: 9 });
  });

  test("[SYN74] a row met in a sheet without memory: equal cells agree, others are asked about", () => {
    const row = adoptSeen("allocations", pulled, showing(100).cells, { who: "Bob", at: 5 });
    expect(row.cells.title?.state.kind).toBe("synced");
    expect(row.cells.amount?.state).toMatchObject({
      kind: "conflicted",
      conflict: { mine: 100, theirs: 175 },
    });
    expect(scanTable(remembering(row), [showing(100)])).toEqual([]);
    expect(catchUp("allocations", row, showing(100).cells, new Set()).writes).toEqual([]);
  });
});
