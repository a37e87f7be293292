import { expect, test } from "vitest";
import { parseNumberFormat } from "../../server/workbook-files/parse-number-format.ts";
import { showNumber, showText } from "../../server/workbook-files/show-cell.ts";
import { dayOf, serialOf } from "../../server/workbook-files/show-date.ts";

test.each([
  // Numbers, and rounding on the decimal digits.
  [1234.5, "#,##0.00", "1,234.50"],
  [999.995, "#,##0.00", "1,000.00"],
  [1.005, "0.00", "1.01"],
  [99.5, "0", "100"],
  [-0.001, "0.00", "0.00"],
  [0.5, "0", "1"],
  [5, "000", "005"],
  [1234, "00,000", "01,234"],
  [1_234_567, "#,##0", "1,234,567"],
  [0, "#,##0", "0"],
  [0, "#", ""],
  [1.5, "0.##", "1.5"],
  [0.5, "#.##", ".5"],
  [1e15, "0", "1000000000000000"],
  [1_234_567_890, "000-000-0000", "123-456-7890"],
  // Money, with the sections for negatives and zero.
  [290_000, '"£"#,##0', "£290,000"],
  [290_000, "[$£-809]#,##0.00", "£290,000.00"],
  [-1250, "#,##0_);(#,##0)", "(1,250)"],
  [-1250, '"£"#,##0;[Red]-"£"#,##0', "-£1,250"],
  [0, "#,##0;-#,##0;-", "-"],
  [-1250, "#,##0", "-1,250"],
  [0, "0.00;;", ""],
  // Thousands and millions left out.
  [1_234_567, "#,##0,", "1,235"],
  [1_234_567, '0.0,,"m"', "1.2m"],
  // Per cent, powers, conditions, fractions.
  [0.256, "0%", "26%"],
  [0.2554, "0.0%", "25.5%"],
  [1.797693134862316e306, "0.0%", "1.79769E+306"],
  [5e-324, "0.00E+00", "4.94066E-324"],
  [12_345, "0.00E+00", "1.23E+04"],
  [0.00012, "##0.0E+0", "120.0E-6"],
  [5, '[<10]"low";"high"', "low"],
  [50, '[<10]"low";"high"', "high"],
  [50, '[<10]0" few"', "50"],
  // General.
  [0.1 + 0.2, "General", "0.3"],
  [1 / 3, "General", "0.333333333"],
  [12_345_678_901_234, "General", "1.23457E+13"],
  [1e-10, "General", "1E-10"],
  [-7, "General", "-7"],
  [42, 'General" km"', "42 km"],
])("[XLS3] %d under %s is shown as %s", (value, code, shown) => {
  expect(showNumber(value, parseNumberFormat(code), false)).toBe(shown);
});

test.each([
  [45_747, "dd/mm/yyyy", "31/03/2025"],
  [45_747, "mmm-yy", "Mar-25"],
  [45_747, "d mmmm yyyy", "31 March 2025"],
  [45_747, "dddd", "Monday"],
  [45_747, "mmmmm", "M"],
  [45_747.999, "dd/mm/yyyy", "31/03/2025"],
  [0.5, "hh:mm", "12:00"],
  [0.75, "h:mm AM/PM", "6:00 PM"],
  [0.000_01, "mm:ss.00", "00:00.86"],
  [1.5, "[h]:mm", "36:00"],
  [45_747.5, "dd/mm/yyyy hh:mm", "31/03/2025 12:00"],
  [59, "dd/mm/yyyy", "28/02/1900"],
  [60, "dd/mm/yyyy", "29/02/1900"],
  [61, "dd/mm/yyyy", "01/03/1900"],
  [1, "dd/mm/yyyy", "01/01/1900"],
  [-1, "dd/mm/yyyy", "########"],
])("[XLS4] %d under %s is shown as %s", (value, code, shown) => {
  expect(showNumber(value, parseNumberFormat(code), false)).toBe(shown);
});

test("[XLS4] serial 0 is 1 January 1904 in the 1904 system", () => {
  expect(showNumber(0, parseNumberFormat("dd/mm/yyyy"), true)).toBe("01/01/1904");
  expect(serialOf(2025, 3, 31, true)).toBe(44_285);
});

test("[XLS4] a day and its serial are each other's inverse", () => {
  for (let serial = 1; serial < 80_000; serial += 7) {
    const { year, month, day } = dayOf(serial, false);
    expect(serialOf(year, month, day, false)).toBe(serial);
  }
});

test("[XLS3] a text is shown by the section for texts, if there is one", () => {
  expect(showText("x", parseNumberFormat('0;0;0;"<"@">"'))).toBe("<x>");
  expect(showText("x", parseNumberFormat("#,##0"))).toBe("x");
});
