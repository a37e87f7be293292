import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import { NOTHING } from "../../shared/sync/cell-digest.ts";
import { digestIn } from "../../shared/sync/settle-answer.ts";
import type { RowId } from "../../shared/values/row-id.ts";

type Values = Readonly<Record<string, FieldValue>>;

/** By which fields people tell two rows of a register apart: one of the first must be given. */
type Naming = Readonly<{ by: readonly string[]; and: readonly string[] }>;

const BY_REFERENCE: Naming = { by: ["ref"], and: [] };

const BY_NAME: Readonly<Record<RegisterKey, Naming>> = {
  funds: { by: ["name"], and: [] },
  budgets: { by: ["fund"], and: ["financialYear", "kind"] },
  schemes: { by: ["name"], and: ["financialYear"] },
  allocations: {
    by: ["title", "serviceArea"],
    and: ["financialYear", "fund", "provider", "scheme"],
  },
  agreements: { by: ["title"], and: ["provider", "start"] },
  fundingLines: { by: ["agreement"], and: ["financialYear", "fund"] },
  providers: { by: ["name"], and: [] },
  returns: { by: ["agreement"], and: ["period"] },
  evidence: { by: ["subject"], and: ["kind", "date"] },
  milestones: { by: ["title"], and: ["date"] },
};

export type KnownRow = Readonly<{ id: RowId; values: Values }>;

export type MatchedRow =
  | Readonly<{ kind: "fresh" }>
  /** In the register already, and saying the same in every mapped field. */
  | Readonly<{ kind: "same"; id: RowId }>
  /** In the register already by its reference or name, and saying something else. */
  | Readonly<{ kind: "differs"; id: RowId }>;

const FRESH: MatchedRow = { kind: "fresh" };

/**
 * Which rows of a sheet are in the register already: first those that say the same in every field,
 * pair by pair; then those that one row alone goes by the name of. What two rows could be is fresh.
 */
export function matchRows(
  register: RegisterKey,
  rows: readonly Values[],
  known: readonly KnownRow[],
): readonly MatchedRow[] {
  const answers: (MatchedRow | null)[] = rows.map(() => null);
  const free = new Map(known.map((row) => [row.id, row]));

  const fields = [...new Set(rows.flatMap((values) => Object.keys(values)))].sort();
  const saying = grouped([...free.values()], ({ values }) => print(register, fields, values));
  rows.forEach((values, at) => {
    const equal = saying.get(print(register, fields, values))?.shift();
    if (equal === undefined) return;
    answers[at] = { kind: "same", id: equal.id };
    free.delete(equal.id);
  });

  for (const naming of [BY_REFERENCE, BY_NAME[register]]) {
    const own = grouped(
      rows.flatMap((values, at) => (answers[at] === null ? [{ at, values }] : [])),
      ({ values }) => nameOf(register, naming, fields, values),
    );
    const theirs = grouped([...free.values()], ({ values }) =>
      nameOf(register, naming, fields, values),
    );
    for (const [name, [row, ...more]] of own) {
      const [candidate, ...others] = theirs.get(name) ?? [];
      const isOneOnly = more.length === 0 && others.length === 0;
      if (name === "" || row === undefined || candidate === undefined || !isOneOnly) continue;
      answers[row.at] = { kind: "differs", id: candidate.id };
      free.delete(candidate.id);
    }
  }
  return answers.map((answer) => answer ?? FRESH);
}

/** Whether a row has a reference, or names, that no other row of the sheet has. */
export function toldApart(register: RegisterKey, rows: readonly Values[]): readonly boolean[] {
  const fields = [...new Set(rows.flatMap((values) => Object.keys(values)))].sort();
  const namings = [BY_REFERENCE, BY_NAME[register]].map((naming) => {
    const names = rows.map((values) => nameOf(register, naming, fields, values));
    return { names, counts: grouped(names, (name) => name) };
  });
  return rows.map((_, at) =>
    namings.some(({ names, counts }) => {
      const name = names[at] ?? "";
      return name !== "" && counts.get(name)?.length === 1;
    }),
  );
}

function print(register: RegisterKey, fields: readonly string[], values: Values): string {
  return fields.map((field) => digestIn(register, field, values[field])).join(" ");
}

/** "" where the row has no name by these fields; fields the sheet has no column for say nothing. */
function nameOf(
  register: RegisterKey,
  { by, and }: Naming,
  fields: readonly string[],
  values: Values,
): string {
  const mapped = (keys: readonly string[]) => keys.filter((field) => fields.includes(field));
  const isNamed = mapped(by).some((field) => digestIn(register, field, values[field]) !== NOTHING);
  return isNamed ? print(register, mapped([...by, ...and]), values) : "";
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
