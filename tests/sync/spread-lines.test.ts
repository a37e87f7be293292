import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FieldValue } from "../../shared/registers/field.ts";
import { edit, idsFrom, insert, named, remove } from "./pushed-rows.ts";
import type { Answers, SheetLine } from "./spread-sheet.ts";
import { SPREAD, type SpreadSheet, YEARS } from "./spread-sheet.ts";
import { FUNDS, presentRows, QUIET, startedSheet } from "./started-sheet.ts";

type Step =
  | Readonly<{ kind: "type"; line: number; year: number; amount: number | null }>
  | Readonly<{ kind: "note"; line: number; text: string }>
  | Readonly<{ kind: "copy"; line: number; to: number }>
  | Readonly<{ kind: "delete" | "lose-id"; line: number }>
  | Readonly<{ kind: "insert"; to: number; fund: number; amounts: readonly (number | null)[] }>
  | Readonly<{ kind: "sort"; by: readonly number[] }>
  | Readonly<{ kind: "elsewhere-edit"; row: number; amount: number }>
  | Readonly<{ kind: "elsewhere-add"; fund: number; year: number; amount: number; award: boolean }>
  | Readonly<{ kind: "elsewhere-remove"; row: number }>
  | Readonly<{ kind: "elsewhere-note"; row: number; text: string }>
  | Readonly<{ kind: "elsewhere-year"; row: number; year: number }>
  | Readonly<{ kind: "sync"; answers: Answers }>;

const place = fc.nat({ max: 20 });
const amount = fc.integer({ min: 1, max: 999 }).map((pounds) => pounds * 100);
const answers = fc.record({
  gone: fc.constantFrom("everyone", "here", "back", "wait"),
  over: fc.constantFrom("correct", "award", "move", "back"),
}) as fc.Arbitrary<Answers>;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("type" as const),
    line: place,
    year: fc.nat({ max: 2 }),
    amount: fc.option(amount, { freq: 4 }),
  }),
  fc.record({
    kind: fc.constant("note" as const),
    line: place,
    text: fc.constantFrom("a", "b", "c"),
  }),
  fc.record({ kind: fc.constant("copy" as const), line: place, to: place }),
  fc.record({ kind: fc.constantFrom("delete" as const, "lose-id" as const), line: place }),
  fc.record({
    kind: fc.constant("insert" as const),
    to: place,
    fund: fc.nat({ max: 2 }),
    amounts: fc.tuple(fc.option(amount), fc.option(amount), fc.option(amount)),
  }),
  fc.record({
    kind: fc.constant("sort" as const),
    by: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant("elsewhere-edit" as const), row: place, amount }),
  fc.record({
    kind: fc.constant("elsewhere-add" as const),
    fund: fc.nat({ max: 2 }),
    year: fc.nat({ max: 2 }),
    amount,
    award: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("elsewhere-remove" as const), row: place }),
  fc.record({
    kind: fc.constant("elsewhere-note" as const),
    row: place,
    text: fc.constantFrom("a", "b", "c"),
  }),
  fc.record({ kind: fc.constant("elsewhere-year" as const), row: place, year: fc.nat({ max: 2 }) }),
  fc.record({ kind: fc.constant("sync" as const), answers }),
);

function take(sheet: SpreadSheet, step: Step, nextId: ReturnType<typeof idsFrom>): void {
  const { lines, register } = sheet;
  const at = (number: number) => (lines.length === 0 ? -1 : number % lines.length);
  const line = "line" in step ? lines[at(step.line)] : undefined;
  const rows = presentRows(sheet);
  const row = "row" in step ? rows[rows.length === 0 ? 0 : step.row % rows.length] : undefined;
  const finance = { register: "budgets" as const, role: "finance" as const, by: "Ben" };
  switch (step.kind) {
    case "type":
      if (line !== undefined) line.amounts[SPREAD.columns[step.year]?.key ?? ""] = step.amount;
      return;
    case "note":
      if (line !== undefined) line.note = step.text;
      return;
    case "copy":
      if (line !== undefined) {
        lines.splice(at(step.to), 0, { ...line, amounts: { ...line.amounts } });
      }
      return;
    case "delete":
      if (line !== undefined) lines.splice(lines.indexOf(line), 1);
      return;
    case "lose-id":
      if (line !== undefined) line.id = "";
      return;
    case "insert": {
      const amounts = Object.fromEntries(
        SPREAD.columns.map(({ key }, year) => [key, step.amounts[year] ?? null]),
      );
      lines.splice(at(step.to), 0, { id: "", fund: FUNDS[step.fund] ?? null, note: null, amounts });
      return;
    }
    case "sort": {
      const order = new Map(lines.map((one, index) => [one, step.by[index % 8] ?? 0]));
      lines.sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
      return;
    }
    case "elsewhere-edit":
      if (row !== undefined) {
        const values = { amount: step.amount as FieldValue };
        register.push({ ...finance, changes: [edit(row.id, row.version, values)] });
      }
      return;
    case "elsewhere-note":
    case "elsewhere-year":
      if (row !== undefined) {
        const values =
          step.kind === "elsewhere-note"
            ? { note: step.text }
            : { financialYear: YEARS[step.year] as FieldValue };
        register.push({ ...finance, changes: [edit(row.id, row.version, values)] });
      }
      return;
    case "elsewhere-add": {
      const values = {
        fund: named(FUNDS[step.fund] ?? ""),
        financialYear: YEARS[step.year] as FieldValue,
        amount: step.amount as FieldValue,
        kind: step.award ? "in-year-award" : "opening",
      };
      register.push({ ...finance, changes: [insert(nextId(), values)] });
      return;
    }
    case "elsewhere-remove":
      if (row !== undefined) register.push({ ...finance, changes: [remove(row.id, row.version)] });
      return;
    case "sync":
      sheet.sync(step.answers);
  }
}

