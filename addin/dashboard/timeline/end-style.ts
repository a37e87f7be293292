/** Beside the end of a bar: after it, or over its end where there is no room left. */
export function endStyle(at: number): Readonly<Record<string, string>> {
  return at > 0.72
    ? { right: `${Math.max(0, 1 - at) * 100}%`, marginRight: "4px" }
    : { left: `${Math.max(0, at) * 100}%`, marginLeft: "4px" };
}
