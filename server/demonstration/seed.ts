import { frameworkOf } from "../../shared/frameworks/all-frameworks.ts";
import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { findTables } from "../../shared/reading/find-tables.ts";
import { inferRegister } from "../../shared/reading/infer-register.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import { REGISTERS } from "../../shared/registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import { MOST_ROWS_A_PUSH } from "../../shared/sync/protocol.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import type { Demonstration } from "../api/demonstration.ts";
import type { OrganisationStore } from "../api/stores.ts";
import type { KeptStore } from "../persistence/kept-store.ts";
import { naturalKey } from "../workbook-files/natural-key.ts";
import { readXlsx } from "../workbook-files/read-xlsx.ts";
import type { WorkbookDescription } from "../workbook-files/workbook-description.ts";
import { writeXlsx } from "../workbook-files/write-xlsx.ts";
import { avonAndSomersetWorkbook } from "./avon-and-somerset-workbook.ts";

/** Chance, handed in: numbers in [0, 1), and identities for pushes. */
export type Chance = Readonly<{ random: () => number; uuid: () => string }>;

type DemonstrationOrganisation = Readonly<{
  id: string;
  name: string;
  framework: string;
  /** What its registers hold from the start, beside the figures its framework prints. */
  workbook: (() => WorkbookDescription) | null;
}>;

/**
 * Dyfed-Powys starts with the budget its framework prints and nothing allocated, so that a newcomer
 * connects the first sheet; Avon and Somerset starts with its registers full.
 */
const ORGANISATIONS: readonly DemonstrationOrganisation[] = [
  { id: "dyfed-powys", name: "Dyfed-Powys OPCC", framework: "dyfed-powys", workbook: null },
  {
    id: "avon-and-somerset",
    name: "Avon and Somerset OPCC",
    framework: "avon-and-somerset",
    workbook: avonAndSomersetWorkbook,
  },
];

/** Members are asked for in this order: the first who may do a thing does it. */
const MEMBERS: readonly Readonly<{ id: string; name: string; role: Role }>[] = [
  { id: "officer", name: "Olwen Price", role: "officer" },
  { id: "finance", name: "Femi Adeyemi", role: "finance" },
  { id: "manager", name: "Megan Thomas", role: "manager" },
  // What two different people must sign needs another who may.
  { id: "manager-2", name: "Huw Bevan", role: "manager" },
  { id: "administrator", name: "Ann Griffiths", role: "administrator" },
];

type NewRow = Readonly<{ register: RegisterKey; values: Readonly<Record<string, FieldValue>> }>;

/** Makes the demonstration organisations that are missing, and a fresh sign-in for each member. */
export async function seedDemonstration(store: KeptStore, chance: Chance): Promise<Demonstration> {
  const known = new Set(await store.organisations());
  const members: Demonstration["members"][number][] = [];
  for (const organisation of ORGANISATIONS) {
    const { id, name, framework } = organisation;
    const isNew = !known.has(id);
    if (isNew) await store.createOrganisation({ id, name, framework });
    // A demonstration made by an earlier program lacks those that came later.
    const there = new Set((await store.members(id)).map((member) => member.id));
    for (const member of MEMBERS) {
      if (!there.has(member.id)) await store.addMember({ organisation: id, ...member });
    }
    const tokens: string[] = [];
    for (const member of MEMBERS) {
      const token = await store.issueToken(id, member.id);
      tokens.push(token);
      members.push({ organisation: name, name: member.name, role: member.role, token });
    }
    if (isNew) await fill(store, tokens, organisation, chance);
  }
  return { members };
}

/** Adopts the framework's printed figures and the organisation's own rows, each by who may write it. */
async function fill(
  store: KeptStore,
  tokens: readonly string[],
  organisation: DemonstrationOrganisation,
  chance: Chance,
): Promise<void> {
  for (const [register, rows] of byRegister(startingRows(organisation))) {
    const writer = await writerOf(store, tokens, register);
    for (let from = 0; from < rows.length; from += MOST_ROWS_A_PUSH) {
      const outcome = await writer.push({
        replica: { workbook: "set-up", installation: "server", copy: "first" },
        mutationId: chance.uuid(),
        register,
        changes: rows.slice(from, from + MOST_ROWS_A_PUSH).map(({ values }) => ({
          kind: "insert",
          id: mintRowId(chance.random),
          values,
        })),
        adopt: true,
      });
      if (!outcome.ok) throw new Error(outcome.problem.sentence);
      const refused = outcome.value.rows.find(({ kind }) => kind === "refused");
      if (refused?.kind === "refused") throw new Error(refused.reason);
    }
  }
}

async function writerOf(
  store: KeptStore,
  tokens: readonly string[],
  register: RegisterKey,
): Promise<OrganisationStore> {
  for (const token of tokens) {
    const signedIn = await store.memberOf(token);
    if (signedIn === null) continue;
    const handle = store.openOrganisation(signedIn);
    if ((await handle.standing()).mayWrite.includes(register)) return handle;
  }
  throw new Error(`No demonstration member may write ${register}.`);
}

function startingRows({ framework: key, workbook }: DemonstrationOrganisation): readonly NewRow[] {
  const framework = frameworkOf(key);
  if (framework === undefined) throw new Error(`There is no framework ${key}.`);
  const printed = framework.figures.map(({ register, values }) => ({ register, values }));
  if (workbook === null) return printed;

  const read = readXlsx(writeXlsx(workbook()));
  if (!read.ok) throw new Error(read.problem);
  const own = read.value.sheets.flatMap((sheet) =>
    findTables(sheet).flatMap((table) => {
      const context = { ...PLAIN_CONTEXT, framework, date1904: sheet.date1904 };
      const [guess] = inferRegister(sheet, table, context);
      if (guess === undefined) return [];
      const definition = REGISTERS[guess.register];
      return readTable(sheet, table, definition, guess.mapping, context).rows.map(({ values }) => ({
        register: guess.register,
        values,
      }));
    }),
  );
  // What the workbook says of a fund or a milestone is said once, and in its own words.
  const said = new Set(own.map(({ register, values }) => naturalKey(register, values)));
  return [
    ...printed.filter(({ register, values }) => !said.has(naturalKey(register, values))),
    ...own,
  ];
}

/** Funds before what refers to them, so that references find their rows. */
function byRegister(rows: readonly NewRow[]): ReadonlyMap<RegisterKey, readonly NewRow[]> {
  const order = Object.keys(REGISTERS) as RegisterKey[];
  return new Map(
    order
      .map((register) => [register, rows.filter((row) => row.register === register)] as const)
      .filter(([, group]) => group.length > 0),
  );
}
