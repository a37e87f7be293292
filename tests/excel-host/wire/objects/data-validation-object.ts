import { containsArea, intersection } from "../../model/area.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import type { RangeHandle } from "../range-handle.ts";

/** Excel.DataValidation: kept and given back, never enforced on add-ins (nor does Excel). */
export function dataValidationObject(host: ExcelHost, handle: RangeHandle): HostObject {
  const { workbook } = host;
  const { sheet } = handle;
  const current = () =>
    sheet.validations.find(({ area }) => containsArea(area, handle.area)) ?? null;
  const replace = (change: Readonly<{ rule?: unknown; ignoreBlanks?: boolean }> | null) =>
    workbook.change(host.actor, () => {
      const before = current();
      const others = sheet.validations.filter(
        ({ area }) => intersection(area, handle.area) === null,
      );
      const made = {
        area: handle.area,
        rule: before?.rule ?? {},
        ignoreBlanks: before?.ignoreBlanks ?? true,
      };
      sheet.validations = change === null ? others : [...others, { ...made, ...change }];
    });
  return new HostObject("DataValidation", handle, {
    get: {
      ErrorAlert: () => null,
      IgnoreBlanks: () => current()?.ignoreBlanks ?? true,
      Prompt: () => null,
      Rule: () => current()?.rule ?? {},
      Type: () => typeOfRule(current()?.rule),
      Valid: () => true,
    },
    set: {
      IgnoreBlanks: (value) => replace({ ignoreBlanks: value === true }),
      Rule: (value) => replace({ rule: value }),
    },
    call: { Clear: () => replace(null) },
  });
}

const RULE_TYPES: Readonly<Record<string, string>> = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  list: "List",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

function typeOfRule(rule: unknown): string {
  if (typeof rule !== "object" || rule === null) return "None";
  const named = Object.keys(rule).find((key) => RULE_TYPES[key] !== undefined);
  return RULE_TYPES[named ?? ""] ?? "None";
}
