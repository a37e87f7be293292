import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRowId, mintRowId, RowId, readRowId } from "../../shared/values/row-id.ts";

const anyId = fc
  .array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
    minLength: 9,
    maxLength: 9,
  })
  .map((numbers) => {
    const left = [...numbers];
    return mintRowId(() => left.shift() ?? 0);
  });

describe("row ids", () => {
  test("[VAL8] has ten characters, a letter first and last, none that look like another", () => {
    fc.assert(
      fc.property(anyId, (id) => {
        expect(id).toMatch(
          /^[BCDFGHJKLMNPQRSTVWXZ][BCDFGHJKLMNPQRSTVWXZ2-9]{8}[BCDFGHJKLMNPQRSTVWXZ]$/,
        );
        expect(RowId.safeParse(id).success).toBe(true);
      }),
    );
  });

  test("[VAL8] is read with case and spaces folded", () => {
    fc.assert(
      fc.property(anyId, (id) => {
        expect(readRowId(` ${id.slice(0, 4).toLowerCase()} ${id.slice(4)}\u00a0`)).toBe(id);
      }),
    );
  });

  test("[VAL8] keeps the key of a spread's column as it is", () => {
    const id = mintRowId(() => 0.3);
    expect(readRowId(`${id.toLowerCase()}.fundA`)).toBe(`${id}.fundA`);
    expect(readRowId(`${id}.2021-22`)).toBe(`${id}.2021-22`);
    expect(readRowId(`${id}.`)).toBeNull();
    expect(readRowId(`${id}.a.b`)).toBeNull();
  });

  test.each(["", "AGR-0042", "BBBBBBBBB", "1BBBBBBBBB", "BBBBBBBBB1", "BAAAAAAAAB", "=B2"])(
    "[VAL8] takes %j for no id",
    (text) => {
      expect(readRowId(text)).toBeNull();
    },
  );

  test("[VAL9] never comes of a fill handle, which counts digits up at either end of a text", () => {
    fc.assert(
      fc.property(anyId, fc.integer({ min: 1, max: 500 }), (id, step) => {
        const atEnd = id.replace(/\d+$/, (digits) => String(Number(digits) + step));
        const atStart = id.replace(/^\d+/, (digits) => String(Number(digits) + step));
        expect([atEnd, atStart]).toEqual([id, id]);
      }),
    );
  });

  test("[VAL9] is spoilt by a digit that was counted up within it", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 27 })), (numbers) => {
        const id = mintRowId(() => (numbers.next().value ?? 0) / 28);
        for (const [place, character] of [...id].entries()) {
          if (!/[2-8]/.test(character)) continue;
          const counted = `${id.slice(0, place)}${Number(character) + 1}${id.slice(place + 1)}`;
          expect(isRowId(counted)).toBe(false);
        }
      }),
    );
  });
});
