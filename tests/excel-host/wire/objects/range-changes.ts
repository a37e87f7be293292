import { splitAddress } from "../../model/area.ts";
import { pasteCopy, takeCopy } from "../../model/changes/copy-cells.ts";
import { deleteCells, insertCells } from "../../model/changes/structure.ts";
import { clearCells } from "../../model/changes/write-cells.ts";
import { HostError } from "../../model/host-error.ts";
import { type Arguments, oneOf } from "../arguments.ts";
import type { ExcelHost } from "../host.ts";
import type { HostObject } from "../host-object.ts";
import { RangeHandle } from "../range-handle.ts";
import { areaFrom, rangeObject } from "./range-object.ts";

/** The methods of a range that change the sheet. */
export function rangeChanges(
  host: ExcelHost,
  handle: RangeHandle,
): Readonly<Record<string, (given: Arguments) => HostObject | null>> {
  const { workbook } = host;
  const { sheet } = handle;
  return {
    Clear: (given) => {
      const applyTo = oneOf(
        given.textOr(0, "All"),
        ["All", "Contents", "Formats", "Hyperlinks", "RemoveHyperlinks"],
        given.location,
      );
      if (applyTo !== "Hyperlinks" && applyTo !== "RemoveHyperlinks") {
        clearCells(workbook, host.actor, sheet, handle.area, applyTo);
      }
      return null;
    },
    CopyFrom: (given) => {
      copyInto(host, handle, given);
      return null;
    },
    Delete: (given) => {
      const direction = oneOf(given.text(0), ["Up", "Left"], given.location);
      deleteCells(workbook, host.actor, sheet, handle.area, direction);
      return null;
    },
    Insert: (given) => {
      const { area } = handle;
      const direction = oneOf(given.text(0), ["Down", "Right"], given.location);
      insertCells(workbook, host.actor, sheet, area, direction);
      return rangeObject(host, host.range(sheet, area));
    },
    Merge: (given) => {
      const { area } = handle;
      const isAcross = given.flag(0, false);
      workbook.change(host.actor, () => {
        const merged = isAcross
          ? Array.from({ length: area.rows }, (_, at) => ({ ...area, row: area.row + at, rows: 1 }))
          : [area];
        sheet.merges = [...sheet.merges, ...merged];
        workbook.note({ kind: "format-changed", sheet, area });
      });
      return null;
    },
    Unmerge: () => {
      const { area } = handle;
      workbook.change(host.actor, () => {
        sheet.merges = sheet.merges.filter(
          (merge) => merge.row !== area.row || merge.column !== area.column,
        );
        workbook.note({ kind: "format-changed", sheet, area });
      });
      return null;
    },
    _ValidateArraySize: (given) => {
      if (given.number(0) !== handle.area.rows || given.number(1) !== handle.area.columns) {
        throw new HostError(
          "InvalidArgument",
          "Range.values",
          "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
        );
      }
      return null;
    },
  };
}

function copyInto(host: ExcelHost, to: RangeHandle, given: Arguments): void {
  const source = given.object(0)?.target;
  const named = typeof given.raw(0) === "string" ? splitAddress(given.text(0)).sheet : null;
  const fromSheet =
    source instanceof RangeHandle
      ? source.sheet
      : named === null
        ? to.sheet
        : host.workbook.sheet(named);
  if (fromSheet === undefined) throw given.refusal();
  const copied = takeCopy(fromSheet, areaFrom(host, fromSheet, given, 0));
  const what = oneOf(
    given.textOr(1, "All"),
    ["All", "Formulas", "Values", "Formats"],
    given.location,
  );
  pasteCopy(host.workbook, host.actor, copied, to.sheet, to.area, what);
}
