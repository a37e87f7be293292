import { starter } from "../../shared/frameworks/starter.ts";
import type { FieldValue } from "../../shared/registers/field.ts";
import type { RowAnswer, RowChange } from "../../shared/sync/protocol.ts";
import type { Values } from "../../shared/sync/stored-row.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { RegisterInMemory } from "./register-in-memory.ts";

/** Ids, each another, the same in every run. */
export function idsFrom(seed: number): () => RowId {
  let state = seed * 2_654_435_761 + 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return () => mintRowId(random);
}

export function newRegister(): RegisterInMemory {
  return new RegisterInMemory(starter, idsFrom(99));
}

export const insert = (id: RowId, values: Values, together?: string): RowChange => ({
  kind: "insert",
  id,
  values: { ...values },
  ...(together === undefined ? {} : { together }),
});
export const edit = (id: RowId, base: number, values: Values, together?: string): RowChange => ({
  kind: "edit",
  id,
  base,
  values: { ...values },
  ...(together === undefined ? {} : { together }),
});
export const remove = (id: RowId, base: number): RowChange => ({ kind: "remove", id, base });

export const named = (text: string) => ({ id: null, text });

/** An allocation that no rule of the starter's has anything against. */
export function allocation(values: Values = {}): Values {
  return {
    financialYear: "2026/27",
    fund: named("Victims Fund"),
    serviceArea: "Victims",
    title: "Helpline",
    amount: 1_000_000 as FieldValue,
    status: "idea",
    ...values,
  };
}

export function agreement(values: Values = {}): Values {
  return {
    title: "Helpline contract",
    start: "2024-04-01",
    initialEnd: "2027-03-31",
    currentEnd: "2027-03-31",
    status: "pipeline",
    ...values,
  };
}

/** The answer where the row was taken; anything else fails the test. */
export function taken(answer: RowAnswer | undefined): Extract<RowAnswer, { kind: "taken" }> {
  if (answer?.kind === "taken") return answer;
  throw new Error(`The row was not taken: ${JSON.stringify(answer)}`);
}

export function refused(answer: RowAnswer | undefined): Extract<RowAnswer, { kind: "refused" }> {
  if (answer?.kind === "refused") return answer;
  throw new Error(`The row was not refused: ${JSON.stringify(answer)}`);
}
