import { welshContinuity } from "./cy/continuity.ts";
import { welshFields } from "./cy/fields.ts";
import { welshMoney } from "./cy/money.ts";
import { welshMonitoring } from "./cy/monitoring.ts";
import { welshProcurement } from "./cy/procurement.ts";
import { welshRefusals } from "./cy/refusals.ts";
import { welshTerms } from "./cy/terms.ts";
import type { Catalogue } from "./en.ts";

/** Every message in Welsh; one that is missing, or takes other parts, does not compile. */
export const WELSH: Catalogue = {
  ...welshContinuity,
  ...welshFields,
  ...welshMoney,
  ...welshMonitoring,
  ...welshProcurement,
  ...welshRefusals,
  ...welshTerms,
};
