import { agreements } from "./agreements.ts";
import { allocations } from "./allocations.ts";
import { budgets } from "./budgets.ts";
import { evidence } from "./evidence.ts";
import type { Field, RegisterDefinition, RegisterKey, ValuesOf } from "./field.ts";
import { fundingLines } from "./funding-lines.ts";
import { funds } from "./funds.ts";
import { milestones } from "./milestones.ts";
import { providers } from "./providers.ts";
import { returns } from "./returns.ts";
import { schemes } from "./schemes.ts";

/** The ten registers. Adding one is adding its file, and a line here. */
export const REGISTERS = {
  funds,
  budgets,
  schemes,
  allocations,
  agreements,
  fundingLines,
  providers,
  returns,
  evidence,
  milestones,
} as const satisfies Record<RegisterKey, RegisterDefinition>;

export const REGISTER_KEYS = Object.keys(REGISTERS) as readonly RegisterKey[];

/** The values of a row of one register, by field key. */
export type RowValues<Register extends RegisterKey> = ValuesOf<
  (typeof REGISTERS)[Register]["fields"]
>;

/** Looks a register up by a key that is only known at run time. */
export function registerOf(register: RegisterKey): RegisterDefinition {
  return REGISTERS[register];
}

/** The field of a register, or undefined where it has none of that key. */
export function fieldOf(register: RegisterKey, key: string): Field | undefined {
  return registerOf(register).fields[key];
}
