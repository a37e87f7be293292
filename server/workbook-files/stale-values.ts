import { SaxesParser } from "saxes";
import type { Area } from "../../shared/reading/raw-sheet.ts";
import { columnNumber, readAreaAddress, readCellAddress } from "./cell-address.ts";
import { MOST_COLUMNS, MOST_ROWS } from "./limits.ts";
import type { Span } from "./locate-cells.ts";
import { localName } from "./read-xml.ts";
import { shiftFormula } from "./shift-formula.ts";

type Place = Readonly<{ row: number; column: number }>;
type Formula = Place & Readonly<{ refersTo: readonly Area[] | "anything"; value: Span }>;

/**
 * Where a sheet keeps values of formulas that rest, or may rest, on cells that were changed. They
 * are no longer true, and LibreOffice would show them: without them it works the formulas out.
 * What a formula says by a name or of another sheet is not followed, so its value counts as stale.
 */
export function staleValues(xml: string, changed: readonly Place[]): readonly Span[] {
  const reached = new Reached();
  for (const place of changed) reached.add(place);
  let fresh = formulasIn(xml);
  const stale: Span[] = [];
  for (;;) {
    const found = fresh.filter(
      ({ refersTo }) => refersTo === "anything" || refersTo.some((area) => reached.touches(area)),
    );
    if (found.length === 0) return stale;
    const known = new Set(found);
    fresh = fresh.filter((formula) => !known.has(formula));
    for (const formula of found) {
      stale.push(formula.value);
      reached.add(formula);
    }
  }
}

/** Changed cells, as one stretch of rows in each column: too much rather than too little. */
class Reached {
  readonly #columns = new Map<number, { top: number; bottom: number }>();

  add({ row, column }: Place): void {
    const known = this.#columns.get(column);
    if (known === undefined) this.#columns.set(column, { top: row, bottom: row });
    else {
      known.top = Math.min(known.top, row);
      known.bottom = Math.max(known.bottom, row);
    }
  }

  touches(area: Area): boolean {
    for (const [column, { top, bottom }] of this.#columns) {
      if (column < area.left || column > area.right) continue;
      if (top <= area.bottom && bottom >= area.top) return true;
    }
    return false;
  }
}

/** Every cell with a formula and a kept value. The part was located before, so it is well-formed. */
function formulasIn(xml: string): readonly Formula[] {
  const parser = new SaxesParser({ position: false });
  const shared = new Map<string, Place & { text: string }>();
  const formulas: Formula[] = [];
  let place: Place = { row: -1, column: -1 };
  let text: string | null = null;
  let sharedIndex: string | undefined;
  let isInFormula = false;
  let valueFrom = 0;
  parser.on("opentag", ({ name, attributes, isSelfClosing }) => {
    // Without the namespaces option every attribute is a plain text.
    const { r, t, si } = attributes as Record<string, string>;
    switch (localName(name)) {
      case "row":
        place = { row: r === undefined ? place.row + 1 : Number(r) - 1, column: -1 };
        break;
      case "c":
        place = (r === undefined ? null : readCellAddress(r)) ?? {
          row: place.row,
          column: place.column + 1,
        };
        text = null;
        break;
      case "f":
        text = "";
        sharedIndex = t === "shared" ? si : undefined;
        isInFormula = !isSelfClosing;
        break;
      case "v":
        valueFrom = xml.lastIndexOf("<", parser.position - 1);
    }
  });
  parser.on("text", (piece) => {
    if (isInFormula) text = (text ?? "") + piece;
  });
  parser.on("closetag", ({ name }) => {
    const closed = localName(name);
    if (closed === "f") {
      isInFormula = false;
      if (sharedIndex === undefined || text === null) return;
      if (text !== "") shared.set(sharedIndex, { ...place, text });
      const first = shared.get(sharedIndex);
      if (text === "" && first !== undefined) {
        text = shiftFormula(first.text, place.row - first.row, place.column - first.column);
      }
    } else if (closed === "v" && text !== null) {
      const value = { from: valueFrom, to: parser.position };
      formulas.push({ ...place, refersTo: references(text), value });
    }
  });
  parser.write(xml).close();
  return formulas;
}

const TOKENS =
  /"(?:[^"]|"")*"|(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w.(])|(\$?[A-Z]{1,3}:\$?[A-Z]{1,3})(?![\w.(])|(\$?\d+:\$?\d+)|([A-Za-z_\\][\w.\\]*\s*\(?)|[[!#']/gi;

/** Functions that reach cells their text does not name. */
const FAR_REACHING = new Set(["OFFSET(", "INDIRECT(", "NOW(", "TODAY(", "RAND(", "RANDBETWEEN("]);

/** The areas of its own sheet that a formula reads, where its text says them all. */
function references(formula: string): readonly Area[] | "anything" {
  const areas: Area[] = [];
  for (const [token, cells, columns, rows, word] of formula.matchAll(TOKENS)) {
    if (token.startsWith('"')) continue;
    const area =
      cells !== undefined
        ? readAreaAddress(cells)
        : columns !== undefined
          ? wholeColumns(columns)
          : rows !== undefined
            ? wholeRows(rows)
            : null;
    if (area !== null) areas.push(area);
    else if (word === undefined || !isPlainWord(word)) return "anything";
  }
  return areas;
}

function isPlainWord(word: string): boolean {
  const upper = word.replace(/\s/g, "").toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return true;
  return upper.endsWith("(") && !FAR_REACHING.has(upper);
}

function wholeColumns(text: string): Area {
  const [first = 0, last = first] = text.replaceAll("$", "").split(":").map(columnNumber);
  return { top: 0, bottom: MOST_ROWS, left: Math.min(first, last), right: Math.max(first, last) };
}

function wholeRows(text: string): Area {
  const [first = 0, last = first] = text
    .replaceAll("$", "")
    .split(":")
    .map((row) => Number(row) - 1);
  return {
    left: 0,
    right: MOST_COLUMNS,
    top: Math.min(first, last),
    bottom: Math.max(first, last),
  };
}
