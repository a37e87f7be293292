import { describe, expect, test } from "vitest";
import { matchRows } from "../../addin/sync/match-rows.ts";
import type { FieldValue } from "../../shared/registers/field.ts";
import { idsFrom } from "../sync/sheet-rows.ts";

const nextId = idsFrom(12);
type Values = Readonly<Record<string, FieldValue>>;
const line = (title: string, amount: number): Values => ({
  title,
  amount: amount as FieldValue,
  financialYear: "2026/27" as FieldValue,
});
const known = (values: Values) => ({ id: nextId(), values });
const kinds = (rows: readonly Values[], register: readonly ReturnType<typeof known>[]) =>
  matchRows("allocations", rows, register).map(({ kind }) => kind);

describe("rows of a sheet that are in the register already", () => {
  test("[ADD59] rows that say the same in every mapped field are paired, one with one", () => {
    const register = [known(line("Refuge", 1)), known(line("Refuge", 1))];
    const rows = [line("Refuge", 1), line("Refuge", 1), line("Refuge", 1)];
    const matched = matchRows("allocations", rows, register);
    expect(matched.map(({ kind }) => kind)).toEqual(["same", "same", "fresh"]);
    expect(new Set(matched.flatMap((one) => (one.kind === "fresh" ? [] : [one.id]))).size).toBe(2);
  });

  test("[ADD59] one row alone of a name is joined, saying that it differs", () => {
    expect(kinds([line("Refuge", 2)], [known(line("Refuge", 1))])).toEqual(["differs"]);
  });

  test("[ADD59] a name two rows go by is nobody's: the row is fresh", () => {
    const register = [known(line("Refuge", 1)), known(line("Refuge", 3))];
    expect(kinds([line("Refuge", 2)], register)).toEqual(["fresh"]);
    expect(kinds([line("Refuge", 2), line("Refuge", 4)], [known(line("Refuge", 1))])).toEqual([
      "fresh",
      "fresh",
    ]);
  });

  test("[ADD59] another year's row of the same title is another row", () => {
    const lastYear = { ...line("Refuge", 1), financialYear: "2025/26" as FieldValue };
    expect(kinds([line("Refuge", 1)], [known(lastYear)])).toEqual(["fresh"]);
  });

  test("[ADD59] people's own reference goes before the title", () => {
    const register = [known({ ...line("Refuge (old name)", 1), ref: "A-1" })];
    expect(kinds([{ ...line("Refuge", 1), ref: "A-1" }], register)).toEqual(["differs"]);
  });

  test("[ADD59] fields the sheet has no column for say nothing", () => {
    const register = [known({ ...line("Refuge", 1), provider: { id: null, text: "Llamau" } })];
    expect(kinds([line("Refuge", 1)], register)).toEqual(["same"]);
  });
});
