import { initialEndOf } from "../forward-plan/agreement-length.ts";
import { currentEndOf } from "../forward-plan/agreement-term.ts";
import type { Framework } from "../framework/framework.ts";
import { entryFor } from "../framework/vocabulary-lookup.ts";
import { REGISTER_KEYS, REGISTERS, registerOf } from "../registers/all-registers.ts";
import type { Degree, RegisterKey } from "../registers/field.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { isAbsent } from "../registers/value-kinds.ts";
import { agreementValues } from "./typed-row.ts";

/** A thing a row must say, by the fields of which any one says it. */
type Wanted = readonly [string, ...string[]];

/** Service areas and titles name a line of money equally well: many tables have only one of them. */
export const EITHER: Readonly<Partial<Record<RegisterKey, readonly Wanted[]>>> = {
  allocations: [["title", "serviceArea"]],
};

/** Roles and mechanisms with this tag carry no money, so their amount may stay empty (R40). */
export const NO_MONEY = "no-money";

/** What a grant is not asked for: it has no options or breaks, and is not continuing unless said. */
const NOT_OF_GRANTS = ["extensionOptions", "breakUs", "breakThem", "continuing"];

/** What a row lacks of a degree, each as the fields that could say it. */
export function missingFields(
  row: AnyRow,
  degree: Degree,
  framework: Framework | null = null,
): readonly Wanted[] {
  return (WANTED.get(degree)?.get(row.register) ?? []).filter(
    (wanted) =>
      wanted.every((field) => isAbsent(row.values[field])) && isAsked(row, wanted, framework),
  );
}

/** "Title or Service area": a missing thing in the words at the head of its columns. */
export function labelsOf(row: AnyRow, missing: readonly Wanted[]): readonly string[] {
  const { fields } = registerOf(row.register);
  return missing.map((wanted) => wanted.map((field) => fields[field]?.label ?? field).join(" or "));
}

const WANTED: ReadonlyMap<Degree, ReadonlyMap<RegisterKey, readonly Wanted[]>> = new Map(
  (["needed", "expected"] as const).map((degree) => [
    degree,
    new Map(REGISTER_KEYS.map((register) => [register, wantedOf(register, degree)])),
  ]),
);

function wantedOf(register: RegisterKey, degree: Degree): readonly Wanted[] {
  const either = EITHER[register] ?? [];
  return Object.entries(registerOf(register).fields)
    .filter(([, field]) => field.degree === degree)
    .map(([name]): Wanted => either.find((wanted) => wanted.includes(name)) ?? [name])
    .filter((wanted, place, all) => all.indexOf(wanted) === place);
}

/** Whether what is absent is asked for in this row, or follows from what the row does say. */
function isAsked(row: AnyRow, [field]: Wanted, framework: Framework | null): boolean {
  if (row.register === REGISTERS.agreements.key) return isAskedOfAgreement(row, field);
  if (row.register === REGISTERS.allocations.key && field === "amount" && framework !== null) {
    return !carriesNoMoney(row, framework);
  }
  return true;
}

function isAskedOfAgreement(row: AnyRow, field: string): boolean {
  const values = agreementValues(row);
  if (field === "initialEnd") return initialEndOf(values) === null;
  if (field === "currentEnd") return currentEndOf(values) === null;
  return !(values.kind === "grant" && NOT_OF_GRANTS.includes(field));
}

function carriesNoMoney({ values }: AnyRow, framework: Framework): boolean {
  const role = typeof values.role === "string" && entryFor(framework, "roles", values.role);
  const mechanism =
    typeof values.mechanism === "string" && entryFor(framework, "mechanisms", values.mechanism);
  return [role, mechanism].some(
    (entry) => entry !== undefined && entry !== false && entry.tags.includes(NO_MONEY),
  );
}
