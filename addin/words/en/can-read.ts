/**
 * What a cell that was not taken could say instead: a kind of value in a sentence of ours, or the
 * question it raises, which is a sentence already.
 */
export function canRead(accepted: string): string {
  const isQuestion = /\?( \(.*\))?$/.test(accepted);
  return isQuestion ? accepted : `Foreplan can read ${accepted}.`;
}
