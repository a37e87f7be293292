import {
  type EditionAct,
  frameworkInForce,
  type Proposal,
} from "../../../shared/framework/edition-log.ts";
import {
  type EditionStanding,
  refuseAdopting,
  refuseProposing,
  refuseSigning,
  refuseWithdrawing,
} from "../../../shared/framework/edition-rules.ts";
import type { Framework } from "../../../shared/framework/framework.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import type { Adopted, EditionStore } from "../../api/edition-store.ts";
import type { StoreProblem } from "../../api/store-problem.ts";
import type { SignedIn } from "../../api/stores.ts";
import type { Clock } from "../../clock.ts";
import type { Connection } from "./connect.ts";
import { copyFigures } from "./copy-figures.ts";
import { keptRegister } from "./kept-register.ts";
import type { Organisations } from "./organisation-state.ts";
import type { Pusher } from "./pusher.ts";
import { rebuildOrganisation } from "./rebuild.ts";

/** What the editions of every organisation of one database are kept with. */
export type EditionWorld = Readonly<{
  writer: Connection;
  organisations: Organisations;
  pusher: Pusher;
  clock: Clock;
  mint: () => RowId;
  newSalt: () => string;
  newId: () => string;
  /** Of all who are members now. */
  memberNames: (organisation: string) => readonly string[];
  /** Runs in a transaction, and settles once it is on disk. */
  write: <Answer>(work: () => Answer) => Promise<Answer>;
  /** Everything derived may be another now. */
  changed: (organisation: string) => void;
}>;

const NO_PROPOSAL: StoreProblem = {
  kind: "not-found",
  sentence: "There is no such proposal; it may be of another organisation.",
};

/** The editions of one organisation's framework, as one member. */
export function sqliteEditions(world: EditionWorld, signedIn: SignedIn): EditionStore {
  const organisation = signedIn.organisation.id;
  const { organisations, clock } = world;
  const { id, name, role } = signedIn.member;

  const standing = (): EditionStanding => {
    const { beginning, framework, proposals } = organisations.memory(organisation);
    return { beginning, framework, proposals, today: clock.today() };
  };
  const append = (proposal: string, act: EditionAct): Proposal => {
    const event = { about: proposal, act, by: { id, name }, at: clock.now() };
    organisations.addEditionEvent(organisation, event, world.newSalt());
    return proposalIn(standing(), proposal);
  };
  /** Finds the proposal, refuses what is not to be, and writes what happened. */
  const act = (
    proposal: string,
    doing: EditionAct,
    refuse: (found: Proposal, standing: EditionStanding) => string | null,
  ): Promise<Result<Proposal, StoreProblem>> =>
    world.write(() => {
      const now = standing();
      const found = now.proposals.find((each) => each.id === proposal);
      if (found === undefined) return fail(NO_PROPOSAL);
      const sentence = refuse(found, now);
      return sentence === null
        ? ok(append(proposal, doing))
        : fail({ kind: "not-possible", sentence });
    });

  const adoptNow = (found: Proposal): Adopted => {
    append(found.id, { kind: "adopted", on: clock.today(), told: world.memberNames(organisation) });
    bringIntoForce(world, organisation, { id, name });
    // Figures are judged by the edition they come with.
    const figures = copyFigures(found.framework, {
      present: (register) => keptRegister(world.writer, organisation, register),
      mint: world.mint,
      push: (register, rows, as) => {
        const pushed = world.pusher.push(
          {
            ...{ mutationId: `adopt/${found.id}/${register}`, body: null, register },
            ...{ replica: "server", judging: "adoption", asFact: null, dryRun: false },
            // Read by nobody but this program, which looks at what was taken.
            language: "en",
            actions: rows.map((row) => ({ kind: "insert", ...row })),
          },
          { ...signedIn, member: { ...signedIn.member, role: as } },
        );
        if (!pushed.ok) throw new Error(pushed.problem.sentence);
        return pushed.value.answer;
      },
    });
    rebuildOrganisation(world.writer, organisations, organisation, clock);
    return { proposal: proposalIn(standing(), found.id), ...figures };
  };

  return {
    framework: async () => standing().framework,
    standing: async () => standing(),
    withEdition: async (framework, from) => withEdition(standing(), framework, from),

    propose: ({ framework, from, note }) =>
      world.write(() => {
        const sentence = refuseProposing({ id, role }, from, standing());
        if (sentence !== null) return fail({ kind: "not-possible", sentence });
        const { editions: _editions, ...bare } = framework;
        return ok(append(world.newId(), { kind: "proposed", framework: bare, from, note }));
      }),
    sign: (proposal, office) =>
      act(proposal, { kind: "signed", office }, (found, now) =>
        refuseSigning({ id, role }, office, found, now),
      ),
    withdraw: (proposal, reason) =>
      act(proposal, { kind: "withdrawn", reason }, (found) =>
        refuseWithdrawing({ id, role }, found),
      ),
    see: (proposal) => act(proposal, { kind: "seen" }, () => null),

    async adopt(proposal) {
      const outcome = await world.write((): Result<Adopted, StoreProblem> => {
        const now = standing();
        const found = now.proposals.find((each) => each.id === proposal);
        if (found === undefined) return fail(NO_PROPOSAL);
        const sentence = refuseAdopting({ id, role }, found, now);
        return sentence === null ? ok(adoptNow(found)) : fail({ kind: "not-possible", sentence });
      });
      if (outcome.ok) world.changed(organisation);
      return outcome;
    },
  };
}

/**
 * Notes the adopted editions whose day has come; answers whether there was any. Must run inside a
 * transaction that holds the write lock.
 */
export function bringIntoForce(
  { organisations, clock, newSalt }: EditionWorld,
  organisation: string,
  by: Readonly<{ id: string; name: string }>,
): boolean {
  const today = clock.today();
  const due = organisations
    .memory(organisation)
    .proposals.filter(
      ({ state, since, from }) => state === "adopted" && since === null && from <= today,
    )
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  for (const { id } of due) {
    const since = organisations.record(organisation).head;
    const event = { about: id, act: { kind: "in-force", since }, by, at: clock.now() } as const;
    organisations.addEditionEvent(organisation, event, newSalt());
  }
  return due.length > 0;
}

function proposalIn({ proposals }: EditionStanding, id: string): Proposal {
  const found = proposals.find((each) => each.id === id);
  if (found === undefined) throw new Error(`The proposal ${id} was just written and is not there.`);
  return found;
}

/** As if it had been adopted; it is not in force yet for what has no day of its own. */
function withEdition(
  { beginning, proposals }: EditionStanding,
  framework: Framework,
  from: IsoDay,
): Framework {
  const nobody = { id: "", name: "" };
  const adopted: Proposal = {
    ...{ id: "", framework, from, note: "", by: nobody, at: 0, signatures: [] },
    ...{ state: "adopted", closed: null, since: null, adoption: null, seenBy: [] },
  };
  return frameworkInForce(beginning, [...proposals, adopted]);
}
