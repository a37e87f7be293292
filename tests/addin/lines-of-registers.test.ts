import { describe, expect, test } from "vitest";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { aDesk, seenIn } from "./desk.ts";
import { connectFirst, type Pane, registerRows } from "./pane.ts";

const { server, open } = aDesk();

type Entry = string | number;

async function connected(
  entries: readonly (readonly Entry[])[],
  role: Role = "manager",
): Promise<Pane> {
  const pane = await open({ role });
  pane.hands.pasteBlock(
    "A1",
    entries.map((line) => [...line]),
  );
  const right = String.fromCharCode(64 + (entries[0]?.length ?? 0));
  pane.hands.makeTable(`A1:${right}${entries.length}`);
  await connectFirst(pane);
  await pane.sync();
  return pane;
}

function wordOf(value: FieldValue | undefined): string {
  return typeof value === "object" && value !== null && "text" in value
    ? String(value.text)
    : String(value);
}

/** The register's rows by the fields named, an amount in pounds. */
async function rowsOf(register: RegisterKey, ...fields: readonly string[]) {
  const rows = await registerRows(server(), register);
  return rows
    .map((row) =>
      fields
        .map((field) => (field === "amount" ? Number(row.amount) / 100 : wordOf(row[field])))
        .join(" "),
    )
    .sort();
}

describe("lines of each register", () => {
  test("[ADD76] allocations have years across, and what a line says otherwise is each row's", async () => {
    const pane = await connected([
      [
        "Title",
        "Service area",
        "Fund",
        "Status",
        "Priorities",
        "Mechanism",
        "2021/22 £",
        "2022/23 £",
        "2023/24 £",
      ],
      [
        "Refuge",
        "Domestic Abuse",
        "Commissioning budget",
        "Proposed",
        "1, 2",
        "Direct",
        100,
        110,
        "",
      ],
      ["Helpline", "Domestic Abuse", "Commissioning budget", "Proposed", "1", "Direct", "", 50, 60],
    ]);
    expect(await rowsOf("allocations", "title", "financialYear", "amount")).toEqual([
      "Helpline 2022/23 50",
      "Helpline 2023/24 60",
      "Refuge 2021/22 100",
      "Refuge 2022/23 110",
    ]);
    pane.hands.type("A2", "Refuge and outreach");
    pane.hands.type("I2", 120);
    await pane.sync();
    expect(await rowsOf("allocations", "title", "financialYear", "amount", "status")).toEqual([
      "Helpline 2022/23 50 proposed",
      "Helpline 2023/24 60 proposed",
      "Refuge and outreach 2021/22 100 proposed",
      "Refuge and outreach 2022/23 110 proposed",
      "Refuge and outreach 2023/24 120 proposed",
    ]);
    expect(pane.toDo("conflict")).toEqual([]);
    expect(pane.toDo("refused")).toEqual([]);
  });

  test("[ADD76] allocations have funds across, each column's rows of its fund", async () => {
    const pane = await connected([
      [
        "Title",
        "Service area",
        "Financial year",
        "Priorities",
        "Mechanism",
        "Commissioning budget",
        "Ministry of Justice grants",
      ],
      ["Refuge", "Domestic Abuse", "2021/22", "1", "Direct", 100, 200],
      ["Helpline", "Domestic Abuse", "2021/22", "2", "Direct", "", 50],
    ]);
    const rows = () => rowsOf("allocations", "title", "fund", "financialYear", "amount");
    expect(await rows()).toEqual([
      "Helpline Ministry of Justice grants 2021/22 50",
      "Refuge Commissioning budget 2021/22 100",
      "Refuge Ministry of Justice grants 2021/22 200",
    ]);
    const [id] = seenIn(pane, "H2");
    expect((await registerRows(server())).map((row) => row.id)).toContain(
      `${id}.commissioning-budget`,
    );
    pane.hands.type("F3", 40);
    pane.hands.type("G2", 210);
    await pane.sync();
    expect(await rows()).toEqual([
      "Helpline Commissioning budget 2021/22 40",
      "Helpline Ministry of Justice grants 2021/22 50",
      "Refuge Commissioning budget 2021/22 100",
      "Refuge Ministry of Justice grants 2021/22 210",
    ]);
  });

  test("[ADD76] funding lines have years across an agreement", async () => {
    const pane = await connected(
      [
        ["Agreement", "Fund", "Basis", "2026/27 £", "2027/28 £"],
        ["Refuge contract", "Commissioning budget", "Stated", 1_000, 1_100],
        ["Helpline grant", "Commissioning budget", "Stated", 500, ""],
      ],
      "finance",
    );
    pane.hands.type("E3", 550);
    await pane.sync();
    expect(await rowsOf("fundingLines", "agreement", "financialYear", "amount")).toEqual([
      "Helpline grant 2026/27 500",
      "Helpline grant 2027/28 550",
      "Refuge contract 2026/27 1000",
      "Refuge contract 2027/28 1100",
    ]);
  });

  test("[ADD77] a second workbook of the same lines joins them and doubles none", async () => {
    const lines = [
      ["Title", "Service area", "Fund", "Status", "2021/22 £", "2022/23 £"],
      ["Refuge", "Domestic Abuse", "Commissioning budget", "Proposed", 100, 110],
    ] as const;
    const pane = await connected(lines);
    const second = await connected(lines);
    expect(await rowsOf("allocations", "title", "amount")).toEqual(["Refuge 100", "Refuge 110"]);
    second.hands.type("E2", 105);
    await second.sync();
    await pane.sync();
    expect(seenIn(pane, "E2", "F2", "A3")).toEqual(["105", "110", ""]);
    pane.hands.type("B2", "Sexual Abuse");
    await pane.sync();
    await second.sync();
    expect(seenIn(second, "B2", "E2", "F2")).toEqual(["Sexual Abuse", "105", "110"]);
  });
});
