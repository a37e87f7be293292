import { describe, expect, test } from "vitest";
import {
  agreement,
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

const FINANCE = { by: "Fin", role: "finance" as const, register: "funds" as const };

describe("references", () => {
  test("[SYN13] a name becomes the id of the one row that goes by it, and the text stays as seen", () => {
    const register = newRegister();
    const [fund, row] = [idsFrom(1)(), idsFrom(2)()];
    register.push({ ...FINANCE, changes: [insert(fund, { name: "Victims Fund" })] });
    register.push({ changes: [insert(row, allocation({ fund: named("victims FUND") }))] });
    expect(register.row(row)?.values.fund).toEqual({ id: fund, text: "victims FUND" });
  });

  test("[SYN13] a name that several rows go by stays text, and an id nobody knows is no match", () => {
    const register = newRegister();
    const id = idsFrom(1);
    const row = id();
    register.push({
      ...FINANCE,
      changes: [insert(id(), { name: "Core" }), insert(id(), { name: "Core" })],
    });
    register.push({
      changes: [insert(row, allocation({ fund: { id: id(), text: "Core" } }))],
    });
    expect(register.row(row)?.values.fund).toEqual({ id: null, text: "Core" });
  });

  test("[SYN14] a provider nobody knew is added at once, with a note to check it", () => {
    const register = newRegister();
    const [one, two] = [idsFrom(1)(), idsFrom(2)()];
    register.push({
      changes: [
        insert(one, allocation({ provider: named("Llamau") })),
        insert(two, allocation({ provider: named("LLAMAU") })),
      ],
    });
    const [provider, ...others] = register.rowsOf("providers");
    expect(others).toEqual([]);
    expect(provider?.values).toEqual({ name: "Llamau", note: "New provider, please check." });
    expect(register.row(two)?.values.provider).toEqual({ id: provider?.id, text: "LLAMAU" });
  });

  test("[SYN14] a provider that only a refused row named is not added", () => {
    const register = newRegister();
    const broken = { title: "Helpline", provider: named("Llamau") };
    refused(register.answer({ changes: [insert(idsFrom(1)(), broken)] }));
    expect(register.rowsOf("providers")).toEqual([]);
  });

  test("[SYN14] connecting adds the funds too, and asks nobody to check what was confirmed", () => {
    const register = newRegister();
    const row = idsFrom(1)();
    register.push({
      judging: "adoption",
      changes: [insert(row, allocation({ provider: named("Llamau") }))],
    });
    expect(register.rowsOf("funds").map(({ values }) => values)).toEqual([
      { name: "Victims Fund" },
    ]);
    expect(register.rowsOf("providers").map(({ values }) => values)).toEqual([{ name: "Llamau" }]);
  });

  test("[SYN144] connecting names new funds, whoever connects, and says nothing else of them", () => {
    const register = newRegister();
    const [fund, other] = [idsFrom(1)(), idsFrom(2)()];
    const officer = { register: "funds" as const, judging: "adoption" as const };
    const name = { name: "Victims Fund" };
    const { version } = taken(register.answer({ ...officer, changes: [insert(fund, name)] }));
    const notTheirs = [
      insert(other, { ...name, status: "live" }),
      insert(other, {}),
      edit(fund, version, { name: "Another Fund" }),
      remove(fund, version),
    ];
    for (const change of notTheirs) refused(register.answer({ ...officer, changes: [change] }));
    const administrator = { ...officer, role: "administrator" as const };
    refused(register.answer({ ...administrator, changes: [insert(other, name)] }));
    refused(register.answer({ register: "funds", changes: [insert(other, name)] }));
    expect(register.rowsOf("funds").map(({ values }) => values)).toEqual([name]);
  });

  test.each([
    { given: "before it is named", order: [0, 1] },
    { given: "after it is named", order: [1, 0] },
  ])(
    "[SYN14] a fund that stands in the same push $given is not added beside itself",
    ({ order }) => {
      const register = newRegister();
      const [old, next] = [idsFrom(1)(), idsFrom(2)()];
      const rows = [
        insert(old, { name: "Victims Fund" }),
        insert(next, { name: "New Victims Fund", follows: [named("victims fund")] }),
      ];
      register.push({
        ...FINANCE,
        judging: "adoption",
        changes: order.flatMap((place) => rows[place] ?? []),
      });
      expect(
        register
          .rowsOf("funds")
          .map(({ values }) => values.name)
          .toSorted(),
      ).toEqual(["New Victims Fund", "Victims Fund"]);
      expect(register.row(next)?.values.follows).toEqual([{ id: old, text: "victims fund" }]);
    },
  );

  test("[SYN15] a name nobody goes by waits as text, and resolves when such a row appears", () => {
    const register = newRegister();
    const [fund, row, contract] = [idsFrom(1)(), idsFrom(2)(), idsFrom(3)()];
    const { version } = taken(register.answer({ changes: [insert(row, allocation())] }));
    register.push({
      register: "agreements",
      changes: [insert(contract, agreement({ funds: [named("Core"), named("victims fund")] }))],
    });
    expect(register.row(row)?.values.fund).toEqual(named("Victims Fund"));

    const judged = register.push({ ...FINANCE, changes: [insert(fund, { name: "Victims Fund" })] });
    expect(judged.answer.rows).toHaveLength(1);
    expect(register.row(row)?.values.fund).toEqual({ id: fund, text: "Victims Fund" });
    expect(register.row(row)?.version).toBeGreaterThan(version);
    expect(register.row(contract)?.values.funds).toEqual([
      named("Core"),
      { id: fund, text: "victims fund" },
    ]);
  });

  test("[SYN15] a provider that two went by resolves once only one of them does", () => {
    const register = newRegister();
    const id = idsFrom(1);
    const [one, two, row] = [id(), id(), id()];
    const mind = { name: "Mind" };
    register.push({ register: "providers", changes: [insert(one, mind), insert(two, mind)] });
    register.push({ changes: [insert(row, allocation({ provider: named("Mind") }))] });
    expect(register.row(row)?.values.provider).toEqual(named("Mind"));

    const rename = (which: typeof one, name: string) => {
      const { version = 0 } = register.row(which) ?? {};
      register.push({ register: "providers", changes: [edit(which, version, { name })] });
    };
    rename(one, "Mind in Powys");
    rename(two, "MIND");
    expect(register.row(row)?.values.provider).toEqual({ id: two, text: "Mind" });
  });

  test("[SYN15] a list that waits for several rows of one push has them all", () => {
    const register = newRegister();
    const [one, two, next] = [idsFrom(1)(), idsFrom(2)(), idsFrom(3)()];
    register.push({
      ...FINANCE,
      changes: [
        insert(next, { name: "New grant", follows: [named("Formula"), named("General")] }),
        insert(one, { name: "Formula" }),
        insert(two, { name: "General" }),
      ],
    });
    expect(register.row(next)?.values.follows).toEqual([
      { id: one, text: "Formula" },
      { id: two, text: "General" },
    ]);
  });

  test("[SYN15] a renamed row and rows of the same push resolve what waited for them too", () => {
    const register = newRegister();
    const [first, second, third] = [idsFrom(1)(), idsFrom(2)(), idsFrom(3)()];
    register.push({
      register: "agreements",
      changes: [
        insert(first, agreement({ title: "Hub", follows: [named("Refuge")] })),
        insert(second, agreement({ title: "Refuge" })),
        insert(third, agreement({ title: "Outreach", follows: [named("The Hub")] })),
      ],
    });
    expect(register.row(first)?.values.follows).toEqual([{ id: second, text: "Refuge" }]);
    const { version = 0 } = register.row(first) ?? {};
    register.push({
      register: "agreements",
      changes: [edit(first, version, { title: "The Hub" })],
    });
    expect(register.row(third)?.values.follows).toEqual([{ id: first, text: "The Hub" }]);
  });

  test("[SYN15] a second row of the name resolves nothing", () => {
    const register = newRegister();
    const [row, one, two] = [idsFrom(1)(), idsFrom(2)(), idsFrom(3)()];
    register.push({ changes: [insert(row, allocation({ fund: named("Core") }))] });
    register.push({
      ...FINANCE,
      changes: [insert(one, { name: "Core" }), insert(two, { name: "Core" })],
    });
    expect(register.row(row)?.values.fund).toEqual(named("Core"));
  });
});
