import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { demonstrationWorkbook } from "../../server/demonstration/workbooks.ts";
import { openFile } from "../excel-host/file/read-file.ts";
import { aDesk } from "./desk.ts";
import { connectFirst, registerRows } from "./pane.ts";

const { open, server, leave } = aDesk();

function opened(bytes: Uint8Array, fileName: string) {
  const file = openFile(bytes, fileName);
  if (!file.ok) throw new Error(file.problem);
  return file.value;
}

function demonstration(name: string) {
  const bytes = demonstrationWorkbook(name);
  if (bytes === null) throw new Error(`${name} is a demonstration workbook`);
  return opened(bytes, `${name}.xlsx`);
}

const PUBLIC_REGISTER = "../shared/data/public/contracts/silvereye_tender_csv_with_errors.csv";

describe("sheets as people keep them", () => {
  test("[ADD53] a printed table with titles, two header lines and a text that goes on is ten rows", async () => {
    const pane = await open({ workbook: demonstration("dyfed-powys") });
    const [proposal] = await pane.session.proposeTables();
    expect(proposal).toMatchObject({
      register: "allocations",
      isTable: false,
      constants: { financialYear: "2021/22", fund: { text: "Commissioning budget" } },
      missing: [],
    });
    expect(proposal?.columns.map(({ field }) => field)).toEqual([
      "serviceArea",
      "priorities",
      "mechanism",
      "amount",
      "note",
    ]);
    await connectFirst(pane);

    const rows = await registerRows(server());
    expect(rows.length).toBe(10);
    expect(rows.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(161_889_400);
    expect(rows[6]?.note).toMatch(/ongoing support\nProvision of support for victims of child/);
    expect(new Set(rows.map(({ mechanism }) => mechanism)).size).toBe(4);
    const sentences = pane.toDo("finding").map(({ finding }) => finding.sentence);
    expect(sentences.join("\n")).toMatch(/£507,975 \(23\.88 %\) of the £2,126,869/);
    expect(sentences.join("\n")).toMatch(/Partnership with Kent, Surrey and Sussex/);
    const status = pane.toDo("finding").filter(({ finding }) => finding.fields.includes("status"));
    expect(status.map(({ finding, places }) => [finding.sentence, places?.length])).toEqual([
      ["Status is not known in 10 rows.", 10],
    ]);
    // Titles and notes stand where they stood, and the text that goes on got no id.
    expect(pane.hands.seen("A1")).toBe("Police and Crime Commissioner for Dyfed-Powys");
    expect(pane.hands.seen("A18")).toBe("Note: this is subject to change throughout the year.");
    expect(pane.hands.seen("F13")).toBe("");
    await pane.sync();
    expect((await registerRows(server())).length).toBe(10);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD53] connected a second time elsewhere, the ten rows are the same ten", async () => {
    const first = await open({ workbook: demonstration("dyfed-powys") });
    await connectFirst(first);
    const second = await open({ workbook: demonstration("dyfed-powys"), role: "officer" });
    await connectFirst(second);
    expect((await registerRows(server())).length).toBe(10);
    expect(second.toDo("conflict")).toEqual([]);
    first.hands.type("D6", "£291,000");
    await first.sync();
    await second.sync();
    expect(second.hands.seen("D6")).toMatch(/291,?000/);
    expect(second.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD53] opened on another machine, the text stays in the lines it stands in", async () => {
    const pane = await open({ workbook: demonstration("dyfed-powys") });
    await connectFirst(pane);
    const lines = () => [pane.hands.seen("E12"), pane.hands.seen("E13")];
    const before = lines();
    await leave(pane);
    const colleague = await open({ workbook: demonstration("dyfed-powys") });
    await connectFirst(colleague);
    colleague.hands.type("D12", "£221,000");
    await colleague.sync();
    // The pane that was closed let nobody know; its turn to write is over by itself.
    server().clock.pass(10 * 60_000);
    const elsewhere = await open({ workbook: pane.excel.workbook });
    await elsewhere.sync();

    expect(before[1]).toMatch(/^Provision of support for victims of child sexual abuse/);
    expect(elsewhere.hands.seen("D12")).toMatch(/221,?000/);
    expect(lines()).toEqual(before);
    expect(elsewhere.ready().truth.kind).toBe("all-saved");
  });

  test("[ADD53] a sort takes the text that goes on along, and it stays no row", async () => {
    const pane = await open({ workbook: demonstration("dyfed-powys") });
    await connectFirst(pane);
    const [table] = pane.excel.workbook.tables;
    pane.hands.sortTable(table?.name ?? "", "Comment", "ascending");
    await pane.sync();
    expect((await registerRows(server())).length).toBe(10);
    expect(pane.ready().truth.kind).toBe("all-saved");
  });

  test.skipIf(!existsSync(PUBLIC_REGISTER))(
    `[ADD54] a public register is proposed, connected and kept (needs ${PUBLIC_REGISTER})`,
    async () => {
      const pane = await open({ workbook: opened(readFileSync(PUBLIC_REGISTER), "tenders.csv") });
      const [proposal] = await pane.session.proposeTables();
      expect(proposal?.register).toBe("agreements");
      await connectFirst(pane);
      const rows = await registerRows(server(), "agreements");
      expect(rows.length).toBeGreaterThan(0);
      expect(pane.ready().tables[0]?.rows).toBe(rows.length);
    },
  );
});
