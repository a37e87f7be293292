import type { IsoDay } from "../values/calendar-date.ts";
import type { LoggedAct, Person } from "../values/logged-act.ts";
import {
  type Adoption,
  type Edition,
  type Framework,
  type SignOff,
  statedValue,
} from "./framework.ts";

/** What happened to a proposed edition, as the log of editions has it. */
export type EditionAct =
  | Readonly<{ kind: "proposed"; framework: Framework; from: IsoDay; note: string }>
  | Readonly<{ kind: "signed"; office: string | null }>
  | Readonly<{ kind: "withdrawn"; reason: string }>
  /** `told` are the names of all who were members then. */
  | Readonly<{ kind: "adopted"; on?: IsoDay; told?: readonly string[] }>
  /** `since` is the newest version of the registers when it came into force. */
  | Readonly<{ kind: "in-force"; since: number }>
  | Readonly<{ kind: "seen" }>;

export type EditionEvent = LoggedAct<EditionAct>;

export type EditionSignature = Readonly<{ by: Person; office: string | null; at: number }>;

/** A proposed edition and what became of it. */
export type Proposal = Readonly<{
  id: string;
  framework: Framework;
  from: IsoDay;
  note: string;
  by: Person;
  at: number;
  signatures: readonly EditionSignature[];
  state: "open" | "withdrawn" | "adopted";
  /** By whom and when it was withdrawn or adopted. */
  closed: Readonly<{ by: Person; at: number; reason: string | null }> | null;
  since: number | null;
  adoption: Adoption | null;
  seenBy: readonly string[];
}>;

/** Two different people, unless the framework in force says otherwise. */
const BY_DEFAULT: SignOff = { people: 2, office: null };

/** The proposals there ever were, oldest first. */
export function proposalsIn(events: readonly EditionEvent[]): readonly Proposal[] {
  const proposals = new Map<string, Proposal>();
  for (const event of events) {
    const { about: id, act, by, at } = event;
    if (act.kind === "proposed") {
      const { framework, from, note } = act;
      const fresh = { signatures: [], closed: null, since: null, adoption: null, seenBy: [] };
      proposals.set(id, { id, framework, from, note, by, at, state: "open", ...fresh });
      continue;
    }
    const standing = proposals.get(id);
    if (standing !== undefined) proposals.set(id, after(standing, event));
  }
  return [...proposals.values()];
}

function after(proposal: Proposal, { act, by, at }: EditionEvent): Proposal {
  switch (act.kind) {
    case "proposed":
      return proposal;
    case "signed":
      return {
        ...proposal,
        signatures: [...proposal.signatures, { by, office: act.office, at }],
      };
    case "withdrawn":
      return { ...proposal, state: "withdrawn", closed: { by, at, reason: act.reason } };
    case "adopted":
      return {
        ...proposal,
        ...{ state: "adopted", closed: { by, at, reason: null } },
        adoption: act.on && act.told ? { on: act.on, by: by.name, told: act.told } : null,
      };
    case "in-force":
      return { ...proposal, since: act.since };
    case "seen":
      return { ...proposal, seenBy: [...proposal.seenBy, by.id] };
  }
}

/** The framework an organisation began with, and whether it is one of its own. */
export type Beginning = Readonly<{ framework: Framework; isStarter: boolean; from: IsoDay | null }>;

/**
 * The adopted editions by their days, whichever was proposed first. The starter is no edition: the
 * first of the organisation's own takes its place, for what was before too.
 */
export function editionsOf(
  { framework, isStarter, from }: Beginning,
  proposals: readonly Proposal[],
): readonly Edition[] {
  const adopted = proposals
    .filter(({ state }) => state === "adopted")
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .map(({ framework, from, since, adoption }): Edition => {
      return { framework, from, since, ...(adoption === null ? {} : { adopted: adoption }) };
    });
  if (adopted.length === 0) return [];
  return isStarter ? adopted : [{ framework, from, since: 0 }, ...adopted];
}

/** The framework in force, with every edition beside it; the one they began with where none was adopted. */
export function frameworkInForce(beginning: Beginning, proposals: readonly Proposal[]): Framework {
  const editions = editionsOf(beginning, proposals);
  const current = editions.findLast(({ since }) => since !== null) ?? editions[0];
  return current === undefined ? beginning.framework : { ...current.framework, editions };
}

/** Who must sign a change: what the framework in force says, else two people. */
export function signOffOf(framework: Framework): SignOff {
  const { signOff } = framework;
  return (signOff === undefined ? null : statedValue(signOff)) ?? BY_DEFAULT;
}

/** What a proposal still lacks, in words; empty once it may be adopted. */
export function lackingSignatures(
  { people, office }: SignOff,
  signatures: readonly EditionSignature[],
): readonly string[] {
  const left = people - signatures.length;
  const hasOffice = office === null || signatures.some((each) => each.office === office);
  return [
    ...(left > 0 ? [`${left} more ${left === 1 ? "signature" : "signatures"}`] : []),
    ...(hasOffice ? [] : [`a signature as ${office}`]),
  ];
}
