import { ALL_COLUMNS, ALL_ROWS, type Area } from "../area.ts";
import { isInBand, type Shift, shiftArea } from "../shift.ts";
import {
  type Corner,
  formulaOf,
  isOnSheet,
  REFERENCE_LOST,
  type Reference,
  referenceToken,
  type StructuredReference,
  type Token,
  tokensOf,
} from "./tokens.ts";

/** The block a reference covers, whatever order its corners were written in. */
export function areaOf(reference: Reference): Area {
  const { from, to } = reference;
  const rows = [from.row ?? 0, to.row ?? ALL_ROWS - 1].sort((a, b) => a - b);
  const columns = [from.column ?? 0, to.column ?? ALL_COLUMNS - 1].sort((a, b) => a - b);
  const [row = 0, lastRow = 0] = rows;
  const [column = 0, lastColumn = 0] = columns;
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}

/** A formula as it reads after cells of `shiftedSheet` moved; references to deleted cells are lost. */
export function shiftFormula(
  formula: string,
  ownSheet: string,
  shiftedSheet: string,
  shift: Shift,
): string {
  return rewritten(formula, (token) => {
    if (token.kind !== "reference") return token;
    const sheet = token.reference.sheet ?? ownSheet;
    if (sheet.toLowerCase() !== shiftedSheet.toLowerCase()) return token;
    const area = areaOf(token.reference);
    if (!isInBand(area, shift)) return token;
    const moved = shiftArea(area, shift);
    return moved === null ? REFERENCE_LOST : referenceToken(withArea(token.reference, moved));
  });
}

/** A formula as it reads when copied `rows` down and `columns` right: what has no $ moves along. */
export function copiedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return rewritten(formula, (token) => {
    if (token.kind !== "reference") return token;
    const move = (corner: Corner): Corner => ({
      ...corner,
      row: corner.row === null || corner.rowFixed ? corner.row : corner.row + rows,
      column:
        corner.column === null || corner.columnFixed ? corner.column : corner.column + columns,
    });
    const from = move(token.reference.from);
    const to = move(token.reference.to);
    if (!isOnSheet(from) || !isOnSheet(to)) return REFERENCE_LOST;
    return referenceToken({ ...token.reference, from, to });
  });
}

/** A formula as it reads after a sheet's renaming. */
export function formulaAfterRename(formula: string, before: string, after: string): string {
  return rewritten(formula, (token) => {
    if (token.kind !== "reference" || token.reference.sheet === null) return token;
    if (token.reference.sheet.toLowerCase() !== before.toLowerCase()) return token;
    return referenceToken({ ...token.reference, sheet: after });
  });
}

/** A formula as it reads after its sheet's deletion. */
export function formulaWithoutSheet(formula: string, gone: string): string {
  return rewritten(formula, (token) => {
    if (token.kind !== "reference" || token.reference.sheet === null) return token;
    return token.reference.sheet.toLowerCase() === gone.toLowerCase() ? REFERENCE_LOST : token;
  });
}

/** A formula as it reads after a table's column was renamed. */
export function formulaAfterColumnRename(
  formula: string,
  isOfTable: (reference: StructuredReference) => boolean,
  before: string,
  after: string,
): string {
  return rewritten(formula, (token) => {
    if (token.kind !== "structured" || token.reference.column === null) return token;
    if (!isOfTable(token.reference)) return token;
    if (token.reference.column.toLowerCase() !== before.toLowerCase()) return token;
    const at = token.source.lastIndexOf(token.reference.column);
    const source =
      token.source.slice(0, at) + after + token.source.slice(at + token.reference.column.length);
    return { ...token, source, reference: { ...token.reference, column: after } };
  });
}

function rewritten(formula: string, change: (token: Token) => Token): string {
  const tokens = tokensOf(formula);
  if (tokens === null) return formula;
  const changed = tokens.map(change);
  return changed.every((token, at) => token === tokens[at]) ? formula : formulaOf(changed);
}

function withArea(reference: Reference, area: Area): Reference {
  const { from, to } = reference;
  return {
    ...reference,
    from: {
      ...from,
      row: from.row === null ? null : area.row,
      column: from.column === null ? null : area.column,
    },
    to: {
      ...to,
      row: to.row === null ? null : area.row + area.rows - 1,
      column: to.column === null ? null : area.column + area.columns - 1,
    },
  };
}
