import type { Area } from "./area.ts";

/**
 * Cells pushed along by an insertion, or pulled back by a deletion. Only the band moves: the
 * columns (for rows inserted) or rows (for columns inserted) from `bandStart`, `bandSize` of them.
 */
export type Shift = Readonly<{
  axis: "row" | "column";
  at: number;
  /** Positive where cells were inserted, negative where they were deleted. */
  count: number;
  bandStart: number;
  bandSize: number;
}>;

type Span = Readonly<{ start: number; size: number }>;

export function inverseShift(shift: Shift): Shift {
  return { ...shift, count: -shift.count };
}

/** Where one row or column index ends up; null where it was deleted. */
export function shiftIndex(index: number, shift: Shift): number | null {
  if (index < shift.at) return index;
  if (shift.count >= 0) return index + shift.count;
  return index < shift.at - shift.count ? null : index + shift.count;
}

/** Where a block ends up: moved, grown, shrunk, or null where nothing of it is left. */
export function shiftArea(area: Area, shift: Shift): Area | null {
  if (!isInBand(area, shift)) return area;
  const span =
    shift.axis === "row"
      ? { start: area.row, size: area.rows }
      : { start: area.column, size: area.columns };
  const moved = shiftSpan(span, shift);
  if (moved === null) return null;
  return shift.axis === "row"
    ? { ...area, row: moved.start, rows: moved.size }
    : { ...area, column: moved.start, columns: moved.size };
}

/** True where the whole width (or height) of a block lies in what moves. */
export function isInBand(area: Area, shift: Shift): boolean {
  const { start, size } = acrossSpan(area, shift);
  return start >= shift.bandStart && start + size <= shift.bandStart + shift.bandSize;
}

/** True where some of a block's width (or height) lies in what moves. */
export function touchesBand(area: Area, shift: Shift): boolean {
  const { start, size } = acrossSpan(area, shift);
  return start < shift.bandStart + shift.bandSize && shift.bandStart < start + size;
}

function acrossSpan(area: Area, shift: Shift): Span {
  return shift.axis === "row"
    ? { start: area.column, size: area.columns }
    : { start: area.row, size: area.rows };
}

function shiftSpan(span: Span, shift: Shift): Span | null {
  const end = span.start + span.size;
  if (shift.count >= 0) {
    if (span.start >= shift.at) return { start: span.start + shift.count, size: span.size };
    return end > shift.at ? { start: span.start, size: span.size + shift.count } : span;
  }
  const goneEnd = shift.at - shift.count;
  const kept = (index: number) =>
    index <= shift.at ? index : Math.max(shift.at, index + shift.count);
  const start =
    span.start >= goneEnd ? span.start + shift.count : Math.min(span.start, kept(span.start));
  const size = kept(end) - start;
  return size > 0 ? { start, size } : null;
}
