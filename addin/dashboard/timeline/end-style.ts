/**
 * Under the end of a bar. A bar that ends well before the right edge has its label begin where the bar does,
 * so that a narrow page cuts neither off.
 */
export function endStyle(start: number, end: number): Readonly<Record<string, string>> {
  return end > 0.6
    ? { right: `${Math.max(0, 1 - end) * 100}%` }
    : { left: `${Math.min(0.35, Math.max(0, start)) * 100}%` };
}
