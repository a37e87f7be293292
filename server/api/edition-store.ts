import type { Proposal } from "../../shared/framework/edition-log.ts";
import type { EditionStanding } from "../../shared/framework/edition-rules.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import type { IsoDay } from "../../shared/values/calendar-date.ts";
import type { Result } from "../../shared/values/result.ts";
import type { StoreProblem } from "./store-problem.ts";

/** A framework as it is proposed: from which day, and why. */
export type NewProposal = Readonly<{ framework: Framework; from: IsoDay; note: string }>;

/** What adopting did beside putting the edition in force. */
export type Adopted = Readonly<{
  proposal: Proposal;
  /** Printed figures that became rows of the registers. */
  copied: number;
  /** Those left as the register has them, or not taken, each with why. */
  left: readonly string[];
}>;

/** The editions of an organisation's framework, as one of its members. */
export interface EditionStore {
  /** The framework in force, with every other edition beside it. */
  framework(): Promise<Framework>;
  /** That, what it began with, and every proposal there ever was, oldest first. */
  standing(): Promise<EditionStanding>;
  /** The framework as it would be with one more edition from a day. */
  withEdition(framework: Framework, from: IsoDay): Promise<Framework>;

  propose(proposal: NewProposal): Promise<Result<Proposal, StoreProblem>>;
  /** `office` is the one that the framework in force demands, or null for oneself. */
  sign(proposal: string, office: string | null): Promise<Result<Proposal, StoreProblem>>;
  withdraw(proposal: string, reason: string): Promise<Result<Proposal, StoreProblem>>;
  adopt(proposal: string): Promise<Result<Adopted, StoreProblem>>;
  /** The member has been told of it. */
  see(proposal: string): Promise<Result<Proposal, StoreProblem>>;
}
