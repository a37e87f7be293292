import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMassVanishing, scanTable } from "../../shared/sync/scan-table.ts";
import type { SeenRow } from "../../shared/sync/seen-row.ts";
import type { RowMemory } from "../../shared/sync/table-memory.ts";
import { type RowId, readRowId } from "../../shared/values/row-id.ts";
import {
  idsFrom,
  type Line,
  rememberedRow,
  remembering,
  seenRow,
  unreadCell,
  valueCell,
} from "./sheet-rows.ts";

const nextId = idsFrom(7);
const REFUGE = nextId();
const HELPLINE = nextId();
const STRANGER = nextId();
const refuge: Line = { title: "Refuge", amount: 6_000_000 };
const helpline: Line = { title: "Helpline", amount: 2_500_000 };
const memory = remembering(rememberedRow(REFUGE, refuge), rememberedRow(HELPLINE, helpline));

describe("what a person did to a row", () => {
  test("[SYN50] a table that shows what is remembered gives nothing", () => {
    expect(scanTable(memory, [seenRow(REFUGE, refuge), seenRow(HELPLINE, helpline)])).toEqual([]);
  });

  test("[SYN50] ids are known in small letters and with spaces too", () => {
    const spaced = `${REFUGE.slice(0, 4)} ${REFUGE.slice(4)}`.toLowerCase();
    expect(scanTable(memory, [seenRow(spaced, refuge), seenRow(HELPLINE, helpline)])).toEqual([]);
  });

  test("[SYN51] another value is an edit of that cell alone", () => {
    const edited = seenRow(REFUGE, { ...refuge, amount: 5_000_000 });

    expect(scanTable(memory, [seenRow(HELPLINE, helpline), edited])).toEqual([
      {
        kind: "cells",
        at: 1,
        id: REFUGE,
        changes: [
          { kind: "edit", field: "amount", value: 5_000_000, shown: edited.cells.amount?.digest },
        ],
      },
    ]);
  });

  test("[SYN52] a row without an id is new, and a blank one is nothing yet", () => {
    const rows = [
      seenRow(REFUGE, refuge),
      seenRow("", { title: null, amount: null }),
      seenRow(HELPLINE, helpline),
      seenRow("  ", { title: "Mentoring", amount: 100 }),
    ];
    expect(scanTable(memory, rows)).toEqual([
      { kind: "new-row", at: 3, copiedFrom: null, like: null },
    ]);
  });

  test("[SYN53] a new row that says what a vanished row said is asked about", () => {
    const rows = [seenRow("", refuge), seenRow(HELPLINE, helpline)];
    expect(scanTable(memory, rows)).toEqual([
      { kind: "new-row", at: 0, copiedFrom: null, like: REFUGE },
      { kind: "gone", id: REFUGE },
    ]);
  });

  test.each([
    { copy: "above", order: ["copy", "original"] },
    { copy: "below", order: ["original", "copy"] },
  ])(
    "[SYN54] of an id twice, the row that says what is remembered keeps it, with the copy $copy",
    ({ order }) => {
      const twice = order.map((which) =>
        seenRow(REFUGE, which === "original" ? refuge : { title: "Refuge 2", amount: 1 }),
      );
      const copyAt = order.indexOf("copy");
      expect(scanTable(memory, [...twice, seenRow(HELPLINE, helpline)])).toEqual([
        { kind: "new-row", at: copyAt, copiedFrom: REFUGE, like: null },
      ]);
    },
  );

  test("[SYN55] an id that fails its check character is held for checking, never guessed", () => {
    const spoilt = `${REFUGE.slice(0, 9)}${REFUGE.endsWith("B") ? "C" : "B"}`;
    const rows = [seenRow(spoilt, { title: "?", amount: 1 }), seenRow(HELPLINE, helpline)];
    expect(scanTable(memory, rows)).toEqual([
      { kind: "bad-id", at: 0, text: spoilt, like: null },
      { kind: "gone", id: REFUGE },
    ]);
  });

  test("[SYN56] a right id that is not remembered is to be fetched, and nothing of it is sent", () => {
    const rows = [
      seenRow(REFUGE, refuge),
      seenRow(STRANGER, { title: "x", amount: 9 }),
      seenRow(HELPLINE, helpline),
    ];
    expect(scanTable(memory, rows)).toEqual([{ kind: "unknown-id", at: 1, id: STRANGER }]);
  });

  test("[SYN57] a missing row is gone, which is not a removal; one come back is said", () => {
    expect(scanTable(memory, [seenRow(HELPLINE, helpline)])).toEqual([
      { kind: "gone", id: REFUGE },
    ]);
    const asked: RowMemory = {
      ...rememberedRow(REFUGE, refuge),
      standing: { kind: "asked-about", whyNotRemoved: null },
    };
    const waiting = remembering(asked, rememberedRow(HELPLINE, helpline));
    expect(scanTable(waiting, [seenRow(HELPLINE, helpline)])).toEqual([]);
    expect(scanTable(waiting, [seenRow(REFUGE, refuge), seenRow(HELPLINE, helpline)])).toEqual([
      { kind: "back", at: 0, id: REFUGE },
    ]);
  });

  test.each([
    { gone: 5, remembered: 10, mass: false },
    { gone: 6, remembered: 60, mass: false },
    { gone: 6, remembered: 59, mass: true },
    { gone: 50, remembered: 1_000, mass: false },
    { gone: 51, remembered: 1_000, mass: true },
  ])(
    "[SYN58] $gone of $remembered rows gone at once pauses: $mass",
    ({ gone, remembered, mass }) => {
      expect(isMassVanishing(gone, remembered)).toBe(mass);
    },
  );

  test("[SYN59] an error value is held back, and the rest of the row goes on", () => {
    const row: SeenRow = {
      idText: REFUGE,
      cells: { title: valueCell("title", "Refuges"), amount: unreadCell("#REF!") },
    };
    const [change] = scanTable(memory, [row, seenRow(HELPLINE, helpline)]);
    expect(change).toMatchObject({
      kind: "cells",
      id: REFUGE,
      changes: [
        { kind: "edit", field: "title", value: "Refuges" },
        { kind: "unread", field: "amount", seen: "#REF!" },
      ],
    });
  });

  test("[SYN60] a received value taken back by Ctrl+Z is held; a third value is an edit", () => {
    const row = rememberedRow(REFUGE, refuge);
    const before = valueCell("amount", 4_000_000 as never).digest;
    const amount = row.cells.amount;
    if (amount === undefined) throw new Error("the builder gives an amount");
    const received = remembering({
      ...row,
      cells: { ...row.cells, amount: { ...amount, before } },
    });
    const undone = scanTable(received, [seenRow(REFUGE, { ...refuge, amount: 4_000_000 })]);
    expect(undone).toMatchObject([{ changes: [{ kind: "undone", field: "amount" }] }]);
    const typed = scanTable(received, [seenRow(REFUGE, { ...refuge, amount: 3_000_000 })]);
    expect(typed).toMatchObject([{ changes: [{ kind: "edit", field: "amount" }] }]);
  });

  test("[SYN61] a cell on its way is left alone; one held back waits for another value", () => {
    const row = rememberedRow(REFUGE, refuge);
    const amount = row.cells.amount;
    if (amount === undefined) throw new Error("the builder gives an amount");
    const shown = valueCell("amount", 9 as never).digest;
    const held = (kind: "sent" | "refused") =>
      remembering({
        ...row,
        cells: {
          ...row.cells,
          amount: {
            ...amount,
            state:
              kind === "sent"
                ? { kind, shown, mutation: "m" }
                : { kind, shown, reason: "over", findings: [], askAgreed: false },
          },
        },
      });
    const at = (pence: number) => [seenRow(REFUGE, { ...refuge, amount: pence })];

    expect(scanTable(held("sent"), at(9))).toEqual([]);
    expect(scanTable(held("sent"), at(10))).toEqual([]);
    expect(scanTable(held("refused"), at(9))).toEqual([]);
    expect(scanTable(held("refused"), at(10))).toMatchObject([{ changes: [{ kind: "edit" }] }]);
    expect(scanTable(held("refused"), at(6_000_000))).toMatchObject([
      { changes: [{ kind: "settled", field: "amount" }] },
    ]);
  });
});

