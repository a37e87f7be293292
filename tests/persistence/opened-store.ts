import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OrganisationStore, SignedIn } from "../../server/api/stores.ts";
import type { KeptStore } from "../../server/persistence/kept-store.ts";
import { openDatabase } from "../../server/persistence/open-database.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import type { PushAnswer, PushRequest, RowAnswer, RowChange } from "../../shared/sync/protocol.ts";
import type { Role } from "../../shared/sync/screens.ts";
import type { Values } from "../../shared/sync/stored-row.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import { type MovedClock, movedClock } from "../support/moved-clock.ts";

/** A store of its own in a folder that goes with it. */
export type OpenedStore = Readonly<{
  store: KeptStore;
  clock: MovedClock;
  file: string;
  /** A member of the one organisation, by role; made when first asked for. */
  as(role: Role, name?: string): Promise<OrganisationStore>;
  signedIn(role: Role, name?: string): Promise<SignedIn>;
  close(): Promise<void>;
}>;

export const ORGANISATION = { id: "opcc", name: "A commissioning body" } as const;

export async function openedStore(framework: Framework): Promise<OpenedStore> {
  const folder = mkdtempSync(join(tmpdir(), "foreplan-store-"));
  const file = join(folder, "test.db");
  const clock = movedClock(IsoDay.parse("2026-05-04"));
  const frameworkOf = () => framework;
  const opened = await openDatabase(file, { clock, randomBytes, frameworkOf });
  if (!opened.ok) throw new Error(opened.problem);
  const store = opened.value;
  await store.createOrganisation({ ...ORGANISATION, framework: framework.key });

  const members = new Map<string, SignedIn>();
  const signedIn = async (role: Role, name: string = role): Promise<SignedIn> => {
    const known = members.get(name);
    if (known !== undefined) return known;
    await store.addMember({ organisation: ORGANISATION.id, id: name, name, role });
    const fresh = { organisation: ORGANISATION, member: { id: name, name, role } };
    members.set(name, fresh);
    return fresh;
  };
  return {
    store,
    clock,
    file,
    signedIn,
    as: async (role, name) => store.openOrganisation(await signedIn(role, name)),
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ids, each another, the same in every run. */
export function idsFrom(seed: number): () => RowId {
  let state = seed * 2_654_435_761 + 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return () => mintRowId(random);
}

let pushes = 0;

/** A push from one workbook, unless said otherwise. */
export function pushOf(
  register: RegisterKey,
  changes: readonly RowChange[],
  more: Partial<PushRequest> & Readonly<{ workbook?: string }> = {},
): PushRequest {
  pushes += 1;
  const { workbook = "book-1", ...rest } = more;
  return {
    replica: { workbook, installation: "installation", copy: "copy" },
    mutationId: `00000000-0000-4000-8000-${String(pushes).padStart(12, "0")}`,
    register,
    changes: [...changes],
    ...rest,
  };
}

export const insert = (id: RowId, values: Values): RowChange => ({ kind: "insert", id, values });
export const edit = (id: RowId, base: number, values: Values): RowChange => ({
  kind: "edit",
  id,
  base,
  values,
});
export const remove = (id: RowId, base: number): RowChange => ({ kind: "remove", id, base });

/** The answer, where the push as a whole was not refused. */
export async function pushed(
  organisation: OrganisationStore,
  request: PushRequest,
): Promise<PushAnswer> {
  const outcome = await organisation.push(request);
  if (!outcome.ok) throw new Error(outcome.problem.sentence);
  return outcome.value;
}

/** The answer for the one row of a push. */
export async function pushedRow(
  organisation: OrganisationStore,
  request: PushRequest,
): Promise<RowAnswer> {
  const [row] = (await pushed(organisation, request)).rows;
  if (row === undefined) throw new Error("The push has no row.");
  return row;
}
