/** What we give a column of ours to be told by; a colour of null is the sheet's own. */
export type ColumnLook = Readonly<{ color: string | null; widthPoints: number }>;

/** Narrow enough to be out of the way, wide enough to be seen and not deleted by mistake. */
export const ID_LOOK = { color: "#A6A6A6", widthPoints: 18 } satisfies ColumnLook;
/** Room for the first half of a sentence; the whole of it stands in the formula bar. */
export const STATUS_LOOK = { color: null, widthPoints: 240 } satisfies ColumnLook;

/** What Excel says of cells that have no colour of their own. */
const BLACK = "#000000";
const NO_FILL = "#FFFFFF";
/** Excel rounds widths to the screen's own dots. */
const WIDTH_ROUNDING_POINTS = 2;

const LOOK_PROPERTIES = [
  "numberFormat",
  "format/columnWidth",
  "format/horizontalAlignment",
  "format/wrapText",
  "format/fill/color",
  "format/font/color",
  "format/font/bold",
  "format/font/italic",
  "format/protection/locked",
];

/** A column's cells with how they look, once the next batch has run. */
export type SeenLook = Readonly<{
  cells: Excel.Range;
  borders: readonly Excel.RangeBorder[];
  /** A column nobody has touched: it shows how wide this one was. */
  untouched: Excel.Range;
}>;

export function loadLook(cells: Excel.Range): SeenLook {
  return {
    cells: cells.load(LOOK_PROPERTIES),
    borders: (["EdgeRight", "InsideHorizontal"] as const).map((edge) =>
      cells.format.borders.getItem(edge).load("style"),
    ),
    untouched: cells.worksheet.getCell(0, 16_000).load("format/columnWidth"),
  };
}

/**
 * Changes what we gave a column, null for nothing: only where it still looks as we left it, or as
 * nobody has touched it, so that a look of people's own is neither laid over nor taken away.
 */
export function changeLook(seen: SeenLook, from: ColumnLook | null, to: ColumnLook | null): void {
  changeWidth(seen, from, to);
  const { format } = seen.cells;
  const [before, after] = [from?.color ?? null, to?.color ?? null];
  const isAsLeft = format.font.color === (before ?? BLACK);
  const isOthers = before === null && !isPlain(seen);
  if (before === after || !isAsLeft || isOthers) return;
  if (after !== null) format.font.color = after;
  else if (isPlain(seen)) seen.cells.style = "Normal";
  else format.font.color = BLACK;
}

function changeWidth(
  { cells, untouched }: SeenLook,
  from: ColumnLook | null,
  to: ColumnLook | null,
): void {
  const expected = from?.widthPoints ?? untouched.format.columnWidth;
  if (Math.abs(cells.format.columnWidth - expected) > WIDTH_ROUNDING_POINTS) return;
  const { format } = cells.getEntireColumn();
  if (to === null) format.useStandardWidth = true;
  else format.columnWidth = to.widthPoints;
}

/** Whether the cells have no look of anybody's own, whatever the colour of their text. */
function isPlain({ cells, borders }: SeenLook): boolean {
  const { format, numberFormat } = cells;
  return (
    numberFormat.every((line) => line.every((one) => one === "General")) &&
    format.fill.color === NO_FILL &&
    format.horizontalAlignment === "General" &&
    format.wrapText === false &&
    format.font.bold === false &&
    format.font.italic === false &&
    format.protection.locked === true &&
    borders.every(({ style }) => style === "None")
  );
}
