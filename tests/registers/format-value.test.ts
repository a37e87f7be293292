import { describe, expect, test } from "vitest";
import type { FieldType } from "../../shared/registers/field.ts";
import {
  type CellStyle,
  formatValue,
  NEW_CELL,
  needsApostrophe,
} from "../../shared/registers/format-value.ts";
import { wireValue } from "../../shared/registers/wire-value.ts";
import { smallFramework } from "./small-framework.ts";

type Given = Readonly<{
  type: FieldType;
  wire: unknown;
  style?: Partial<CellStyle>;
  value: string | number | boolean;
}>;

const date: FieldType = { kind: "date" };
const money: FieldType = { kind: "money" };
const percent: FieldType = { kind: "percent" };
const options: FieldType = { kind: "extension-options" };
const priorities: FieldType = { kind: "vocabulary-list", vocabulary: "priorities" };
const mechanism: FieldType = { kind: "vocabulary", vocabulary: "mechanisms" };

describe("what a cell is to hold", () => {
  test.each<Given>([
    { type: money, wire: 123_456, value: 1234.56 },
    { type: money, wire: 123_400_000, style: { poundsEach: 1_000 }, value: 1234 },
    { type: money, wire: 123_400_000, style: { format: '0.000"m"' }, value: 1.234 },
    { type: date, wire: "2025-03-31", value: 45_747 },
    { type: date, wire: "2025-03-31", style: { date1904: true }, value: 44_285 },
    { type: date, wire: "2025-03-31", style: { format: "dd/mm/yyyy" }, value: 45_747 },
    { type: date, wire: "2025-03-31", style: { format: "General" }, value: "31 March 2025" },
    { type: date, wire: "2025-03", value: "March 2025" },
    { type: date, wire: "2025-03", style: { format: "dd/mm/yyyy" }, value: "March 2025" },
    { type: date, wire: "2025-03", style: { format: "mmm-yy" }, value: 45_717 },
    // As a serial this first of the month would be read as the month.
    { type: date, wire: "2025-03-01", style: { format: "mmm-yy" }, value: "1 March 2025" },
    { type: percent, wire: 7, value: "7%" },
    { type: percent, wire: 7, style: { format: "0%" }, value: 0.07 },
    { type: { kind: "term" }, wire: "P36M", value: "3 years" },
    { type: { kind: "yes-no" }, wire: false, value: "No" },
    { type: { kind: "count" }, wire: 12, value: 12 },
    { type: { kind: "financial-year" }, wire: "2026/27", value: "2026/27" },
    { type: options, wire: [], value: "None" },
    {
      type: options,
      wire: [{ length: "P12M" }, { length: "P12M", state: "used" }],
      value: "12 months; 12 months used",
    },
    { type: priorities, wire: ["1", "2", "4"], value: "1, 2, 4" },
    {
      type: mechanism,
      wire: "co",
      style: { framework: smallFramework },
      value: "Co-commissioning",
    },
    { type: mechanism, wire: "Partnership with Kent", value: "Partnership with Kent" },
    {
      type: { kind: "break-clause" },
      wire: { from: "2020-04-01", notice: "P6M" },
      value: "2020-04-01 6 months",
    },
    { type: { kind: "break-clause" }, wire: { from: null, notice: null }, value: "Yes" },
    {
      type: { kind: "reference-list", to: "funds" },
      wire: [{ text: "Your Community, Your Choice" }, { text: "B" }],
      value: '"Your Community, Your Choice"; B',
    },
    {
      type: { kind: "contributions" },
      wire: [{ partner: "Powys Council", amount: 500_000 }],
      value: "Powys Council £5,000",
    },
    { type: money, wire: null, value: "" },
  ])("[REG10] writes $wire of $type.kind as $value", ({ type, wire, style, value }) => {
    const given = wireValue(type, wire) ?? null;
    expect(formatValue(type, given, { ...NEW_CELL, ...style }).value).toBe(value);
  });

  test("[REG10] says money and dates as sentences do", () => {
    const amount = wireValue(money, 123_456) ?? null;
    expect(formatValue(money, amount).text).toBe("£1,234.56");
    expect(formatValue(date, wireValue(date, "2025-03-31") ?? null).text).toBe("31 Mar 2025");
  });

  test.each(["=A1", "+44 1632 960000", "-", "@name", "1/2", "2011/12", "March 2025", "TRUE", "5%"])(
    "[REG11] %s would not stay text",
    (text) => {
      expect(needsApostrophe(text)).toBe(true);
    },
  );

  test.each(["Advice service", "None", "Priority 1", ""])("[REG11] %j stays text", (text) => {
    expect(needsApostrophe(text)).toBe(false);
  });
});
