import { describe, expect, test } from "vitest";
import {
  allocation,
  edit,
  idsFrom,
  insert,
  named,
  newRegister,
  refused,
  remove,
  taken,
} from "./pushed-rows.ts";

const POUNDS_10K = 1_000_000;

/** A fund with a confirmed budget of 30,000 pounds for 2026/27, and its id. */
function withBudget(amount = 3 * POUNDS_10K) {
  const register = newRegister();
  const id = idsFrom(5);
  const [fund, budget] = [id(), id()];
  const finance = { by: "Fin", role: "finance" as const };
  register.push({
    ...finance,
    register: "funds",
    changes: [insert(fund, { name: "Victims Fund" })],
  });
  const values = { fund: named("Victims Fund"), financialYear: "2026/27", amount };
  const whole = { ...values, kind: "opening", status: "confirmed" };
  register.push({ ...finance, register: "budgets", changes: [insert(budget, whole)] });
  return { register, id, fund, budget };
}

const approved = (amount: number) => allocation({ amount, status: "approved" });

describe("answers", () => {
  test("[SYN25] every row change has a version of its own, one after the other", () => {
    const { register, id } = withBudget();
    const before = register.head;
    const { answer } = register.push({
      changes: [insert(id(), allocation()), insert(id(), allocation({ title: "Refuge" }))],
    });
    expect(answer.rows.map((row) => taken(row).version)).toEqual([before + 1, before + 2]);
    expect(answer.head).toBe(before + 2);
  });

  test("[SYN3] a conflict says who changed the field, when, and keeps mine to be applied", () => {
    const { register, id } = withBudget();
    const row = id();
    const { version } = taken(register.answer({ changes: [insert(row, allocation())] }));
    register.push({ by: "Ben", changes: [edit(row, version, { title: "Refuge" })] });
    const judged = register.push({ changes: [edit(row, version, { title: "Hub" })] });
    // The row was made in Anna's own workbook, so nothing but Ben's edit stands against hers.
    expect(judged.conflicts).toEqual([
      {
        conflict: {
          id: `push-5/${row}/title`,
          register: "allocations",
          row,
          field: "title",
          base: "Helpline",
          mine: "Hub",
          theirs: "Refuge",
          theirsBy: "Ben",
          theirsAt: Date.UTC(2026, 4, 4, 12) + 4,
          mineBy: "Anna",
          mineAt: Date.UTC(2026, 4, 4, 12) + 5,
        },
        edits: { title: "Hub" },
        replica: "book-of-Anna",
      },
    ]);
    expect(register.row(row)?.values.title).toBe("Refuge");
  });

  test("[SYN11] others' newer values come back with the answer", () => {
    const { register, id } = withBudget();
    const row = id();
    const { version } = taken(register.answer({ changes: [insert(row, allocation())] }));
    register.push({ by: "Ben", changes: [edit(row, version, { title: "Refuge" })] });
    const answer = register.answer({ changes: [edit(row, version, { amount: 500 })] });
    expect(taken(answer).merged).toEqual({ title: "Refuge" });
  });

  test("[SYN8] an edit of a removed row is answered with who removed it, and restoring keeps the edit", () => {
    const { register, id } = withBudget();
    const row = id();
    const { version } = taken(register.answer({ changes: [insert(row, allocation())] }));
    register.push({ by: "Ben", changes: [remove(row, version)] });
    const judged = register.push({ changes: [edit(row, version, { title: "Hub" })] });
    expect(judged.answer.rows[0]).toMatchObject({ kind: "removed", id: row, by: "Ben" });
    expect(judged.conflicts.map(({ conflict, edits }) => [conflict.field, edits])).toEqual([
      [null, { title: "Hub" }],
    ]);
    expect(register.row(row)?.removed).not.toBeNull();
  });

  test("[SYN9] a removal of a row that somebody edited since is a conflict, and the row stays", () => {
    const { register, id } = withBudget();
    const row = id();
    const { version } = taken(register.answer({ changes: [insert(row, allocation())] }));
    register.push({ by: "Ben", changes: [edit(row, version, { title: "Refuge" })] });
    const answer = taken(register.answer({ changes: [remove(row, version)] }));
    expect(answer.conflicts.map(({ field }) => field)).toEqual([null]);
    expect(register.row(row)?.removed).toBeNull();
  });

  test("[SYN9] a removal after one's own edit, and a second removal, need no settling", () => {
    const { register, id } = withBudget();
    const row = id();
    const { version } = taken(register.answer({ changes: [insert(row, allocation())] }));
    register.push({ changes: [edit(row, version, { title: "Refuge" })] });
    expect(taken(register.answer({ changes: [remove(row, version)] })).conflicts).toEqual([]);
    const head = register.head;
    expect(taken(register.answer({ changes: [remove(row, version)] })).conflicts).toEqual([]);
    expect(register.head).toBe(head);
  });

  test("[SYN10] an insert of an id that is there agrees where equal and is a conflict where not", () => {
    const { register, id } = withBudget();
    const row = id();
    register.push({ changes: [insert(row, allocation({ note: "kept" }))] });
    const answer = taken(
      register.answer({ by: "Ben", changes: [insert(row, allocation({ title: "Hub" }))] }),
    );
    expect(answer.conflicts.map(({ field, base, mine }) => [field, base, mine])).toEqual([
      ["title", null, "Hub"],
    ]);
    expect(answer.merged).toEqual({ note: "kept" });
    expect(register.row(row)?.values.title).toBe("Helpline");
  });

  test("[SYN10] an insert of a removed id offers to restore it", () => {
    const { register, id } = withBudget();
    const row = id();
    const { version } = taken(register.answer({ changes: [insert(row, allocation())] }));
    register.push({ changes: [remove(row, version)] });
    expect(register.answer({ changes: [insert(row, allocation())] })).toMatchObject({
      kind: "removed",
    });
  });

  test("[SYN12] a fund still referred to is not removed, and the answer names who refers to it", () => {
    const { register, id, fund } = withBudget();
    register.push({ changes: [insert(id(), allocation())] });
    const { version = 0 } = register.row(fund) ?? {};
    const answer = register.answer({
      by: "Fin",
      role: "finance",
      register: "funds",
      changes: [remove(fund, version)],
    });
    expect(refused(answer).reason).toBe(
      "Victims Fund is still referred to by Victims Fund 2026/27; Helpline. Change those rows first.",
    );
  });

  test("[SYN12] a provider that an allocation or an agreement names is not removed", () => {
    const { register, id } = withBudget();
    const provider = id();
    register.push({ register: "providers", changes: [insert(provider, { name: "Llamau" })] });
    const llamau = { provider: named("Llamau") };
    register.push({ changes: [insert(id(), allocation(llamau))] });
    const agreement = { ...llamau, title: "Refuge" };
    register.push({ register: "agreements", changes: [insert(id(), agreement)] });
    const { version = 0 } = register.row(provider) ?? {};
    const answer = register.answer({ register: "providers", changes: [remove(provider, version)] });
    expect(refused(answer).reason).toBe(
      "Llamau is still referred to by Helpline; Refuge. Change those rows first.",
    );
  });

  test("[SYN16] a row without a reference of its own is given one to be called by", () => {
    const { register, id } = withBudget();
    const [one, two, three] = [id(), id(), id()];
    register.push({ changes: [insert(one, allocation()), insert(two, allocation({ ref: "X1" }))] });
    register.push({ changes: [insert(three, allocation())] });
    expect([one, two, three].map((row) => register.row(row)?.displayRef)).toEqual([
      "ALL-0001",
      null,
      "ALL-0002",
    ]);
  });

  test("[SYN18] a value that does not fit refuses its row with a sentence, and the others stand", () => {
    const { register, id } = withBudget();
    const [good, bad, strange] = [id(), id(), id()];
    const { answer } = register.push({
      changes: [
        insert(bad, allocation({ amount: "ten" })),
        insert(strange, allocation({ colour: "red" })),
        insert(good, allocation()),
      ],
    });
    expect(refused(answer.rows[0]).reason).toMatch(/^Amount: "ten" cannot be read; accepted is /);
    expect(refused(answer.rows[1]).reason).toMatch(/^Allocations have no field "colour"/);
    expect(taken(answer.rows[2]).id).toBe(good);
  });

  test("[SYN26] a row that comes twice in a push is looked at once", () => {
    const { register, id } = withBudget();
    const row = id();
    const { answer } = register.push({
      changes: [insert(row, allocation()), insert(row, allocation({ title: "Hub" }))],
    });
    expect(answer.rows.map(({ kind }) => kind)).toEqual(["taken", "refused"]);
    expect(register.row(row)?.values.title).toBe("Helpline");
  });

  test.each([
    ["officer", "funds", /^Funds are written by finance; you are signed in as officer\.$/],
    ["finance", "agreements", /^Agreements are written by officer or manager/],
    ["administrator", "allocations", /^Allocations are written by officer or manager/],
    ["finance", "allocations", /^As finance you may change Amount, Fund, Status of allocations/],
  ] as const)(
    "[SYN19] a new row from %s in %s is refused, and the answer says whose it is",
    (role, key, reason) => {
      const { register, id } = withBudget();
      const answer = register.answer({ role, register: key, changes: [insert(id(), {})] });
      expect(refused(answer).reason).toMatch(reason);
    },
  );

  test("[SYN19] finance changes the amount of an allocation, and not its title", () => {
    const { register, id } = withBudget();
    const row = id();
    const { version } = taken(register.answer({ changes: [insert(row, allocation())] }));
    const finance = { by: "Fin", role: "finance" as const };
    taken(register.answer({ ...finance, changes: [edit(row, version, { amount: 500 })] }));
    refused(register.answer({ ...finance, changes: [edit(row, version, { title: "Hub" })] }));
  });
});

