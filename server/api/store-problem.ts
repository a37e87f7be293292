import type { WhyNot } from "../../shared/sync/protocol.ts";

/** Why something asked of the store cannot be granted; nothing was changed. */
export type StoreProblem =
  | (Readonly<{ kind: "other-body"; sentence: string }> & Pick<WhyNot, "language">)
  | Readonly<{ kind: "not-yours"; sentence: string }>
  | Readonly<{ kind: "not-found"; sentence: string }>
  | Readonly<{ kind: "already-settled" | "changed-since"; sentence: string }>
  | Readonly<{ kind: "not-possible"; sentence: string }>;
