import type { z } from "zod";
import type { Framework, Source } from "../framework/framework.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import type { AnyRow, Ledger, RowRef } from "../registers/ledger.ts";
import type { Message } from "./message.ts";

export type Severity = "error" | "warning" | "info";

/**
 * What a check runs over. A change re-runs only the scopes its row was in before and is in after,
 * so that an edit costs what its scope holds and never what the register holds. `beside` is a row
 * with the evidence about it and the provider it names. No check runs over `fund-agreements`,
 * `provider-itself` or `provider-allocations`: the first only finds the agreements whose scopes a
 * change of their fund touches, the others the allocations that a change of their provider does.
 */
export type ScopeKind =
  | "row"
  | "beside"
  | "fund-year"
  | "scheme-year"
  | "agreement"
  | "fund"
  | "fund-agreements"
  | "service"
  | "provider"
  | "provider-itself"
  | "provider-allocations"
  | "month"
  | "organisation";

/** "fund-year:BQX...:2021/22". The part after the first colon is the scope's own. */
export type ScopeKey = `${ScopeKind}:${string}`;

/**
 * The registers cut to one scope. A check sees the rows that are in the scope and no others: what
 * it says would go stale if it leant on a row whose change does not run the scope again. What a
 * row has no value for may be null or absent, so checks ask `== null`.
 */
export type Slice = Readonly<{
  key: ScopeKey;
  /** The members, by register. */
  ledger: Ledger;
  members: readonly AnyRow[];
  framework: Framework;
}>;

/** What a check reports about one subject; the runner adds whose rule it is and how grave. */
export type Problem = Readonly<{
  subject: RowRef;
  /** How bad, so that a change can be judged by difference: pence over, how many over, or 1. */
  measure: number;
  /** What an officer reads: what is wrong, with the figures. */
  sentence: Message;
  /** The working, a line each. */
  arithmetic: readonly Message[];
  /** The fields of the subject at fault. */
  fields: readonly string[];
  /** What would put it right, where there is something to suggest. */
  suggestion: Suggestion | null;
}>;

export type Suggestion = Readonly<{ sentence: Message; field?: string; value?: FieldValue }>;

export type Finding = Problem &
  Readonly<{
    /** The check's id; with the rule and the subject it is the finding's identity. */
    check: string;
    /** The rule it was run for: the framework's, or one that holds for every organisation. */
    rule: string;
    severity: Severity;
    source: Source;
    scope: ScopeKey;
    /** Which of the framework's editions it was judged by, counted from 0, where there are several. */
    edition?: number;
  }>;

/** A check is a pure function, with its statement in words and the scope it needs. */
export type Check<Parameters = unknown> = Readonly<{
  id: string;
  /** One sentence a finance officer would agree with. */
  statement: string;
  scope: ScopeKind;
  /** The registers whose rows a row check is about; left out, those of any. */
  registers?: readonly RegisterKey[];
  /** The same for a check over what stands beside a row, whose parameters say the register. */
  about?(parameters: Parameters): readonly RegisterKey[];
  /** Parses the numbers and names a framework's rule supplies. */
  parameters: z.ZodType<Parameters>;
  run(slice: Slice, parameters: Parameters): readonly Problem[];
}>;

/** Two findings are the same one, perhaps grown or lessened, where these agree. */
export function identityOf(
  finding: Pick<Finding, "check" | "rule"> & Readonly<{ subject: Readonly<{ id: string }> }>,
): string {
  return `${finding.rule}/${finding.check}/${finding.subject.id}`;
}
