import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import { nameOf } from "../../../shared/registers/ledger.ts";
import type { AlikeNames } from "../../../shared/sync/alike-names.ts";
import {
  ADDED_BY_NAME,
  type NewNames,
  namesSaid,
  newNames,
  rowsOfNames,
} from "../../../shared/sync/new-names.ts";
import type { Spellings } from "../../../shared/sync/spellings.ts";
import type { Values } from "../../../shared/sync/stored-row.ts";
import { foldText } from "../../../shared/values/folded-text.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import { mintRowId, type RowId } from "../../../shared/values/row-id.ts";
import { type AtFile, replicaOf } from "./at-file.ts";
import { asked } from "./server-client.ts";

/** Names that a person said are one, ready to go in before the rows that say them. */
export type OneNames = readonly Readonly<{ news: NewNames; same: readonly string[] }>[];

/**
 * Which of the names that look alike in a sheet to be connected are one. While a person has not
 * said so of each, the question with the options that answer it: none is taken for one unasked.
 */
export function namesThatAreOne(
  { registerRows, request: { register, names } }: AtFile,
  rows: readonly Values[],
): Result<OneNames, string> {
  const known = [...registerRows.values()].filter(({ removed }) => !removed);
  const news = ADDED_BY_NAME.map((target) => {
    const theirs = known.filter((row) => row.register === target);
    const named = theirs.map((row) => ({ ...row, name: nameOf(row) }));
    return newNames(target, namesSaid(register, target, rows), named);
  });
  const groups = news.flatMap(({ register: of, alike }) => alike.map((one) => ({ of, one })));
  const astray = names.same.find((name) => !groups.some(({ one }) => goesBy(one, name)));
  if (astray !== undefined) {
    return fail(
      `--same-name was given "${astray}", and no names that look alike are spelt so in the sheet.`,
    );
  }
  const isOne = (one: AlikeNames) => names.same.some((name) => goesBy(one, name));
  const open = groups.filter(({ one }) => !names.apart && !isOne(one));
  if (open.length > 0) return fail(question(open));
  return ok(
    news.map((each) => {
      const ones = each.alike.filter(isOne);
      // Names of their own are added by the server, as every row that is adopted has it.
      const spelt = ones.flatMap(({ name, others, known }) =>
        known === null ? [name, ...others] : others,
      );
      return { news: { ...each, names: spelt }, same: ones.map(({ key }) => key) };
    }),
  );
}

/** Sends the names, and has the funds that spellings mean. */
export async function sendNames(at: AtFile, ones: OneNames): Promise<Result<Spellings, string>> {
  const { exchange, request } = at;
  const spellings: Record<string, RowId> = {};
  for (const { news, same } of ones) {
    const rows = rowsOfNames(news, same, () => mintRowId(request.random));
    Object.assign(spellings, rows.spellings);
    if (rows.changes.length === 0) continue;
    const sent = await asked(
      exchange.server,
      exchange.client.sync.push.mutate({
        replica: replicaOf(at),
        mutationId: exchange.uuid(),
        register: news.register,
        changes: [...rows.changes],
        adopt: true,
      }),
    );
    if (!sent.ok) return sent;
    const refused = sent.value.rows.find(({ kind }) => kind === "refused");
    if (refused?.kind === "refused") return fail(refused.reason);
  }
  return ok(spellings);
}

function goesBy({ name, others }: AlikeNames, said: string): boolean {
  return [name, ...others].some((spelling) => foldText(spelling) === foldText(said));
}

function question(open: readonly Readonly<{ of: RegisterKey; one: AlikeNames }>[]): string {
  const said = open.map(({ of, one: { name, others, known } }) => {
    const spelt = [name, ...others].map((spelling) => `"${spelling}"`).join(" and ");
    const has = known === null ? "" : `; the register has "${name}"`;
    return `${spelt} look like one ${registerOf(of).singular}${has}`;
  });
  const [first] = open;
  return `${said.join(". ")}. Nothing was connected or sent. Say --same-name "${first?.one.name}" for each that is one, and --names-apart where the others are names of their own.`;
}
