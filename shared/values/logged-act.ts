export type Person = Readonly<{ id: string; name: string }>;

/** What was done to one thing that is proposed, signed and ended, by whom and when. */
export type LoggedAct<Act extends Readonly<{ kind: string }>> = Readonly<{
  /** What it was done to: a proposal, an exception. */
  about: string;
  act: Act;
  by: Person;
  /** Milliseconds since 1970, UTC. */
  at: number;
}>;
