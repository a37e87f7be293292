import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, IsoDay } from "../../shared/values/calendar-date.ts";
import { dayOfSerial, serialOfDay } from "../../shared/values/excel-serial.ts";
import { foldText } from "../../shared/values/folded-text.ts";
import { joinList, splitList } from "../../shared/values/list-text.ts";
import { meaningOfFormat } from "../../shared/values/number-format.ts";
import { plain, tidyLines } from "../../shared/values/plain-text.ts";

describe("Excel serials", () => {
  test.each([
    { serial: 1, date1904: false, day: "1900-01-01" },
    { serial: 59, date1904: false, day: "1900-02-28" },
    { serial: 60, date1904: false, day: null },
    { serial: 61, date1904: false, day: "1900-03-01" },
    { serial: 45_747, date1904: false, day: "2025-03-31" },
    { serial: 45_747.99, date1904: false, day: "2025-03-31" },
    { serial: 44_285, date1904: true, day: "2025-03-31" },
    { serial: 0, date1904: true, day: "1904-01-01" },
    { serial: 0, date1904: false, day: null },
    { serial: -1, date1904: true, day: null },
    { serial: 2_958_465, date1904: false, day: "9999-12-31" },
    { serial: 2_958_466, date1904: false, day: null },
  ])("[VAL10] $serial is $day (1904: $date1904)", ({ serial, date1904, day }) => {
    expect(dayOfSerial(serial, date1904)).toBe(day);
  });

  test("[VAL10] gives each day its serial and back, in both systems", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70_000 }), fc.boolean(), (days, date1904) => {
        const day = addDays(IsoDay.parse("1904-01-01"), days);
        const serial = serialOfDay(day, date1904);
        expect(serial === null ? null : dayOfSerial(serial, date1904)).toBe(day);
      }),
    );
    expect(serialOfDay(IsoDay.parse("1899-12-31"), false)).toBeNull();
    expect(serialOfDay(IsoDay.parse("1900-02-28"), false)).toBe(59);
  });
});

describe("number formats", () => {
  test.each([
    { code: "General", date: "none", percent: false, timesShown: 1 },
    { code: "dd/mm/yyyy", date: "day", percent: false, timesShown: 1 },
    { code: "[$-809]d mmmm yyyy;@", date: "day", percent: false, timesShown: 1 },
    { code: "mmm-yy", date: "month", percent: false, timesShown: 1 },
    { code: "mm:ss", date: "none", percent: false, timesShown: 1 },
    { code: "dd/mm/yyyy hh:mm", date: "day", percent: false, timesShown: 1 },
    { code: '"Day "0', date: "none", percent: false, timesShown: 1 },
    { code: "0.0%", date: "none", percent: true, timesShown: 1 },
    { code: '"%"0', date: "none", percent: false, timesShown: 1 },
    { code: '£0.0"m"', date: "none", percent: false, timesShown: 1_000_000 },
    { code: "#,##0\\k", date: "none", percent: false, timesShown: 1_000 },
    { code: '#,##0,"k"', date: "none", percent: false, timesShown: 1 },
    { code: '0.0,,"m"', date: "none", percent: false, timesShown: 1 },
    { code: "[$£-809]#,##0.00", date: "none", percent: false, timesShown: 1 },
    { code: "#,##0;-#,##0;-", date: "none", percent: false, timesShown: 1 },
  ])("[VAL11] understands $code", ({ code, ...meaning }) => {
    expect(meaningOfFormat(code)).toMatchObject(meaning);
  });
});

describe("text as it is compared and kept", () => {
  test.each([
    ["Joint commissioning", "Joint  Commissioning"],
    ["Victims' services", "victims’ services"],
    ["Café", "CAFE"],
    ["Health & Care", "health and care"],
    ["co-commissioning", "Co commissioning."],
  ])("[VAL12] takes %j and %j for the same", (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  test("[VAL12] folding twice is folding once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  test("[VAL12] plain ASCII is folded like every other text", () => {
    const ascii = fc.string({ unit: "binary-ascii" });
    fc.assert(
      fc.property(ascii, (text) => {
        // An accent is left out of what is compared, and makes the text one that is not ASCII.
        expect(foldText(text)).toBe(foldText(`${text}\u0301`));
      }),
    );
  });

  test("[VAL13] takes any texts apart again that it joined", () => {
    const item = fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text !== "");
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), (items) => {
        expect(splitList(joinList(items))).toEqual(items);
      }),
    );
  });

  test.each([
    { text: "1, 2, 4", items: ["1", "2", "4"] },
    { text: "Police, Fire; Health", items: ["Police, Fire", "Health"] },
    { text: "A\nB\r\nC", items: ["A", "B", "C"] },
    { text: '"Your Community, Your Choice", B', items: ["Your Community, Your Choice", "B"] },
    { text: "A, B;", items: ["A, B"] },
    { text: '""";!"; !', items: ['";!', "!"] },
    { text: " ; ", items: [] },
    { text: "", items: [] },
  ])("[VAL13] takes $text apart", ({ text, items }) => {
    expect(splitList(text)).toEqual(items);
  });

  test("[VAL14] makes every kind of space one, and drops an entry's apostrophe", () => {
    expect(plain("\u00a0a\u2009 b\n c ")).toBe("a b c");
    expect(plain("'0123")).toBe("0123");
    expect(plain("'Tis so")).toBe("'Tis so");
    expect(tidyLines(" one\r\ntwo\rthree\n")).toBe("one\ntwo\nthree");
  });
});
