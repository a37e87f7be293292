import type { KeptException, NewException } from "../../shared/sync/exception-log.ts";
import type { Result } from "../../shared/values/result.ts";
import type { StoreProblem } from "./store-problem.ts";

/** The exceptions of an organisation, as one of its members. */
export interface ExceptionStore {
  /** All there ever were, newest first. */
  list(): Promise<readonly KeptException[]>;
  ask(exception: NewException): Promise<Result<KeptException, StoreProblem>>;
  /** Asks for one and signs it. */
  grant(exception: NewException): Promise<Result<KeptException, StoreProblem>>;
  sign(id: string): Promise<Result<KeptException, StoreProblem>>;
  withdraw(id: string, reason: string): Promise<Result<KeptException, StoreProblem>>;
}
