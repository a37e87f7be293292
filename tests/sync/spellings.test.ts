import { describe, expect, test } from "vitest";
import { asMeant } from "../../shared/sync/spellings.ts";
import { allocation, idsFrom, insert, named, remove } from "./pushed-rows.ts";

const nextId = idsFrom(4);
const [row, fund, other] = [nextId(), nextId(), nextId()];
const spellings = { "moj victims fund 24 25": fund };
const table = { register: "allocations" as const, spellings };
const sent = (value: ReturnType<typeof named> | { id: typeof other; text: string }) =>
  insert(row, allocation({ fund: value }));

describe("names of funds in a table", () => {
  test.each([
    ["said to mean another's", named("MOJ victims' fund 24-25"), fund],
    ["of its own", named("Core"), null],
    ["with an id", { id: other, text: "MOJ victims' fund 24-25" }, other],
  ])("[SYN145] a name %s", (_what, value, id) => {
    expect(asMeant(table, sent(value))).toEqual(
      insert(row, allocation({ fund: { id, text: value.text } })),
    );
  });

  test("[SYN145] each of several", () => {
    const [core, victims] = [named("Core"), named("MoJ Victims Fund 24/25")];
    const change = insert(row, { title: "Helpline", funds: [core, victims] });
    expect(asMeant({ register: "agreements", spellings }, change)).toEqual(
      insert(row, { title: "Helpline", funds: [core, { ...victims, id: fund }] }),
    );
  });

  test("[SYN145] nothing where no name was said to mean another, or a row is removed", () => {
    const change = sent(named("MOJ victims' fund 24-25"));
    expect(asMeant({ register: "allocations" }, change)).toBe(change);
    const gone = remove(row, 1);
    expect(asMeant(table, gone)).toBe(gone);
  });
});
