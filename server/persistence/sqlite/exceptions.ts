import {
  type KeptException,
  refuseGranting,
  refuseSigning,
  refuseWithdrawing,
} from "../../../shared/sync/exception-rules.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { ExceptionStore } from "../../api/exception-store.ts";
import type { StoreProblem } from "../../api/store-problem.ts";
import type { SignedIn } from "../../api/stores.ts";
import type { EditionWorld } from "./editions.ts";
import { ExceptionRows } from "./exception-rows.ts";

const NO_EXCEPTION: StoreProblem = {
  kind: "not-found",
  sentence: "There is no such exception; it may be of another organisation.",
};

/** The exceptions of one organisation, as one member. */
export function sqliteExceptions(world: EditionWorld, signedIn: SignedIn): ExceptionStore {
  const rows = new ExceptionRows(world.writer);
  const organisation = signedIn.organisation.id;
  const { id: member, name, role } = signedIn.member;
  const framework = () => world.organisations.memory(organisation).framework;
  const find = (id: string) => rows.of(organisation, framework()).find((each) => each.id === id);

  /** Finds the exception, refuses what is not to be, does it, and gives it as it then is. */
  const act = async (
    id: string,
    refuse: (exception: KeptException) => string | null,
    doing: (at: number) => void,
  ): Promise<Result<KeptException, StoreProblem>> => {
    const outcome = await world.write((): Result<KeptException, StoreProblem> => {
      const found = find(id);
      if (found === undefined) return fail(NO_EXCEPTION);
      const sentence = refuse(found);
      if (sentence !== null) return fail({ kind: "not-possible", sentence });
      doing(world.clock.now());
      return ok(find(id) ?? found);
    });
    if (outcome.ok) world.changed(organisation);
    return outcome;
  };

  return {
    list: async () => rows.of(organisation, framework()),

    grant: async (asked) => {
      const today = world.clock.today();
      const sentence = refuseGranting(asked, { role, framework: framework(), today });
      if (sentence !== null) return fail({ kind: "not-possible", sentence });
      const id = world.newId();
      await world.write(() => {
        rows.add(organisation, id, { ...asked, at: world.clock.now() });
      });
      return act(
        id,
        () => null,
        (at) => rows.sign(organisation, id, { id: member, name, at }),
      );
    },

    sign: (id) =>
      act(
        id,
        (found) => refuseSigning(found, { id: member, role }),
        (at) => rows.sign(organisation, id, { id: member, name, at }),
      ),

    withdraw: (id, reason) =>
      act(
        id,
        (found) => refuseWithdrawing(found, role),
        (at) => rows.withdraw(organisation, id, { by: name, at, reason }),
      ),
  };
}
