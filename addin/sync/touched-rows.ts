import type { SheetRows } from "../workbook/workbook.ts";

/** What of a table has to be read: all of it, or what was touched since it was. */
export type Due = "whole" | readonly SheetRows[];

/** Where something may have changed in each table since it was last read. */
export class TouchedRows {
  /** Rises whenever everything is to be read afresh. */
  #reading = 0;
  readonly #readIn = new Map<string, number>();
  readonly #rows = new Map<string, readonly SheetRows[]>();

  /** Whatever is known of every table is to be read again. */
  everything(): void {
    this.#reading += 1;
  }

  /** No rows at all still mean a look at the ids. */
  touch(binding: string, rows: readonly SheetRows[]): void {
    this.#rows.set(binding, [...(this.#rows.get(binding) ?? []), ...rows]);
  }

  isDue(binding: string): boolean {
    return this.#rows.has(binding) || this.#readIn.get(binding) !== this.#reading;
  }

  /** What is touched while it is read, or could not be read, stays to be read. */
  async read<Answer>(binding: string, read: (due: Due) => Promise<Answer>): Promise<Answer> {
    const reading = this.#reading;
    const rows = this.#rows.get(binding) ?? [];
    this.#rows.delete(binding);
    try {
      const answer = await read(this.#readIn.get(binding) === reading ? rows : "whole");
      this.#readIn.set(binding, reading);
      return answer;
    } catch (error) {
      this.touch(binding, rows);
      throw error;
    }
  }
}
