export type Clock = Readonly<{
  now: () => number;
  /** Runs something later; answers what calls it off. */
  after: (milliseconds: number, run: () => void) => () => void;
}>;