describe("together", () => {
  test("[SYN17] rows marked together fall together where one of them is refused", () => {
    const { register, id } = withBudget();
    const [one, two, free] = [id(), id(), id()];
    const { answer } = register.push({
      changes: [
        insert(one, allocation(), "pair"),
        insert(two, allocation({ amount: "ten" }), "pair"),
        insert(free, allocation()),
      ],
    });
    expect(answer.rows.map(({ kind }) => kind)).toEqual(["refused", "refused", "taken"]);
  });

  test("[SYN17] rows marked together fall together where one of them is in conflict", () => {
    const { register, id } = withBudget();
    const [one, two] = [id(), id()];
    const [a] = register.push({ changes: [insert(one, allocation()), insert(two, allocation())] })
      .answer.rows;
    const { version } = taken(a);
    register.push({ by: "Ben", changes: [edit(one, version, { amount: 5 })] });
    const judged = register.push({
      changes: [
        edit(one, version, { amount: 7 }, "move"),
        edit(two, version + 1, { amount: 9 }, "move"),
      ],
    });
    expect(judged.answer.rows.map(({ kind }) => kind)).toEqual(["refused", "refused"]);
    expect(judged.writes).toEqual([]);
    expect(judged.conflicts).toEqual([]);
  });
});

describe("judged by difference", () => {
  test("[SYN20] what a fund's year cannot bear is refused, the last of the push first", () => {
    const { register, id } = withBudget();
    const { answer } = register.push({
      changes: [insert(id(), approved(2 * POUNDS_10K)), insert(id(), approved(2 * POUNDS_10K))],
    });
    expect(answer.rows.map(({ kind }) => kind)).toEqual(["taken", "refused"]);
    expect(refused(answer.rows[1]).reason).toMatch(/£10,000 over its budget/);
    expect(refused(answer.rows[1]).askAgreed).toBe(true);
  });

  test("[SYN20] moving money between two rows of one push is accepted in either order", () => {
    const { register, id } = withBudget();
    const [one, two] = [id(), id()];
    const { answer } = register.push({
      changes: [insert(one, approved(2 * POUNDS_10K)), insert(two, approved(POUNDS_10K))],
    });
    const [a, b] = answer.rows.map((row) => taken(row).version);
    const moved = register.push({
      changes: [
        edit(two, b ?? 0, { amount: 2 * POUNDS_10K }),
        edit(one, a ?? 0, { amount: POUNDS_10K }),
      ],
    });
    expect(moved.answer.rows.map(({ kind }) => kind)).toEqual(["taken", "taken"]);
  });

  test("[SYN20] a change that lessens a breach is taken while the breach lasts", () => {
    const { register, id } = withBudget();
    const row = id();
    const { version } = taken(
      register.answer({ judging: "adoption", changes: [insert(row, approved(9 * POUNDS_10K))] }),
    );
    taken(register.answer({ changes: [edit(row, version, { amount: 8 * POUNDS_10K })] }));
    refused(register.answer({ changes: [edit(row, version, { amount: 9 * POUNDS_10K })] }));
  });

  test("[SYN21] of two who together would overspend the second is told who took the headroom", () => {
    const { register, id } = withBudget();
    taken(register.answer({ by: "Ben", changes: [insert(id(), approved(2 * POUNDS_10K))] }));
    const answer = refused(register.answer({ changes: [insert(id(), approved(2 * POUNDS_10K))] }));
    expect(answer.reason).toMatch(/The newest of the others is Helpline, by Ben on 4 May 2026\.$/);
  });

  test("[SYN22] what was agreed already is taken as a fact, with its finding open", () => {
    const { register, id } = withBudget();
    const answer = taken(
      register.answer({ judging: "fact", changes: [insert(id(), approved(9 * POUNDS_10K))] }),
    );
    expect(answer.version).toBe(register.head);
    const open = [...register.findingsOf(`fund-year:${register.rowsOf("funds")[0]?.id}:2026/27`)];
    expect(open.map(({ severity }) => severity)).toContain("error");
  });

  test("[SYN22] an idea is no fact: it is refused although agreed, and nothing is asked", () => {
    const { register, id } = withBudget();
    const nothing = { title: "Helpline" };
    const answer = refused(register.answer({ judging: "fact", changes: [insert(id(), nothing)] }));
    expect(answer.askAgreed).toBe(false);
  });

  test("[SYN23] adopting records errors, and an adopted row with an open error stays editable", () => {
    const { register, id } = withBudget();
    const row = id();
    const broken = { financialYear: "2026/27" };
    const answer = taken(register.answer({ judging: "adoption", changes: [insert(row, broken)] }));
    expect(answer.findings.map(({ severity }) => severity)).toContain("error");
    taken(register.answer({ changes: [edit(row, answer.version, { note: "asked finance" })] }));
  });

  test("[SYN24] judging alone changes nothing", () => {
    const { register, id } = withBudget();
    const row = id();
    const head = register.head;
    expect(register.judge({ changes: [insert(row, allocation())] }).writes).toHaveLength(1);
    expect([register.head, register.row(row)]).toEqual([head, undefined]);
  });
});
