/** An error value on its way through a calculation: "#DIV/0!". */
export class FormulaError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = "FormulaError";
    this.code = code;
  }
}

/** A formula beyond this calculator: its cell keeps what it last came to. */
export class UnknownFormula extends Error {
  constructor(what: string) {
    super(`The simulated calculator does not know ${what}.`);
    this.name = "UnknownFormula";
  }
}
