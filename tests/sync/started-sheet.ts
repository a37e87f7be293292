import { idsFrom, insert, newRegister } from "./pushed-rows.ts";
import { type Answers, SpreadSheet } from "./spread-sheet.ts";

export const FUNDS = ["Victims Grant", "Safer Streets", "Reserves"] as const;

/** Brings everything back as it was. */
export const QUIET: Answers = { gone: "back", over: "back" };

/** A sheet of two funds in a register that knows three. */
export function startedSheet(seed: number): SpreadSheet {
  const register = newRegister();
  const nextId = idsFrom(seed);
  register.push({
    register: "funds",
    role: "finance",
    changes: FUNDS.map((name) => insert(nextId(), { name })),
  });
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const sheet = new SpreadSheet(register, random);
  sheet.lines = FUNDS.slice(0, 2).map((fund, at) => ({
    id: "",
    fund,
    note: null,
    amounts: { "2025-26": 100_00 * (at + 1), "2026-27": 200_00 * (at + 1), "2027-28": null },
  }));
  sheet.sync(QUIET);
  return sheet;
}

export function presentRows({ register }: SpreadSheet) {
  return register.rowsOf("budgets").filter(({ removed }) => removed === null);
}
