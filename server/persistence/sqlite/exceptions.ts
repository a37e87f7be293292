import type {
  ExceptionAct,
  KeptException,
  NewException,
} from "../../../shared/sync/exception-log.ts";
import {
  refuseAsking,
  refuseGranting,
  refuseSigning,
  refuseWithdrawing,
} from "../../../shared/sync/exception-rules.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { ExceptionStore } from "../../api/exception-store.ts";
import type { StoreProblem } from "../../api/store-problem.ts";
import type { SignedIn } from "../../api/stores.ts";
import type { EditionWorld } from "./editions.ts";

const NO_EXCEPTION: StoreProblem = {
  kind: "not-found",
  sentence: "There is no such exception; it may be of another organisation.",
};

/** The exceptions of one organisation, as one member. */
export function sqliteExceptions(world: EditionWorld, signedIn: SignedIn): ExceptionStore {
  const { organisations, clock } = world;
  const organisation = signedIn.organisation.id;
  const { id: member, name, role } = signedIn.member;
  const all = () => organisations.memory(organisation).exceptions;
  const find = (id: string) => all().find((each) => each.id === id);

  /** Writes each act and gives the exception as it then is. */
  const write = (about: string, acts: readonly ExceptionAct[]): KeptException => {
    for (const act of acts) {
      const event = { about, act, by: { id: member, name }, at: clock.now() };
      organisations.addExceptionEvent(organisation, event, world.newSalt());
    }
    const written = find(about);
    if (written === undefined) throw new Error(`Exception ${about} was written and is not there.`);
    return written;
  };
  const settled = async (
    work: () => Result<KeptException, StoreProblem>,
  ): Promise<Result<KeptException, StoreProblem>> => {
    const outcome = await world.write(work);
    if (outcome.ok) world.changed(organisation);
    return outcome;
  };
  /** Finds the exception, refuses what is not to be, and writes what happened. */
  const act = (
    id: string,
    doing: ExceptionAct,
    refuse: (exception: KeptException) => string | null,
  ) =>
    settled(() => {
      const found = find(id);
      if (found === undefined) return fail(NO_EXCEPTION);
      const sentence = refuse(found);
      return sentence === null ? ok(write(id, [doing])) : fail({ kind: "not-possible", sentence });
    });

  const enter = (
    exception: NewException,
    refuse: typeof refuseAsking,
    acts: readonly ExceptionAct[],
  ) =>
    settled(() => {
      const { framework, exceptions } = organisations.memory(organisation);
      const today = clock.today();
      const sentence = refuse(exception, { role, framework, today, exceptions });
      return sentence === null
        ? ok(write(world.newId(), acts))
        : fail({ kind: "not-possible", sentence });
    });

  return {
    list: async () => all(),

    ask: (exception) => enter(exception, refuseAsking, [{ kind: "asked", exception }]),
    grant: (exception) =>
      enter(exception, refuseGranting, [{ kind: "asked", exception }, { kind: "signed" }]),

    sign: (id) =>
      act(id, { kind: "signed" }, (found) =>
        refuseSigning(found, { id: member, role }, clock.today()),
      ),
    withdraw: (id, reason) =>
      act(id, { kind: "withdrawn", reason }, (found) =>
        refuseWithdrawing(found, { id: member, role }),
      ),
  };
}
