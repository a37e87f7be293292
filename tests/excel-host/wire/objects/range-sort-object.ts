import { EMPTY_CELL } from "../../model/cell.ts";
import { placeCells } from "../../model/changes/write-cells.ts";
import { compareValues } from "../../model/formula/operands.ts";
import { copiedFormula } from "../../model/formula/rewrite.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import type { RangeHandle } from "../range-handle.ts";
import { sortFieldsGiven } from "./sort-fields.ts";

/** Excel.RangeSort: rows of a block by one or more of its columns. */
export function rangeSortObject(host: ExcelHost, handle: RangeHandle): HostObject {
  const { sheet } = handle;
  return new HostObject("RangeSort", handle, {
    call: {
      Apply: (given) => {
        const fields = sortFieldsGiven(given, handle.area.columns);
        const hasHeaders = given.flag(2, false);
        const { area } = handle;
        const body = hasHeaders ? { ...area, row: area.row + 1, rows: area.rows - 1 } : area;
        const kept = [...sheet.rows];
        const at = (row: number, key: number) => sheet.cell(row, body.column + key).value;
        const order = Array.from({ length: body.rows }, (_, row) => body.row + row).toSorted(
          (one, other) => {
            for (const { key, ascending } of fields) {
              const compared = compareValues(at(one, key), at(other, key));
              if (compared !== 0) return ascending ? compared : -compared;
            }
            return one - other;
          },
        );
        placeCells(host.workbook, host.actor, sheet, body, (_, row, column) => {
          const from = order[row - body.row] ?? row;
          const cell = kept[from]?.[column] ?? EMPTY_CELL;
          return cell.formula === null
            ? cell
            : { ...cell, formula: copiedFormula(cell.formula, row - from, 0) };
        });
      },
    },
  });
}
