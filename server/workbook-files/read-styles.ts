import { isDateFormat, type NumberFormat, parseNumberFormat } from "./parse-number-format.ts";
import { isTrue } from "./read-xml.ts";
import type { CellLook } from "./workbook-file.ts";
import type { WorkbookPackage } from "./workbook-package.ts";

export type CellStyle = Readonly<{
  format: NumberFormat;
  isDate: boolean;
  /** Null where the cell looks plain. */
  look: CellLook | null;
}>;

export const PLAIN_STYLE: CellStyle = {
  format: parseNumberFormat("General"),
  isDate: false,
  look: null,
};

/**
 * Formats that files name by number only. 14 and 22 follow the reader's own settings in Excel; they
 * are given as the United Kingdom shows them.
 */
export const BUILT_IN_FORMATS: ReadonlyMap<number, string> = new Map([
  [0, "General"],
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [5, '"£"#,##0;-"£"#,##0'],
  [6, '"£"#,##0;[Red]-"£"#,##0'],
  [7, '"£"#,##0.00;-"£"#,##0.00'],
  [8, '"£"#,##0.00;[Red]-"£"#,##0.00'],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [14, "dd/mm/yyyy"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "dd/mm/yyyy h:mm"],
  [37, "#,##0;-#,##0"],
  [38, "#,##0;[Red]-#,##0"],
  [39, "#,##0.00;-#,##0.00"],
  [40, "#,##0.00;[Red]-#,##0.00"],
  [41, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-'],
  [42, '_-"£"* #,##0_-;-"£"* #,##0_-;_-"£"* "-"_-;_-@_-'],
  [43, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-'],
  [44, '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-'],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mm:ss.0"],
  [48, "##0.0E+0"],
  [49, "@"],
]);

/** The cell styles by the number that cells name them with. */
export function readStyles(file: WorkbookPackage, part: string | undefined): readonly CellStyle[] {
  if (part === undefined) return [];
  const codes = new Map(BUILT_IN_FORMATS);
  const bold: boolean[] = [];
  const fills: (string | null)[] = [];
  const styles: CellStyle[] = [];
  const parsed = new Map<string, NumberFormat>();
  const path: string[] = [];
  const within = (name: string) => path.at(-1) === name;

  file.read(part, {
    open(name, attributes) {
      if (name === "numFmt" && within("numFmts")) {
        codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "General");
      } else if (name === "font" && within("fonts")) {
        bold.push(false);
      } else if (name === "b" && within("font") && path.at(-2) === "fonts") {
        bold[bold.length - 1] = attributes.val === undefined || isTrue(attributes.val);
      } else if (name === "fill" && within("fills")) {
        fills.push(null);
      } else if (name === "fgColor" && within("patternFill") && path.at(-3) === "fills") {
        fills[fills.length - 1] = attributes.rgb?.slice(-6).toUpperCase() ?? null;
      } else if (name === "xf" && within("cellXfs")) {
        const code = codes.get(Number(attributes.numFmtId ?? 0)) ?? "General";
        const format = parsed.get(code) ?? parseNumberFormat(code);
        parsed.set(code, format);
        const look: CellLook = {
          bold: bold[Number(attributes.fontId)] ?? false,
          fill: fills[Number(attributes.fillId)] ?? null,
        };
        const plain = !look.bold && look.fill === null;
        styles.push({ format, isDate: isDateFormat(format), look: plain ? null : look });
      }
      path.push(name);
    },
    close() {
      path.pop();
    },
    text() {},
  });
  return styles;
}
