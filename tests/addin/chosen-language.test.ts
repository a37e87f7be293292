import { describe, expect, test } from "vitest";
import { aDesk } from "./desk.ts";
import { markedPane, statuses } from "./marked-pane.ts";
import { allocationsTable, connectFirst, type Pane } from "./pane.ts";

const desk = aDesk();

const told = (pane: Pane) =>
  pane.toDo("finding").map(({ finding }) => `${finding.language ?? "en"}: ${finding.sentence}`);

const NOT_KNOWN = ["en: Status is not known in 2 rows.", "cy: Ddim yn hysbys mewn 2 res: Statws."];

describe("the language findings are said in", () => {
  test("[SCR160] is chosen once: all that was told is told in it, and the browser remembers", async () => {
    const pane = await markedPane(desk);
    expect(pane.ready().language).toBe("en");
    expect(told(pane)).toEqual([NOT_KNOWN[0], expect.stringMatching(/^en: .* is not listed\.$/)]);
    await pane.session.sayFindingsIn("cy");
    expect(pane.ready().language).toBe("cy");
    const inWelsh = [NOT_KNOWN[1], expect.stringMatching(/^cy: .* wedi'i restru\.$/)];
    expect(told(pane)).toEqual(inWelsh);

    await desk.leave(pane);
    const again = await desk.open({ workbook: pane.excel.workbook, browser: pane.browser });
    expect(again.ready().language).toBe("cy");
    expect(told(again)).toEqual(inWelsh);
  });

  test("[SCR160] the row's own checks, which need no server, follow at once in the sheet", async () => {
    const pane = await markedPane(desk);
    pane.line.isCut = true;
    pane.hands.clear("E2");
    await pane.sync();
    expect(statuses(pane)[0]).toMatch(/^Check: No priority is named/);
    await pane.session.sayFindingsIn("cy");
    await pane.excel.settled();
    expect(statuses(pane)[0]).toMatch(/^Check: Nid enwir blaenoriaeth/);
  });

  test("[SCR161] a refusal comes back in it, at the cell and in full; one that stands keeps its words until it is tried again", async () => {
    const pane = await markedPane(desk);
    pane.hands.type("G2", 3_000_000);
    await pane.sync();
    await pane.session.sayFindingsIn("cy");
    const [standing] = pane.toDo("refused");
    if (standing === undefined) throw new Error("It was taken.");
    expect(standing.reason).toContain("over its budget");
    await pane.session.tryAgain(standing.at);
    const [refused] = pane.toDo("refused");
    expect(refused?.reason).toContain("dros ei chyllideb");
    expect(refused?.findings[0]).toMatchObject({ language: "cy", sentence: refused?.reason });
    expect(statuses(pane)[0]).toMatch(/^Not accepted: Amount, .*dros ei chyllideb/);
  });

  test("[API50] a refusal that rests on no finding comes back in it too, and is marked as such", async () => {
    await desk.connected();
    const pane = await desk.open({ role: "finance" });
    allocationsTable(pane.excel, [["Refuge", 60_000]]);
    await connectFirst(pane);
    await pane.session.sayFindingsIn("cy");
    pane.hands.type("A2", "Shelter");
    await pane.sync();
    expect(pane.toDo("refused")).toMatchObject([
      { language: "cy", reason: expect.stringMatching(/^Eich rôl chi yw swyddog cyllid/) },
    ]);
  });
});
