import { frameworkStanding, type ProposalView } from "../../../shared/authoring/framework-view.ts";
import { counted } from "../../../shared/checks/words.ts";
import type { EditionLine } from "../../../shared/sync/screens.ts";
import { formatLongDate, IsoDay } from "../../../shared/values/calendar-date.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import { editionAgainstRows } from "../../api/edition-against-rows.ts";
import type { StoreProblem } from "../../api/store-problem.ts";
import type { OrganisationStore, SignedIn } from "../../api/stores.ts";
import type { KeptStore } from "../../persistence/kept-store.ts";
import { chooseFramework } from "../choose-framework.ts";

import type { CommandContext, CommandOutcome } from "../command.ts";
import { jsonDocument } from "../plain-json.ts";
import { organisationIn, withStore } from "../with-store.ts";

/** What the commands about editions take beside their words. */
export type EditionOptions = Readonly<{
  organisation?: string | undefined;
  as?: string | undefined;
  from?: string | undefined;
  note?: string | undefined;
  office?: string | undefined;
  reason?: string | undefined;
  json?: boolean | undefined;
}>;

export const EDITION_OPTIONS = {
  organisation: { type: "string" },
  as: { type: "string" },
  from: { type: "string" },
  note: { type: "string" },
  office: { type: "string" },
  reason: { type: "string" },
} as const;

export const EDITION_USAGE: readonly string[] = [
  "framework preview F --as MEMBER --from DATE [--organisation O] [--json]",
  "framework propose F --as MEMBER --from DATE [--note TEXT] [--organisation O]",
  "framework editions --as MEMBER [--organisation O] [--json]",
  "framework sign PROPOSAL --as MEMBER [--office OFFICE] [--organisation O]",
  "framework adopt PROPOSAL --as MEMBER [--organisation O]",
  "framework withdraw PROPOSAL --as MEMBER --reason TEXT [--organisation O]",
];

type Asking = Readonly<{
  word: string | undefined;
  given: EditionOptions;
  context: CommandContext;
}>;
type Acting = (handle: OrganisationStore, signedIn: SignedIn) => Promise<CommandOutcome>;

/** Does one of the things that are done with editions, as a member of an organisation. */
export function editionCommand(action: string, asking: Asking): Promise<CommandOutcome> | null {
  switch (action) {
    case "propose":
      return asMember(asking, (handle) => propose(handle, asking));
    case "editions":
      return asMember(asking, (handle, signedIn) => editions(handle, signedIn, asking));
    case "sign":
      return asMember(asking, ({ editions: { sign } }) =>
        did(sign(asking.word ?? "", asking.given.office ?? null), "Signed.", asking),
      );
    case "withdraw":
      return asMember(asking, (handle) => withdraw(handle, asking));
    case "adopt":
      return asMember(asking, (handle) => adopt(handle, asking));
    default:
      return null;
  }
}

/** What an edition would do to the rows of an organisation; exit 1 where any would fail. */
export function previewAgainstRows(asking: Asking): Promise<CommandOutcome> {
  const { word, given, context } = asking;
  return asMember(asking, async (handle) => {
    const chosen = await chooseFramework(word);
    if (!chosen.ok) return chosen;
    const from = firstDay(given.from);
    if (!from.ok) return from;
    const preview = await editionAgainstRows(handle, chosen.value, from.value);
    const { fails, wouldFailToday, mended } = preview;
    if (given.json) context.out(jsonDocument(preview));
    else {
      context.out(
        [
          `${counted(fails.count, "row")} would fail under it.`,
          ...fails.lines.map(inWords),
          `${counted(wouldFailToday.count, "row")} decided before it would fail if decided today.`,
          ...wouldFailToday.lines.map(inWords),
          `Ends with it: ${counted(mended.count, "problem")} of today.`,
          ...mended.lines.map(inWords),
          "",
        ].join("\n"),
      );
    }
    return ok(fails.count === 0 ? 0 : 1);
  });
}

async function asMember({ given, context }: Asking, work: Acting): Promise<CommandOutcome> {
  return withStore(context, async (store) => {
    const signedIn = await memberIn(store, given);
    return signedIn.ok ? work(store.openOrganisation(signedIn.value), signedIn.value) : signedIn;
  });
}

async function memberIn(
  store: KeptStore,
  { organisation, as }: EditionOptions,
): Promise<Result<SignedIn, string>> {
  const id = await organisationIn(store, organisation);
  if (!id.ok) return id;
  const members = await store.members(id.value);
  const member = members.find((one) => one.id === as);
  const names = members.map((one) => one.id).join(", ");
  return member === undefined
    ? fail(`Say who you are with --as: one of ${names}.`)
    : ok({ organisation: { id: id.value, name: id.value }, member });
}

async function propose(handle: OrganisationStore, { word, given, context }: Asking) {
  const chosen = await chooseFramework(word);
  if (!chosen.ok) return chosen;
  const from = firstDay(given.from);
  if (!from.ok) return from;
  const outcome = await handle.editions.propose({
    ...{ framework: chosen.value, from: from.value, note: given.note ?? "" },
  });
  if (!outcome.ok) return fail(outcome.problem.sentence);
  context.out(`${outcome.value.id}\n`);
  context.say("Proposed. It is signed with: foreplan framework sign PROPOSAL --as MEMBER");
  return ok(0 as const);
}

async function withdraw({ editions }: OrganisationStore, asking: Asking) {
  const { reason = "" } = asking.given;
  if (reason.trim() === "") return fail("--reason is missing: it stays in the history.");
  return did(editions.withdraw(asking.word ?? "", reason.trim()), "Withdrawn.", asking);
}

async function adopt({ editions }: OrganisationStore, { word = "", context }: Asking) {
  const outcome = await editions.adopt(word);
  if (!outcome.ok) return fail(outcome.problem.sentence);
  const { proposal, copied, left } = outcome.value;
  context.say(
    `Adopted from ${formatLongDate(proposal.from)}; ${counted(copied, "printed row")} came in.`,
  );
  for (const sentence of left) context.say(sentence);
  return ok(0 as const);
}

async function editions(
  handle: OrganisationStore,
  { member }: SignedIn,
  { given, context }: Asking,
) {
  const standing = frameworkStanding(await handle.editions.standing(), member);
  const lines = [
    ...standing.editions.map(
      ({ title, edition, from, state }) =>
        `${state}\t${from ?? "from the beginning"}\t${title}, ${edition}`,
    ),
    ...standing.proposals.map(proposalLine),
  ];
  context.out(given.json ? jsonDocument(standing) : `${lines.join("\n")}\n`);
  return ok(0 as const);
}

function proposalLine({ id, framework, from, state, lacking }: ProposalView): string {
  const needs = lacking.length === 0 ? "" : `\tneeds ${lacking.join(" and ")}`;
  return `${state}\t${from}\t${framework.title}, ${framework.edition}\t${id}${needs}`;
}

async function did(
  work: Promise<Result<unknown, StoreProblem>>,
  sentence: string,
  { context }: Asking,
): Promise<CommandOutcome> {
  const outcome = await work;
  if (!outcome.ok) return fail(outcome.problem.sentence);
  context.say(sentence);
  return ok(0);
}

function firstDay(text: string | undefined): Result<IsoDay, string> {
  const day = IsoDay.safeParse(text);
  return day.success
    ? ok(day.data)
    : fail(
        `--from takes the day it comes into force, such as 2027-04-01; "${text ?? ""}" is none.`,
      );
}

function inWords({ name, sentence, source }: EditionLine): string {
  return `  ${name}: ${sentence}\n    "${source.quote}" (${source.document})`;
}