describe("laws of scanning", () => {
  const anyLine = fc.record({
    title: fc.constantFrom("a", "b", "c", null),
    amount: fc.constantFrom(1, 2, 3, null),
  });
  const anyTable = fc
    .uniqueArray(fc.nat({ max: 1_000_000 }), { maxLength: 12 })
    .chain((seeds) =>
      fc.tuple(...seeds.map((seed) => anyLine.map((line) => ({ id: idsFrom(seed)(), line })))),
    );
  type Known = Readonly<{ id: RowId; line: Line }>;
  const rememberAll = (rows: readonly Known[]) =>
    remembering(...rows.map(({ id, line }) => rememberedRow(id, line)));

  test("[SYN62] a sort, or any other order of the rows, is never an edit", () => {
    fc.assert(
      fc.property(
        anyTable.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          ),
        ),
        ([rows, sorted]) => {
          const shown = sorted.map(({ id, line }) => seenRow(id, line));
          expect(scanTable(rememberAll(rows), shown)).toEqual([]);
        },
      ),
    );
  });

  /** What hands do to whole rows: the id goes along with the cells, as in a sheet. */
  const anyHand = fc.oneof(
    fc.record({ kind: fc.constant("copy" as const), from: fc.nat(40), to: fc.nat(40) }),
    fc.record({ kind: fc.constant("paste-over" as const), from: fc.nat(40), to: fc.nat(40) }),
    fc.record({ kind: fc.constant("insert" as const), to: fc.nat(40), line: anyLine }),
    fc.record({ kind: fc.constant("delete" as const), to: fc.nat(40) }),
    fc.record({
      kind: fc.constant("type" as const),
      to: fc.nat(40),
      amount: fc.constantFrom(7, 8),
    }),
  );
  type Hand = typeof anyHand extends fc.Arbitrary<infer Value> ? Value : never;

  function apply(rows: SeenRow[], hand: Hand): void {
    const place = (at: number) => at % Math.max(rows.length, 1);
    const target = rows[place(hand.to)];
    switch (hand.kind) {
      case "copy":
      case "paste-over": {
        const copied = rows[place(hand.from)];
        if (copied === undefined) return;
        rows.splice(place(hand.to), hand.kind === "copy" ? 0 : 1, { ...copied });
        return;
      }
      case "insert":
        rows.splice(place(hand.to), 0, seenRow("", hand.line));
        return;
      case "delete":
        rows.splice(place(hand.to), 1);
        return;
      case "type":
        if (target === undefined) return;
        rows[place(hand.to)] = {
          ...target,
          cells: { ...target.cells, amount: valueCell("amount", hand.amount as never) },
        };
    }
  }

  test("[SYN63] copied, inserted and deleted in any order, no value goes to another row's id", () => {
    fc.assert(
      fc.property(anyTable, fc.array(anyHand, { maxLength: 12 }), (known, hands) => {
        const rows = known.map(({ id, line }) => seenRow(id, line));
        for (const hand of hands) apply(rows, hand);
        const remembered = rememberAll(known);
        const changes = scanTable(remembered, rows);

        const written = new Set<string>();
        for (const change of changes) {
          if (change.kind !== "cells") continue;
          expect(readRowId(rows[change.at]?.idText ?? "")).toBe(change.id);
          expect(written.has(change.id)).toBe(false);
          written.add(change.id);
          // An untouched row of that id in the sheet would have been the one to keep it.
          const untouched = rows.some(
            (row) =>
              row.idText === change.id &&
              row.cells.amount?.digest === remembered.get(change.id)?.cells.amount?.digest &&
              row.cells.title?.digest === remembered.get(change.id)?.cells.title?.digest,
          );
          expect(untouched).toBe(false);
        }
        // Every row of the sheet is one row of the register, a new one, or blank; none is both.
        const fresh = changes.filter(({ kind }) => kind === "new-row").length;
        const kept = new Set(rows.map(({ idText }) => idText).filter((text) => text !== "")).size;
        const blank = rows.filter(
          ({ idText, cells }) =>
            idText === "" && Object.values(cells).every(({ digest }) => digest === "-"),
        ).length;
        expect(fresh + kept + blank).toBe(rows.length);
        // And every remembered row is in the sheet or said to be gone.
        const gone = changes.filter(({ kind }) => kind === "gone").length;
        expect(kept + gone).toBe(known.length);
      }),
      { numRuns: 500 },
    );
  });
});
