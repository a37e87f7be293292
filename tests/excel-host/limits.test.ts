import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type OpenExcel, openInExcel } from "./native-bridge.ts";
import { OFFICE_JS_FOLDER } from "./office-library.ts";
import { API_SETS } from "./wire/api-sets.ts";
import { FLOOR } from "./wire/requirement-matrix.ts";

async function codeOf(
  excel: OpenExcel,
  run: (context: Excel.RequestContext) => void,
): Promise<string> {
  try {
    await excel.Excel.run(async (context) => {
      run(context);
      await context.sync();
    });
  } catch (error) {
    if (error instanceof excel.OfficeExtension.Error) return error.code;
    throw error;
  }
  return "done";
}

const readA1 = (context: Excel.RequestContext) => {
  context.workbook.worksheets.getActiveWorksheet().getRange("A1").load("values");
};

describe("what the host refuses", () => {
  test("[HST21] answers a write to a protected sheet with AccessDenied", async () => {
    const excel = openInExcel();
    excel.hands.protectSheet("Sheet1");
    const write = (context: Excel.RequestContext) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [["x"]];
    };

    expect(await codeOf(excel, write)).toBe("AccessDenied");
    expect(await codeOf(excel, readA1)).toBe("done");
  });

  test("[HST22] answers nothing while a person is typing, and takes their text in on Enter", async () => {
    const excel = openInExcel();
    excel.hands.beginEdit("A1", "typed");
    const during = await codeOf(excel, readA1);
    excel.hands.endEdit("enter");
    excel.hands.beginEdit("A1", "dropped");
    excel.hands.endEdit("escape");

    expect([during, await codeOf(excel, readA1)]).toEqual([
      "InvalidOperationInCellEditMode",
      "done",
    ]);
    expect(excel.hands.seen("A1")).toBe("typed");
  });

  test("[HST22] is open to a co-author while another is typing", async () => {
    const ann = openInExcel();
    const bob = openInExcel(ann.workbook);
    ann.hands.beginEdit("A1", "typing");

    expect(await codeOf(bob, readA1)).toBe("done");
  });

  test("[HST23] takes and gives no more than 5 MB in one batch", async () => {
    const excel = openInExcel();
    const long = "x".repeat(30_000);
    const cells = Array.from({ length: 100 }, () => [long, long]);
    const write = (rows: number) => (context: Excel.RequestContext) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange(`A1:B${rows}`).values = cells.slice(0, rows);
    };
    const tooMuch = await codeOf(excel, write(100));
    const enough = await codeOf(excel, write(50));
    const readTwice = (context: Excel.RequestContext) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B50").load("values,formulas");
    };

    expect([tooMuch, enough]).toEqual(["RequestPayloadSizeLimitExceeded", "done"]);
    expect(await codeOf(excel, readTwice)).toBe("ResponsePayloadSizeLimitExceeded");
  });

  test("[HST25] lacks what its requirement sets do not claim, and has the rest", async () => {
    const atFloor = openInExcel(undefined, { matrix: FLOOR });
    const older = openInExcel(undefined, { matrix: { ...FLOOR, ExcelApi: "1.8" } });
    const listen = (context: Excel.RequestContext) => {
      context.workbook.worksheets.onChanged.add(async () => undefined);
    };
    const rename = (context: Excel.RequestContext) => {
      context.workbook.worksheets.onNameChanged.add(async () => undefined);
    };

    expect(await codeOf(atFloor, listen)).toBe("done");
    expect(await codeOf(atFloor, rename)).toBe("ApiNotFound");
    expect(await codeOf(older, listen)).toBe("ApiNotFound");
  });

  test("[HST25] says of each member the set that the library's typings say", () => {
    const typings = readFileSync(path.join(OFFICE_JS_FOLDER, "office.d.ts"), "utf8");
    const stated = setsByMember(typings);
    const wrong = Object.entries(API_SETS).filter(([member, set]) => stated.get(member) !== set);

    expect(wrong).toEqual([]);
    expect(Object.keys(API_SETS).length).toBeGreaterThan(200);
  });
});

/** "Range.CopyFrom" to "ExcelApi 1.9": the earliest where a member has several forms. */
function setsByMember(typings: string): ReadonlyMap<string, string> {
  const sets = new Map<string, string>();
  let type = "";
  let comment = "";
  const start = typings.indexOf("declare namespace Excel {");
  const [ofExcel = ""] = typings.slice(start).split(/\r?\n\}\r?\n/);
  for (const line of ofExcel.split(/\r?\n/)) {
    const opened = /^ {4}(?:export )?(class|interface|enum|namespace) (\w+)/.exec(line);
    if (opened !== null) type = opened[1] === "class" ? (opened[2] ?? "") : "";
    const text = line.trim();
    if (text.startsWith("/**")) comment = "";
    if (/^\/?\*/.test(text)) comment += text;
    const member = /^ {8}(?:readonly )?(\w+)(?:\(|\??:)/.exec(line)?.[1];
    if (type === "" || member === undefined) continue;
    const set = /\[Api set: (\w+ [\d.]+)/.exec(comment)?.[1];
    const key = `${type}.${member.slice(0, 1).toUpperCase()}${member.slice(1)}`;
    const known = sets.get(key);
    if (set !== undefined && (known === undefined || minor(set) < minor(known))) sets.set(key, set);
    comment = "";
  }
  return sets;
}

function minor(set: string): number {
  return Number(set.split(".")[1] ?? "0");
}
