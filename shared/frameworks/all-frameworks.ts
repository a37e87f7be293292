import type { Framework } from "../framework/framework.ts";
import { avonAndSomerset } from "./avon-and-somerset.ts";
import { dyfedPowys } from "./dyfed-powys.ts";
import { starter } from "./starter.ts";

/** The frameworks that come with Foreplan, by the key people name them with. */
export const FRAMEWORKS: Readonly<Record<string, Framework>> = Object.fromEntries(
  [dyfedPowys, avonAndSomerset, starter].map((framework) => [framework.key, framework]),
);

export function frameworkOf(key: string): Framework | undefined {
  return Object.hasOwn(FRAMEWORKS, key) ? FRAMEWORKS[key] : undefined;
}
