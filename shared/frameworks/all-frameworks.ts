import type { Framework } from "../framework/framework.ts";
import { avonAndSomerset } from "./avon-and-somerset.ts";
import { dorset } from "./dorset.ts";
import { dyfedPowys } from "./dyfed-powys.ts";
import { northWales } from "./north-wales.ts";
import { starter } from "./starter.ts";
import { westMercia } from "./west-mercia.ts";

/** The frameworks that come with Foreplan, by the key people name them with. */
export const FRAMEWORKS: Readonly<Record<string, Framework>> = Object.fromEntries(
  [dyfedPowys, dorset, northWales, westMercia, avonAndSomerset, starter].map((framework) => [
    framework.key,
    framework,
  ]),
);

export function frameworkOf(key: string): Framework | undefined {
  return Object.hasOwn(FRAMEWORKS, key) ? FRAMEWORKS[key] : undefined;
}
