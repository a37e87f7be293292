import { describe, expect, test } from "vitest";
import { rolledForward } from "../../shared/sync/rolled-forward.ts";
import type { SheetChange } from "../../shared/sync/scan-table.ts";
import { freshCell, type RowMemory } from "../../shared/sync/table-memory.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { idsFrom } from "./sheet-rows.ts";

const nextId = idsFrom(13);
const TODAY = IsoDay.parse("2026-09-21");

/** A row the register has, of which these cells were typed before and not taken. */
function known(refused: readonly string[] = [], version = 3): RowMemory {
  const id = nextId();
  const refusal = { shown: "d:later", reason: "", findings: [], askAgreed: false };
  const state = { kind: "refused" as const, ...refusal };
  const cells = Object.fromEntries(
    refused.map((field) => [field, { ...freshCell("d:before"), state }]),
  );
  return {
    ...{ id, version, values: {}, cells, copiedFrom: null },
    standing: { kind: "known" },
  };
}

function edited({ id }: RowMemory, ...fields: string[]): SheetChange {
  const changes = fields.map((field) => ({
    ...{ kind: "edit" as const, field, value: "2035/36", shown: `d:${field}` },
  }));
  return { kind: "cells", at: 0, id, changes };
}

function rolled(
  rows: readonly RowMemory[],
  changes: readonly SheetChange[],
  currentEnd: string | null = "2025-03-31",
) {
  const memory = new Map(rows.map((row) => [row.id, row]));
  return [...rolledForward(memory, changes, { valuesOf: () => ({ currentEnd }), today: TODAY })];
}

describe("rows made next year's, or put right", () => {
  test.each([
    { given: "both dates of an agreement that has ended", fields: ["start", "currentEnd"] },
    { given: "one of them, the other typed before", fields: ["currentEnd"], refused: ["start"] },
    { given: "its last month over", fields: ["start", "currentEnd"], end: "2026-08" },
  ])("[SYN133] is asked of $given", ({ fields, refused, end = "2025-03-31" }) => {
    const row = known(refused);

    expect(rolled([row], [edited(row, ...fields)], end)).toEqual([
      [row.id, { kind: "renewal", ended: end }],
    ]);
  });

  test.each([
    { given: "one of its dates alone", fields: ["start"] },
    { given: "another cell, both dates typed before", fields: ["title"], refused: ["start"] },
    { given: "an agreement that ends today", fields: ["start", "currentEnd"], end: TODAY },
    { given: "one that ends this month", fields: ["start", "currentEnd"], end: "2026-09" },
    { given: "one whose end is not known", fields: ["start", "currentEnd"], end: null },
    { given: "one that was never sent", fields: ["start", "currentEnd"], version: 0 },
    { given: "three years of three rows", fields: ["financialYear"], rows: 3 },
  ])("[SYN133] is not asked of $given", ({ fields, refused, end, version, rows: count = 1 }) => {
    const rows = Array.from({ length: count }, () => known(refused, version));
    const changes = rows.map((row) => edited(row, ...fields));

    expect(rolled(rows, changes, end)).toEqual([]);
  });

  test("[SYN133] is asked of years changed on more than three rows at once", () => {
    const rows = [known(), known(), known(), known()];
    const changes = rows.map((row) => edited(row, "financialYear"));

    expect(rolled(rows, changes)).toEqual(rows.map(({ id }) => [id, { kind: "year" }]));
  });

  test("[SYN133] waits where it is not known yet when the agreement ended", () => {
    const row = known();
    const memory = new Map([[row.id, row]]);
    const changes = [edited(row, "start", "currentEnd")];

    expect([...rolledForward(memory, changes, { valuesOf: () => null, today: TODAY })]).toEqual([
      [row.id, { kind: "unknown" }],
    ]);
  });
});
