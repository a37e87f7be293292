import { describe, expect, onTestFinished, test } from "vitest";
import { starter } from "../../shared/frameworks/starter.ts";
import { agreement, allocation, named } from "../sync/pushed-rows.ts";
import {
  edit,
  idsFrom,
  insert,
  ORGANISATION,
  openedStore,
  pushed,
  pushOf,
} from "./opened-store.ts";
import { tamper } from "./raw-file.ts";

async function filled() {
  const opened = await openedStore(starter);
  onTestFinished(() => opened.close());
  const anna = await opened.as("officer", "Anna");
  const [one, two] = [idsFrom(1)(), idsFrom(2)()];
  const contract = agreement({ status: "live", continuing: true, owner: "Anna" });
  await pushed(anna, pushOf("agreements", [insert(one, contract)]));
  await pushed(
    anna,
    pushOf("allocations", [insert(two, allocation({ agreement: named("Helpline contract") }))]),
  );
  await pushed(anna, pushOf("allocations", [edit(two, 2, { title: "Hub" })]));
  const problems = async () => (await opened.store.verify(ORGANISATION.id)).problems;
  return { ...opened, problems };
}

const TAMPERED: readonly Readonly<{ what: string; statement: string; said: RegExp }>[] = [
  {
    what: "a changed value in the log",
    statement: `update "change" set after = replace(after, 'Hub', 'Hib') where version = 3`,
    said: /values of version 3 are not those that were written/,
  },
  {
    what: "a changed author in the log",
    statement: `update "change" set at = at + 1 where version = 2`,
    said: /broken at version 2/,
  },
  {
    what: "a change taken out of the log",
    statement: `delete from "change" where version = 2`,
    said: /goes from version 1 to 3/,
  },
  {
    what: "the newest change taken out of the log",
    statement: `delete from "change" where version = 3`,
    said: /ends at version 2, and the organisation says 3/,
  },
];

const DERIVED: readonly Readonly<{ what: string; statement: string; said: RegExp }>[] = [
  {
    what: "a row",
    statement: `update "row" set "values" = replace("values", 'Hub', 'Hib')`,
    said: /1 row missing/,
  },
  { what: "a scope", statement: "delete from row_scope", said: /index entries missing/ },
  { what: "a name", statement: "delete from name", said: /index entries missing/ },
  { what: "a finding", statement: "delete from finding", said: /findings missing/ },
  {
    what: "a plan entry",
    statement: "update plan_entry set body = replace(body, '2027', '2028')",
    said: /plan entr/,
  },
  {
    what: "a planned alert",
    statement: "update alert set state = 'withdrawn'",
    said: /planned alerts missing/,
  },
];

describe("verify", () => {
  test("[STO23] an untouched store is proven, with how much was looked at", async () => {
    const { store } = await filled();
    expect(await store.verify(ORGANISATION.id)).toEqual({ changes: 3, rows: 2, problems: [] });
  });

  test.each(TAMPERED)("[STO23] $what is found", async ({ statement, said }) => {
    const { file, problems } = await filled();
    tamper(file, statement);
    expect((await problems()).join(" ")).toMatch(said);
  });

  test("[STO23] an erased value is borne, for its digest stays in the chain", async () => {
    const { file, store } = await filled();
    tamper(file, `update "change" set salt = null where version = 1`);
    expect((await store.verify(ORGANISATION.id)).problems).toEqual([]);
  });

  test.each(DERIVED)(
    "[STO24] $what that is not what the log gives is found, and rebuilt",
    async ({ statement, said }) => {
      const { file, store, problems } = await filled();
      tamper(file, statement);
      expect((await problems()).join(" ")).toMatch(said);
      await store.rebuild(ORGANISATION.id);
      expect(await problems()).toEqual([]);
    },
  );
});
