import type { CellValue } from "../model/cell.ts";
import type { Entries } from "../model/changes/write-cells.ts";
import { HostError } from "../model/host-error.ts";
import { HostObject } from "./host-object.ts";

/** The arguments of one call, read strictly: what does not fit is InvalidArgument, as in Excel. */
export class Arguments {
  readonly #values: readonly unknown[];
  readonly location: string;

  constructor(values: readonly unknown[], location: string) {
    this.#values = values;
    this.location = location;
  }

  raw(at: number): unknown {
    return this.#values[at];
  }

  isGiven(at: number): boolean {
    return this.#values[at] !== undefined && this.#values[at] !== null;
  }

  text(at: number): string {
    const value = this.#values[at];
    if (typeof value !== "string") throw this.refusal();
    return value;
  }

  textOr<Instead>(at: number, instead: Instead): string | Instead {
    return this.isGiven(at) ? this.text(at) : instead;
  }

  number(at: number): number {
    const value = this.#values[at];
    if (typeof value !== "number" || !Number.isFinite(value)) throw this.refusal();
    return value;
  }

  numberOr<Instead>(at: number, instead: Instead): number | Instead {
    return this.isGiven(at) ? this.number(at) : instead;
  }

  flag(at: number, usual: boolean): boolean {
    return this.isGiven(at) ? this.#values[at] === true : usual;
  }

  list(at: number): readonly unknown[] {
    const value = this.#values[at];
    if (!Array.isArray(value)) throw this.refusal();
    return value;
  }

  object(at: number): HostObject | null {
    const value = this.#values[at];
    return value instanceof HostObject ? value : null;
  }

  refusal(message?: string): HostError {
    return new HostError("InvalidArgument", this.location, message);
  }
}

const WRONG_SIZE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** A property's value for a block: one for all its cells, or rows of exactly its size. */
export function entriesOf(
  value: unknown,
  size: Readonly<{ rows: number; columns: number }>,
  location: string,
): Entries {
  if (!Array.isArray(value)) {
    const entry = entryOf(value, location);
    return Array.from({ length: size.rows }, () =>
      new Array<CellValue | null>(size.columns).fill(entry),
    );
  }
  const rows = value.map((row: unknown) => {
    if (!Array.isArray(row) || row.length !== size.columns) {
      throw new HostError("InvalidArgument", location, WRONG_SIZE);
    }
    return row.map((entry: unknown) => entryOf(entry, location));
  });
  if (rows.length !== size.rows) throw new HostError("InvalidArgument", location, WRONG_SIZE);
  return rows;
}

function entryOf(value: unknown, location: string): CellValue | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  throw new HostError("InvalidArgument", location);
}

export function textIn(value: unknown, location: string): string {
  if (typeof value !== "string") throw new HostError("InvalidArgument", location);
  return value;
}

export function numberIn(value: unknown, location: string): number {
  if (typeof value !== "number") throw new HostError("InvalidArgument", location);
  return value;
}

export function oneOf<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
  location: string,
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new HostError("InvalidArgument", location);
  return found;
}
