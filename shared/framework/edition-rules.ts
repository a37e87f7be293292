import type { IsoDay } from "../values/calendar-date.ts";
import { formatLongDate } from "../values/calendar-date.ts";
import { type Beginning, lackingSignatures, type Proposal, signOffOf } from "./edition-log.ts";
import type { Framework } from "./framework.ts";

/** Who asks for something to be done with an edition. */
export type Actor = Readonly<{
  id: string;
  role: "officer" | "finance" | "manager" | "administrator";
}>;

/** How an organisation stands with its editions when something is asked. */
export type EditionStanding = Readonly<{
  beginning: Beginning;
  framework: Framework;
  proposals: readonly Proposal[];
  today: IsoDay;
}>;

/** Why an edition cannot be proposed from a day; null where it can. */
export function refuseProposing(
  { role }: Actor,
  from: IsoDay,
  standing: EditionStanding,
): string | null {
  if (role !== "administrator") {
    return `A new edition is proposed by an administrator; you are signed in as ${role}.`;
  }
  return refuseDay(from, standing);
}

export function refuseSigning(
  { id, role }: Actor,
  office: string | null,
  proposal: Proposal,
  { framework }: EditionStanding,
): string | null {
  if (proposal.state !== "open") return closedSentence(proposal);
  if (role !== "manager" && role !== "administrator") {
    return `An edition is signed by managers and administrators; you are signed in as ${role}.`;
  }
  if (proposal.signatures.some(({ by }) => by.id === id)) {
    return "You have signed this edition already; the other signatures are other people's.";
  }
  const demanded = signOffOf(framework).office;
  if (office === null) return null;
  if (office !== demanded) {
    return demanded === null
      ? "The framework in force asks for nobody's office, so sign as yourself."
      : `The framework in force asks for a signature as ${demanded}, and for no other office.`;
  }
  return role === "manager" ? null : `Only a manager signs as ${office}.`;
}

export function refuseWithdrawing({ id, role }: Actor, proposal: Proposal): string | null {
  if (proposal.state !== "open") return closedSentence(proposal);
  if (role === "administrator" || proposal.by.id === id) return null;
  return `A proposal is withdrawn by ${proposal.by.name}, who made it, or by an administrator.`;
}

/** An edition never changes the past, so a day that has gone by while it was signed is too late. */
export function refuseAdopting(
  { role }: Actor,
  proposal: Proposal,
  standing: EditionStanding,
): string | null {
  if (proposal.state !== "open") return closedSentence(proposal);
  if (role !== "manager" && role !== "administrator") {
    return `An edition is adopted by managers and administrators; you are signed in as ${role}.`;
  }
  const lacking = lackingSignatures(signOffOf(standing.framework), proposal.signatures);
  if (lacking.length > 0) return `It cannot be adopted yet: it needs ${lacking.join(" and ")}.`;
  return refuseDay(proposal.from, standing);
}

function refuseDay(from: IsoDay, { beginning, framework, today }: EditionStanding): string | null {
  const last = framework.editions?.at(-1)?.from ?? (beginning.isStarter ? null : beginning.from);
  if (last !== null && from <= last) {
    return `An edition follows the one before: that is in force from ${formatLongDate(last)}, so this one is from a later day.`;
  }
  // In place of the starter there is nothing to change: nobody's own rules held before.
  const isFirst = beginning.isStarter && framework.editions === undefined;
  return from >= today || isFirst
    ? null
    : `An edition never changes the past: it is in force from ${formatLongDate(today)} at the earliest, and ${formatLongDate(from)} is before that.`;
}

function closedSentence({ state, closed }: Proposal): string {
  const by = closed === null ? "" : ` by ${closed.by.name}`;
  return `This proposal was ${state}${by} already; nothing was changed.`;
}
