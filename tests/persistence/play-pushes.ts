import type { OrganisationStore } from "../../server/api/stores.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import type { PushAnswer, RowChange } from "../../shared/sync/protocol.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { AnyPush, Step } from "./any-pushes.ts";
import { idsFrom, type OpenedStore, pushed, pushOf } from "./opened-store.ts";

const FINANCE: readonly RegisterKey[] = ["funds", "budgets"];

/** The rows there are so far, for pushes that go on where others stopped. */
export type Played = Readonly<{ known: Map<RegisterKey, RowId[]>; mint: () => RowId }>;

export function nothingPlayed(): Played {
  return { known: new Map(), mint: idsFrom(7) };
}

/** Plays pushes against a store, as the member whose registers they are; answers what it was told. */
export async function playPushes(
  opened: OpenedStore,
  pushes: readonly AnyPush[],
  { known, mint }: Played = nothingPlayed(),
): Promise<readonly PushAnswer[]> {
  const officer = await opened.as("officer", "Anna");
  const finance = await opened.as("finance", "Fin");
  const answers: PushAnswer[] = [];
  for (const push of pushes) {
    const member = FINANCE.includes(push.register) ? finance : officer;
    const ids = known.get(push.register) ?? [];
    known.set(push.register, ids);
    answers.push(await playOne(member, push, ids, mint));
  }
  return answers;
}

async function playOne(
  member: OrganisationStore,
  { register, steps, judging }: AnyPush,
  ids: RowId[],
  mint: () => RowId,
): Promise<PushAnswer> {
  const versions = new Map((await member.rowsById(ids)).map(({ id, version }) => [id, version]));
  const changes = steps.map((step) => changeOf(step, ids, versions, mint));
  for (const { kind, id } of changes) if (kind === "insert" && !ids.includes(id)) ids.push(id);
  return pushed(
    member,
    pushOf(register, changes, {
      workbook: steps[0]?.workbook ?? "book-1",
      ...(judging === "adoption" ? { adopt: true } : {}),
      ...(judging === "fact" ? { asFact: { who: "The board", why: "It was signed" } } : {}),
    }),
  );
}

function changeOf(
  { kind, place, values, behind, together }: Step,
  ids: readonly RowId[],
  versions: ReadonlyMap<RowId, number>,
  mint: () => RowId,
): RowChange {
  const mark = together ? { together: "pair" } : {};
  const id = ids[place % Math.max(1, ids.length)];
  if (kind === "insert" || id === undefined) {
    return { kind: "insert", id: mint(), values: { ...values }, ...mark };
  }
  const base = Math.max(0, (versions.get(id) ?? 0) - behind);
  return kind === "edit"
    ? { kind, id, base, values: { ...values }, ...mark }
    : { kind, id, base, ...mark };
}
