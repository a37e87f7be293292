import { intersection } from "../../model/area.ts";
import { refuseProtected } from "../../model/changes/protection.ts";
import { type ConditionalFormat, newConditionalFormat } from "../../model/conditional-format.ts";
import { HostError } from "../../model/host-error.ts";
import type { Sheet } from "../../model/sheet.ts";
import { textIn } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import type { RangeHandle } from "../range-handle.ts";
import { rangeObject } from "./range-object.ts";

/** Excel.ConditionalFormatCollection of a range: those that reach into it. */
export function conditionalFormatsObject(host: ExcelHost, handle: RangeHandle): HostObject {
  const { workbook } = host;
  const { sheet } = handle;
  const here = () =>
    sheet.conditionalFormats.filter(({ area }) => intersection(area, handle.area) !== null);
  const find = (id: string) => {
    const format = here().find((one) => one.id === id);
    return format === undefined ? null : conditionalFormatObject(host, sheet, format.id);
  };
  const required = (object: HostObject | null, location: string) => {
    if (object === null) throw new HostError("ItemNotFound", location);
    return object;
  };
  return new HostObject("ConditionalFormatCollection", handle, {
    items: () => here().map(({ id }) => conditionalFormatObject(host, sheet, id)),
    call: {
      Add: (given) => {
        refuseProtected(sheet, given.location);
        const id = `{${workbook.nextId()}}`;
        const format = newConditionalFormat(id, given.text(0), handle.area, 0);
        workbook.change(host.actor, () => {
          // A new rule comes first, as in Excel; the others move down.
          const others = sheet.conditionalFormats.map((one) => ({
            ...one,
            priority: one.priority + 1,
          }));
          sheet.conditionalFormats = [format, ...others];
          workbook.note({ kind: "format-changed", sheet, area: handle.area });
        });
        return conditionalFormatObject(host, sheet, id);
      },
      ClearAll: () => {
        refuseProtected(sheet, "ConditionalFormatCollection.clearAll");
        const gone = new Set(here());
        workbook.change(host.actor, () => {
          sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => !gone.has(one));
          workbook.note({ kind: "format-changed", sheet, area: handle.area });
        });
      },
      GetCount: () => here().length,
      GetItem: (given) => required(find(given.text(0)), given.location),
      GetItemAt: (given) => {
        const format = here()[given.number(0)];
        return required(
          format === undefined ? null : conditionalFormatObject(host, sheet, format.id),
          given.location,
        );
      },
      GetItemOrNullObject: (given) => find(given.text(0)),
    },
  });
}

/** The wire's names for the kinds of rule this model keeps. */
const KINDS: Readonly<Record<string, string>> = {
  Custom: "Custom",
  CellValue: "CellValue",
  ContainsText: "TextComparison",
  PresetCriteria: "Preset",
};

function conditionalFormatObject(host: ExcelHost, sheet: Sheet, id: string): HostObject {
  const { workbook } = host;
  const current = () => {
    const format = sheet.conditionalFormats.find((one) => one.id === id);
    if (format === undefined) throw new HostError("ItemNotFound", "ConditionalFormat");
    return format;
  };
  const change = (changed: Partial<ConditionalFormat>) =>
    workbook.change(host.actor, () => {
      sheet.conditionalFormats = sheet.conditionalFormats.map((one) =>
        one.id === id ? { ...one, ...changed } : one,
      );
      workbook.note({ kind: "format-changed", sheet, area: current().area });
    });
  const kind = (name: string) => () => {
    if (KINDS[current().type] !== name) return null;
    return kindObject(name, current, change);
  };
  return new HostObject("ConditionalFormat", id, {
    identity: { Id: id },
    exists: () => sheet.conditionalFormats.some((one) => one.id === id),
    get: {
      Id: () => id,
      Priority: () => current().priority,
      StopIfTrue: () => current().stopIfTrue,
      Type: () => current().type,
    },
    set: {
      Priority: (value) => change({ priority: Number(value) }),
      StopIfTrue: (value) => change({ stopIfTrue: value === true }),
    },
    follow: Object.fromEntries(
      Object.values(KINDS).flatMap((name) => [
        [name, kind(name)],
        [`${name}OrNullObject`, kind(name)],
      ]),
    ),
    call: {
      Delete: () =>
        workbook.change(host.actor, () => {
          const { area, priority } = current();
          sheet.conditionalFormats = sheet.conditionalFormats
            .filter((one) => one.id !== id)
            .map((one) => (one.priority > priority ? { ...one, priority: one.priority - 1 } : one));
          workbook.note({ kind: "format-changed", sheet, area });
        }),
      GetRange: () => rangeObject(host, host.range(sheet, current().area)),
      GetRangeOrNullObject: () => rangeObject(host, host.range(sheet, current().area)),
    },
  });
}

type Current = () => ConditionalFormat;
type Change = (changed: Partial<ConditionalFormat>) => void;

function kindObject(name: string, current: Current, change: Change): HostObject {
  const format = () => lookObject(current, change);
  if (name === "Custom") {
    return new HostObject("CustomConditionalFormat", name, {
      follow: { Format: format, Rule: () => formulaObject(current, change) },
    });
  }
  return new HostObject(`${name}ConditionalFormat`, name, {
    get: { Rule: () => current().rule },
    set: { Rule: (value) => change({ rule: value }) },
    follow: { Format: format },
  });
}

function formulaObject(current: Current, change: Change): HostObject {
  const set = (value: unknown) =>
    change({ formula: textIn(value, "ConditionalFormatRule.formula") });
  return new HostObject("ConditionalFormatRule", null, {
    get: { Formula: () => current().formula, FormulaLocal: () => current().formula },
    set: { Formula: set, FormulaLocal: set },
  });
}

function lookObject(current: Current, change: Change): HostObject {
  return new HostObject("ConditionalRangeFormat", null, {
    get: { NumberFormat: () => null },
    follow: {
      Fill: () =>
        new HostObject("ConditionalRangeFill", null, {
          get: { Color: () => current().fill },
          set: { Color: (value) => change({ fill: textIn(value, "ConditionalRangeFill.color") }) },
          call: { Clear: () => change({ fill: null }) },
        }),
      Font: () =>
        new HostObject("ConditionalRangeFont", null, {
          get: { Bold: () => current().bold, Color: () => current().fontColor },
          set: {
            Bold: (value) => change({ bold: value === true }),
            Color: (value) => change({ fontColor: textIn(value, "ConditionalRangeFont.color") }),
          },
          call: { Clear: () => change({ bold: false, fontColor: null }) },
        }),
    },
  });
}
