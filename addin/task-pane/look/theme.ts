import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
} from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

/** The teal of the mark, from nearly black to nearly white. */
const TEAL: BrandVariants = {
  10: "#031412",
  20: "#08231f",
  30: "#0a322d",
  40: "#0b403a",
  50: "#0c4f48",
  60: "#0d5a53",
  70: "#0e665f",
  80: "#0f766e",
  90: "#1c8b81",
  100: "#33a094",
  110: "#4eb3a7",
  120: "#6bc5ba",
  130: "#8bd5cc",
  140: "#abe3dc",
  150: "#cdf0eb",
  160: "#e9f9f7",
};

const LIGHT = createLightTheme(TEAL);
const DARK: Theme = {
  ...createDarkTheme(TEAL),
  // The generated dark links are too dim to be read on the grey of a selected row.
  colorBrandForeground1: TEAL[120],
  colorBrandForeground2: TEAL[130],
  colorBrandForegroundLink: TEAL[120],
  colorBrandForegroundLinkHover: TEAL[130],
  colorBrandForegroundLinkPressed: TEAL[110],
  colorCompoundBrandForeground1: TEAL[120],
};

/** The colours the host program says it uses; null where it says nothing. */
export type HostColours = Readonly<{ bodyBackgroundColor: string }> | null;

const SYSTEM_DARK = "(prefers-color-scheme: dark)";

/** The host's own light or dark where it tells, else the system's, as it changes. */
export function useTheme(host: HostColours): Theme {
  const systemIsDark = useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(SYSTEM_DARK);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(SYSTEM_DARK).matches,
    () => false,
  );
  const dark = host === null ? null : isDark(host.bodyBackgroundColor);
  return (dark ?? systemIsDark) ? DARK : LIGHT;
}

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
