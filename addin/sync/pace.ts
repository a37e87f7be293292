/** How long a thing waits, or how often it is done by itself, in milliseconds. */
export const PACE = {
  /** Typing settles for so long before the sheet is looked at: the answer is there within a second. */
  settling: 350,
  /** So long after the last keystroke nobody would take it back with Ctrl+Z any more. */
  leftAlone: 10_000,
  /** A long way to the register is told of so often: somebody watches the number go down. */
  progress: 1_000,
  poll: 30_000,
  /** A thousand rows each time, so 5,000 rows a minute: hints may be missed, edits are not. */
  rotation: 12_000,
  lease: 14_000,
  retry: 3_000,
  checkpoint: 5 * 60_000,
} as const;
