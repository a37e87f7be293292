import type { Framework } from "../../shared/framework/framework.ts";
import type { RegisterGuess } from "../../shared/reading/infer-register.ts";
import type { Mapping } from "../../shared/reading/match-columns.ts";
import { registerOf } from "../../shared/registers/all-registers.ts";

/** A sheet that says nothing of funds is the framework's default fund, and that is said. */
export function withDefaultFund(
  { register, mapping }: RegisterGuess,
  framework: Framework | null,
): Readonly<{ mapping: Mapping; remark: string | null }> {
  const fund = framework?.defaultFund ?? null;
  const takesOne = registerOf(register).fields.fund?.type.kind === "reference";
  const says =
    mapping.spread?.by === "fund" ||
    mapping.columns.some(({ field }) => field === "fund" || field === "scheme");
  if (fund === null || !takesOne || says || mapping.constants.fund !== undefined) {
    return { mapping, remark: null };
  }
  return {
    mapping: {
      ...mapping,
      constants: { ...mapping.constants, fund: { id: null, text: fund } },
      missing: mapping.missing.filter((field) => field !== "fund"),
    },
    remark: `there is no column for the fund, so every row is taken to be of "${fund}", the framework's default.`,
  };
}
