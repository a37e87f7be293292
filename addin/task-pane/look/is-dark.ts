/** Whether a colour such as "#1f1f1f" is dark; null where it is written in a way we don't know. */
export function isDark(colour: string): boolean | null {
  const [, red, green, blue] = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  // The eye's weights for the three, as in ITU-R BT.601.
  const light =
    0.299 * Number.parseInt(red, 16) +
    0.587 * Number.parseInt(green, 16) +
    0.114 * Number.parseInt(blue, 16);
  return light < 128;
}
