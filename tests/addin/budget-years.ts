import { aDesk } from "./desk.ts";
import { connectFirst, type Pane, registerRows } from "./pane.ts";

/** What the register has of the budgets that a test starts with. */
export const STARTED = ["Fund A 2031/32 1000", "Fund A 2032/33 2000", "Fund B 2031/32 500"];

function nameOf(fund: unknown): string {
  return typeof fund === "object" && fund !== null && "text" in fund ? String(fund.text) : "";
}

export async function answer(pane: Pane, begins: string, label: string): Promise<void> {
  const question = pane.toDo("question").find((one) => one.question.includes(begins));
  const choice = question?.choices.find((one) => one.label === label);
  if (question === undefined || choice === undefined) {
    throw new Error(`Not asked: ${JSON.stringify(pane.toDo("question"))}`);
  }
  await pane.session.answer(question.id, choice.key);
  await pane.sync();
}

/** A desk with a workbook of budgets that have a column for each year. */
export function aBudgetDesk() {
  const { server, open } = aDesk();

  /** Budgets with years across, at A1: amounts stand in B to D, their sum in E, ids in F. */
  async function connectedBudgets(): Promise<Pane> {
    const pane = await open({ role: "finance" });
    pane.hands.pasteBlock("A1", [
      ["Fund", "Budget 2031/32", "Budget 2032/33", "Budget 2033/34", "Total"],
      ["Fund A", 1_000, 2_000, "", "=SUM(B2:D2)"],
      ["Fund B", 500, "", "", "=SUM(B3:D3)"],
    ]);
    pane.hands.makeTable("A1:E3");
    await connectFirst(pane);
    await pane.sync();
    return pane;
  }

  async function budgets(): Promise<readonly string[]> {
    const rows = await registerRows(server(), "budgets");
    return rows
      .filter(({ fund }) => nameOf(fund).startsWith("Fund "))
      .map(({ fund, financialYear, amount, kind }) =>
        [nameOf(fund), financialYear, kind, Number(amount) / 100]
          .filter((part) => part != null)
          .join(" "),
      )
      .sort();
  }

  return { server, open, connectedBudgets, budgets };
}
