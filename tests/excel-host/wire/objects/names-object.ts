import { quotedSheetName, toA1 } from "../../model/area.ts";
import { areaOf } from "../../model/formula/rewrite.ts";
import { tokensOf } from "../../model/formula/tokens.ts";
import { HostError } from "../../model/host-error.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { DefinedName } from "../../model/workbook.ts";
import type { Arguments } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { RangeHandle } from "../range-handle.ts";
import { rangeObject } from "./range-object.ts";
import { worksheetObject } from "./worksheet-object.ts";

/** Excel.NamedItemCollection of the workbook, or of one sheet. */
export function namesObject(host: ExcelHost, scope: Sheet | null): HostObject {
  const { workbook } = host;
  const own = () => workbook.names.filter((defined) => defined.scope === scope);
  const find = (name: string) => {
    const wanted = name.toLowerCase();
    return own().find((defined) => defined.name.toLowerCase() === wanted);
  };
  const get = (name: string) => {
    const defined = find(name);
    return defined === undefined ? null : nameObject(host, defined);
  };
  return new HostObject("NamedItemCollection", workbook.names, {
    items: () => own().map((defined) => nameObject(host, defined)),
    call: {
      Add: (given) => {
        const name = given.text(0);
        if (find(name) !== undefined) throw new HostError("ItemAlreadyExists", given.location);
        if (!/^[A-Za-z_\\][\w.\\]*$/.test(name)) throw given.refusal();
        const defined = { name, scope, formula: formulaGiven(given), visible: true };
        workbook.change(host.actor, () => {
          workbook.names = [...workbook.names, defined];
        });
        return nameObject(host, defined);
      },
      GetCount: () => own().length,
      GetItem: (given) => {
        const object = get(given.text(0));
        if (object === null) throw new HostError("ItemNotFound", given.location);
        return object;
      },
      GetItemOrNullObject: (given) => get(given.text(0)),
    },
  });
}

function formulaGiven(given: Arguments): string {
  const handle = given.object(1)?.target;
  if (handle instanceof RangeHandle) {
    const fixed = toA1(handle.area).replaceAll(/([A-Z]+|\d+)/g, "$$$1");
    return `=${quotedSheetName(handle.sheet.name)}!${fixed}`;
  }
  const text = given.raw(1);
  if (typeof text === "number") return `=${text}`;
  if (typeof text !== "string") throw given.refusal();
  return text.startsWith("=") ? text : `="${text}"`;
}

function nameObject(host: ExcelHost, made: DefinedName): HostObject {
  const { workbook } = host;
  const current = () =>
    workbook.names.find(({ name, scope }) => name === made.name && scope === made.scope);
  const defined = () => current() ?? made;
  const range = () => {
    const token = tokensOf(defined().formula)?.[0];
    if (token?.kind !== "reference") return null;
    const sheet =
      token.reference.sheet === null ? made.scope : workbook.sheet(token.reference.sheet);
    if (sheet == null) return null;
    return rangeObject(host, host.range(sheet, areaOf(token.reference)));
  };
  const replace = (change: Partial<DefinedName>) =>
    workbook.change(host.actor, () => {
      const before = current();
      workbook.names = workbook.names.map((one) => (one === before ? { ...one, ...change } : one));
    });
  return new HostObject("NamedItem", made, {
    identity: { _Id: made.name },
    exists: () => current() !== undefined,
    get: {
      Comment: () => "",
      Formula: () => defined().formula,
      Name: () => made.name,
      Scope: () => (made.scope === null ? "Workbook" : "Worksheet"),
      Type: () => (range() === null ? "String" : "Range"),
      Value: () => defined().formula.slice(1),
      Visible: () => defined().visible,
    },
    set: {
      Formula: (value) => replace({ formula: String(value) }),
      Visible: (value) => replace({ visible: value === true }),
    },
    follow: {
      Worksheet: () => (made.scope === null ? null : worksheetObject(host, made.scope)),
      WorksheetOrNullObject: () => (made.scope === null ? null : worksheetObject(host, made.scope)),
    },
    call: {
      Delete: () =>
        workbook.change(host.actor, () => {
          const before = current();
          workbook.names = workbook.names.filter((one) => one !== before);
        }),
      GetRange: (given) => {
        const object = range();
        if (object === null) throw new HostError("InvalidOperation", given.location);
        return object;
      },
      GetRangeOrNullObject: () => range(),
    },
  });
}
