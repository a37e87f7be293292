import { z } from "zod";
import { REGISTER_KEYS } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";

/** A register by its key; the list of keys is never empty. */
export const RegisterName = z.enum(REGISTER_KEYS as [RegisterKey, ...RegisterKey[]]);
