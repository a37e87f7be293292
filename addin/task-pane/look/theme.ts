import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
} from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import { isDark } from "./is-dark.ts";

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

/** The host's own light or dark where it tells, else the system's; on paper always light. */
export function useTheme(host: HostColours): Theme {
  const systemIsDark = useMedia("(prefers-color-scheme: dark)");
  const onPaper = useMedia("print");
  const dark = host === null ? null : isDark(host.bodyBackgroundColor);
  return !onPaper && (dark ?? systemIsDark) ? DARK : LIGHT;
}

function useMedia(question: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(question);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(question).matches,
    () => false,
  );
}