/** What a row adds to its cell. */
function effect(values: Readonly<Record<string, FieldValue>>): number {
  const of = typeof values.amount === "number" ? values.amount : 0;
  return values.kind === "virement-out" || values.kind === "reduction" ? -Math.abs(of) : of;
}

const OPEN: ReadonlySet<string> = new Set(["asked-about", "let-go", "removing"]);

/** Every row of the register once in the sheet, in its own year and fund, and every cell their sum. */
function expectInStep(sheet: SpreadSheet): void {
  const present = new Map(presentRows(sheet).map((row) => [row.id, row]));
  const met = new Set<string>();
  for (const line of sheet.lines) {
    for (const { key, value } of SPREAD.columns) {
      const rows = sheet.rowsIn(line, key).filter(({ standing }) => !OPEN.has(standing.kind));
      for (const row of rows) {
        expect(met.has(row.id), `${row.id} stands twice`).toBe(false);
        met.add(row.id);
      }
      const isHeld = rows.some(
        ({ standing, cells }) =>
          standing.kind !== "known" ||
          Object.values(cells).some(({ state }) => state.kind !== "synced"),
      );
      if (isHeld) continue;
      const kept = rows.map(({ id }) => present.get(id));
      for (const one of kept) {
        expect(one?.values.financialYear).toBe(value);
        expect((one?.values.fund as { text: string } | undefined)?.text ?? null).toBe(line.fund);
      }
      const sum = kept.reduce((total, one) => total + effect(one?.values ?? {}), 0);
      const shown = line.amounts[key] ?? null;
      expect(kept.length === 0 ? null : sum, `${line.fund} ${key} of ${line.id}`).toBe(shown);
    }
  }
  for (const line of sheet.lines) {
    const rows = SPREAD.columns
      .flatMap(({ key }) => sheet.rowsIn(line, key))
      .filter(({ cells, standing }) => cells.note !== undefined && standing.kind === "known");
    const notes = new Set(rows.map(({ id }) => present.get(id)?.values.note ?? null));
    const isSettled = rows.every(({ cells }) => cells.note?.state.kind === "synced");
    if (rows.length > 0 && notes.size === 1 && isSettled) {
      expect([...notes], `note of ${line.id}`).toEqual([line.note]);
    }
  }
  for (const id of present.keys()) {
    const row = sheet.memory.get(id);
    expect(met.has(id) || OPEN.has(row?.standing.kind ?? ""), `${id} is nowhere`).toBe(true);
  }
}

/** A copy whose line lost an amount elsewhere: once it was asked for ever whether it was that line. */
const COPIED_AND_EMPTIED: Step[] = [
  { kind: "copy", line: 15, to: 0 },
  { kind: "lose-id", line: 0 },
  { kind: "elsewhere-add", fund: 1, year: 1, amount: 100, award: false },
  { kind: "elsewhere-remove", row: 3 },
];

describe("years across", () => {
  test("[SYN76] whatever is done to the lines and in the register, nothing is lost, doubled or written to another's row", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 14 }),
        fc.nat({ max: 99 }),
        answers,
        (steps, seed, last) => {
          const sheet = startedSheet(seed + 1);
          const nextId = idsFrom(seed + 500);
          for (const one of steps) take(sheet, one, nextId);
          sheet.sync(last);
          sheet.sync({ ...QUIET, gone: "wait" });
          expectInStep(sheet);
          sheet.done = [];
          const before = structuredClone(sheet.lines) as SheetLine[];
          sheet.sync({ ...QUIET, gone: "wait" });
          expect([sheet.done, sheet.lines]).toEqual([[], before]);
        },
      ),
      { numRuns: 100, examples: [[COPIED_AND_EMPTIED, 0, { gone: "everyone", over: "correct" }]] },
    );
  });
});
