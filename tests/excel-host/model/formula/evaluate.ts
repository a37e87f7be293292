import type { Area } from "../area.ts";
import type { CellValue } from "../cell.ts";
import { FormulaError, UnknownFormula } from "./formula-error.ts";
import { FUNCTIONS } from "./functions.ts";
import {
  compareValues,
  type Matrix,
  numberOf,
  type Operand,
  single,
  textOf,
  truthOf,
} from "./operands.ts";
import { areaOf } from "./rewrite.ts";
import { type StructuredReference, type Token, tokensOf } from "./tokens.ts";

/** What a formula may ask of the workbook around it; a null sheet is the formula's own. */
export type Surroundings = Readonly<{
  block(sheet: string | null, area: Area): Matrix;
  /** Null where no such table or column stands. */
  structured(reference: StructuredReference): Matrix | null;
  named(name: string): Matrix | null;
}>;

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** What a formula comes to; an error value where it fails. Throws UnknownFormula beyond its means. */
export function evaluate(formula: string, around: Surroundings): CellValue {
  const tokens = tokensOf(formula)?.filter((token) => token.kind !== "space");
  if (tokens === undefined) throw new UnknownFormula(formula);
  try {
    const reader = new FormulaReader(tokens, around);
    return single(reader.readAll());
  } catch (error) {
    if (error instanceof FormulaError) return error.code;
    throw error;
  }
}

/** Reads by falling precedence: comparison, &, + -, * /, ^, sign, %. */
class FormulaReader {
  readonly #tokens: readonly Token[];
  readonly #around: Surroundings;
  #at = 0;

  constructor(tokens: readonly Token[], around: Surroundings) {
    this.#tokens = tokens;
    this.#around = around;
  }

  readAll(): Operand {
    const operand = this.#comparison();
    if (this.#at < this.#tokens.length) throw new UnknownFormula("what follows");
    return operand;
  }

  #symbol(...wanted: readonly string[]): string | null {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "symbol" || !wanted.includes(token.value)) return null;
    this.#at += 1;
    return token.value;
  }

