import { describe, expect, test } from "vitest";
import type { ToDo } from "../../addin/session.ts";
import { readRowId } from "../../shared/values/row-id.ts";
import { startTestServer } from "../support/test-server.ts";
import {
  allocationsTable,
  connectFirst,
  openPane,
  type Pane,
  registerRows,
  seeded,
} from "./pane.ts";

/** Every value typed in a journey is typed once, so that where it stands tells whose it is. */
type Journey = {
  next: number;
  random: () => number;
  /** A copied row says what another says; without copies every value has one row alone. */
  copies: boolean;
};

const JOURNEYS = 30;
const STEPS = 14;

describe("random journeys of two workbooks", () => {
  test.each(Array.from({ length: JOURNEYS }, (_, at) => at + 1))(
    "[ADD55] nothing is lost, doubled or written to another's row (seed %i)",
    async (seed) => {
      const server = await startTestServer();
      const random = seeded(seed);
      const journey: Journey = { next: 1, random, copies: seed % 3 === 0 };
      const ann = await openPane(server, { person: "Ann", seed: seed * 2 });
      const bob = await openPane(server, { person: "Bob", role: "officer", seed: seed * 2 + 1 });
      try {
        allocationsTable(
          ann.excel,
          Array.from({ length: 4 }, () => freshLine(journey)),
        );
        await connectFirst(ann);
        allocationsTable(bob.excel, [freshLine(journey)]);
        await connectFirst(bob);
        for (let step = 0; step < STEPS; step += 1) {
          const pane = random() < 0.5 ? ann : bob;
          act(pane, journey);
          const next = random();
          if (next < 0.3) await pane.sync();
          else if (next < 0.7) await pane.heedHints();
        }
        for (const pane of [ann, bob]) {
          pane.line.isCut = false;
          pane.line.losesAnswers = false;
          pane.excel.faults.events = "deliver";
          pane.hands.select("Sheet1!L40");
        }
        // Until both have said everything, heard everything, and written everything.
        for (let round = 0; round < 4; round += 1) {
          await ann.sync();
          await bob.sync();
        }
        const rows = await registerRows(server);
        checkRegister(rows, journey);
        for (const pane of [ann, bob]) checkSheet(pane, rows);
      } finally {
        await ann.close();
        await bob.close();
        await server.close();
      }
    },
  );
});

/** A title that is nobody else's, with an amount of its own. */
function freshLine(journey: Journey): readonly [string, number] {
  journey.next += 1;
  return [`Line ${journey.next}`, 1_000 + journey.next];
}

/** One thing a person does, or that happens to them. */
function act(pane: Pane, journey: Journey): void {
  const { hands, line } = pane;
  const pick = (count: number) => Math.floor(journey.random() * count);
  const table = pane.excel.workbook.table("Table1");
  if (table === undefined) throw new Error("the table is there");
  const body = table.area.rows - 1;
  const row = table.area.row + 1 + pick(Math.max(1, body)) + 1;
  const [title, amount] = freshLine(journey);
  switch (pick(13)) {
    case 0:
    case 1:
    case 2:
      hands.type(`Sheet1!G${row}`, amount);
      return;
    case 3:
      hands.type(`Sheet1!A${row}`, title);
      return;
    case 4:
      hands.sortTable("Table1", "Amount", journey.random() < 0.5 ? "ascending" : "descending");
      return;
    case 5:
      hands.insertTableRows("Table1", 1 + pick(body));
      return;
    case 6:
      hands.pasteBlock(`Sheet1!A${table.area.row + table.area.rows + 1}`, [
        [
          title,
          "Domestic Abuse",
          "2021/22",
          "Commissioning budget",
          "1, 2",
          "Direct",
          amount,
          "Approved",
        ],
      ]);
      return;
    case 7:
      if (!journey.copies) return;
      hands.copy(`Sheet1!A${row}:J${row}`);
      hands.paste(`Sheet1!A${table.area.row + table.area.rows + 1}`);
      return;
    case 8:
      if (body > 3) hands.deleteTableRows("Table1", 1 + pick(body));
      return;
    case 9:
      hands.undo();
      return;
    case 10:
      pane.excel.faults.events = pane.excel.faults.events === "drop" ? "deliver" : "drop";
      return;
    case 11:
      line.isCut = !line.isCut;
      return;
    default:
      line.losesAnswers = !line.losesAnswers;
      pane.betweenReadAndWrite(() => {
        if (journey.random() < 0.3) hands.sortTable("Table1", "Title", "descending");
      });
  }
}

/** How many rows of the register the sheet's questions are about. */
function askedAbout(toDo: readonly ToDo[]): number {
  return toDo.reduce((sum, one) => {
    if (one.kind !== "question") return sum;
    const gone = /^(\d+) rows? (?:is|are) no longer/.exec(one.question)?.[1];
    if (gone !== undefined) return sum + Number(gone);
    return /Is it the same row\?$/.test(one.question) ? sum + 1 : sum;
  }, 0);
}

type Rows = Awaited<ReturnType<typeof registerRows>>;

/** Every title and every amount was typed once, so no two rows may have the same. */
function checkRegister(rows: Rows, { copies }: Journey): void {
  const titles = rows.flatMap(({ title }) => (title === undefined ? [] : [title]));
  const amounts = rows.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
  if (copies) return;
  expect(new Set(titles).size).toBe(titles.length);
  expect(new Set(amounts).size).toBe(amounts.length);
}

/**
 * Every row of the sheet that has an id shows what the register says, or says itself why not: it
 * waits in the to-do list. Every row of the register is in the sheet, or was asked about.
 */
function checkSheet(pane: Pane, rows: Rows): void {
  const { toDo, truth } = pane.ready();
  expect(["all-saved", "needs-you", "paused"]).toContain(truth.kind);
  const waits = new Set(
    toDo.flatMap((one) =>
      one.kind !== "finding" && "at" in one && one.at !== null ? [`${one.at.row}`] : [],
    ),
  );
  const table = pane.excel.workbook.table("Table1");
  const sheet = pane.excel.workbook.sheet("Sheet1");
  if (table === undefined || sheet === undefined) throw new Error("the table is there");
  const ids: string[] = [];
  for (let row = table.area.row + 1; row < table.area.row + table.area.rows; row += 1) {
    const [title, amount, idText] = [0, 6, 9].map((column) => sheet.cell(row, column).value);
    if (title === "" && amount === "" && idText === "") continue;
    const id = readRowId(String(idText));
    if (id === null) {
      // A row without an id is one that may be a row that vanished: a question, never a guess.
      expect(toDo.some(({ kind }) => kind === "question")).toBe(true);
      continue;
    }
    ids.push(id);
    const kept = rows.find((one) => one.id === id);
    if (waits.has(id)) continue;
    expect({ id, title: kept?.title ?? "", amount: Number(kept?.amount ?? 0) / 100 }).toEqual({
      id,
      title,
      amount: Number(amount),
    });
  }
  expect(new Set(ids).size).toBe(ids.length);
  const missing = rows.filter(({ id }) => !ids.includes(String(id))).length;
  expect(missing).toBe(truth.kind === "paused" ? missing : askedAbout(toDo));
}