  #comparison(): Operand {
    let left = this.#joined();
    for (;;) {
      const sign = this.#symbol("<=", ">=", "<>", "<", ">", "=");
      if (sign === null) return left;
      const [one, other] = alike(single(left), single(this.#joined()));
      left = COMPARISONS[sign]?.(compareValues(one, other)) ?? false;
    }
  }

  #joined(): Operand {
    let left = this.#sum();
    while (this.#symbol("&") !== null) left = textOf(left) + textOf(this.#sum());
    return left;
  }

  #sum(): Operand {
    let left = this.#product();
    for (;;) {
      const sign = this.#symbol("+", "-");
      if (sign === null) return left;
      const right = numberOf(this.#product());
      left = tidy(numberOf(left) + (sign === "+" ? right : -right));
    }
  }

  #product(): Operand {
    let left = this.#power();
    for (;;) {
      const sign = this.#symbol("*", "/");
      if (sign === null) return left;
      const right = numberOf(this.#power());
      if (sign === "/" && right === 0) throw new FormulaError("#DIV/0!");
      left = tidy(sign === "*" ? numberOf(left) * right : numberOf(left) / right);
    }
  }

  #power(): Operand {
    let left = this.#signed();
    while (this.#symbol("^") !== null) left = numberOf(left) ** numberOf(this.#signed());
    return left;
  }

  #signed(): Operand {
    const sign = this.#symbol("+", "-", "@");
    if (sign === "-") return -numberOf(this.#signed());
    if (sign !== null) return this.#signed();
    let operand = this.#simple();
    while (this.#symbol("%") !== null) operand = numberOf(operand) / 100;
    return operand;
  }

  #simple(): Operand {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new UnknownFormula("a formula that ends early");
    this.#at += 1;
    switch (token.kind) {
      case "number":
      case "text":
        return token.value;
      case "error":
        throw new FormulaError(token.value);
      case "reference":
        return this.#around.block(token.reference.sheet, areaOf(token.reference));
      case "structured":
        return known(this.#around.structured(token.reference), "#REF!");
      case "name":
        return this.#named(token.value);
      case "symbol":
        return this.#bracketed(token.value);
      case "space":
        throw new UnknownFormula("a space");
    }
  }

  #bracketed(symbol: string): Operand {
    if (symbol !== "(") throw new UnknownFormula(symbol);
    const inner = this.#comparison();
    this.#close();
    return inner;
  }

  #close(): void {
    if (this.#symbol(")") === null) throw new UnknownFormula("a bracket left open");
  }

  #named(name: string): Operand {
    const upper = name.toUpperCase().replace(/^_XLFN\./, "");
    if (this.#symbol("(") === null) {
      if (upper === "TRUE" || upper === "FALSE") return upper === "TRUE";
      return known(this.#around.named(name), "#NAME?");
    }
    if (upper === "IF") return this.#choice();
    if (upper === "IFERROR") return this.#insteadOfError();
    const called = FUNCTIONS[upper];
    if (called === undefined) throw new UnknownFormula(`the function ${upper}`);
    return called(this.#rest());
  }

  #rest(): readonly Operand[] {
    const operands: Operand[] = [];
    if (this.#symbol(")") !== null) return operands;
    do operands.push(this.#optional());
    while (this.#symbol(",", ";") !== null);
    this.#close();
    return operands;
  }

  /** An argument left out, as in IF(A1,,2), is empty. */
  #optional(): Operand {
    const token = this.#tokens[this.#at];
    const isLeftOut = token?.kind === "symbol" && [",", ";", ")"].includes(token.value);
    return isLeftOut ? "" : this.#comparison();
  }

  #choice(): Operand {
    const condition = this.#tried();
    const branches: Attempt[] = [];
    while (this.#symbol(",", ";") !== null) branches.push(this.#tried());
    this.#close();
    const chosen = truthOf(settled(condition)) ? branches[0] : branches[1];
    return chosen === undefined ? truthOf(settled(condition)) : settled(chosen);
  }

  #insteadOfError(): Operand {
    const first = this.#tried();
    if (this.#symbol(",", ";") === null) throw new UnknownFormula("IFERROR of one argument");
    const instead = this.#tried();
    this.#close();
    try {
      return single(settled(first));
    } catch (error) {
      if (error instanceof FormulaError) return settled(instead);
      throw error;
    }
  }

  /** Reads an argument to its end even where it comes to an error, which may not matter. */
  #tried(): Attempt {
    const start = this.#at;
    try {
      return { operand: this.#optional(), error: null };
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.#at = start;
      this.#skip();
      return { operand: "", error };
    }
  }

  #skip(): void {
    for (let depth = 0; this.#at < this.#tokens.length; this.#at += 1) {
      const token = this.#tokens[this.#at];
      if (token?.kind !== "symbol") continue;
      if (depth === 0 && [",", ";", ")"].includes(token.value)) return;
      if (token.value === "(") depth += 1;
      if (token.value === ")") depth -= 1;
    }
  }
}

type Attempt = Readonly<{ operand: Operand; error: FormulaError | null }>;

function settled(attempt: Attempt): Operand {
  if (attempt.error !== null) throw attempt.error;
  return attempt.operand;
}

function known(matrix: Matrix | null, code: string): Matrix {
  if (matrix === null) throw new FormulaError(code);
  return matrix;
}

/** An empty cell compares as the other side's nothing: 0, "" or FALSE. */
function alike(one: CellValue, other: CellValue): readonly [CellValue, CellValue] {
  const nothing = (value: CellValue): CellValue =>
    typeof value === "number" ? 0 : typeof value === "boolean" ? false : "";
  if (one === "") return [nothing(other), other];
  return other === "" ? [one, nothing(one)] : [one, other];
}

/** Fifteen digits, as Excel keeps: 0.1 + 0.2 is 0.3. */
function tidy(value: number): number {
  if (!Number.isFinite(value)) throw new FormulaError("#NUM!");
  return Number(value.toPrecision(15));
}
