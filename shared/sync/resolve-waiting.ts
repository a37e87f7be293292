import type { ScopeKey } from "../checks/check.ts";
import type { ScopeIndex } from "../checks/scope-index.ts";
import { foldOnce } from "../framework/folded-once.ts";
import type { FieldValue, Reference, RegisterKey } from "../registers/field.ts";
import type { AnyRow } from "../registers/ledger.ts";
import { namesOf } from "../registers/resolve-references.ts";
import type { RowId } from "../values/row-id.ts";
import { asReference } from "./match-references.ts";
import { referenceFieldsOf } from "./read-values.ts";
import type { Values } from "./stored-row.ts";

/** A row whose text now names a row that is there, and what its fields become. */
export type Resolved = Readonly<{ row: AnyRow; changed: Values }>;

/**
 * Rows that named something nobody knew, and that a new or renamed row now answers to. A name that
 * several rows go by resolves nothing. `rowsNamed` counts the rows of a register that have a name,
 * the new one among them.
 */
export function resolveWaiting(
  newcomers: readonly AnyRow[],
  index: ScopeIndex,
  rowsNamed: (register: RegisterKey, folded: string) => number,
): readonly Resolved[] {
  const changed = new Map<RowId, { row: AnyRow; changed: Record<string, FieldValue> }>();
  for (const newcomer of newcomers) {
    const { register, id } = newcomer;
    for (const { folded } of namesOf(newcomer)) {
      const rows = waitingKeys(register, folded, index).flatMap((key) => index.rowsIn(key));
      if (rows.length === 0 || rowsNamed(register, folded) !== 1) continue;
      for (const row of rows) {
        const known = changed.get(row.id) ?? { row, changed: {} };
        // A list may have waited for several newcomers: what one of them changed stands for the next.
        const values = { ...row.values, ...known.changed };
        Object.assign(known.changed, fieldsNaming({ ...row, values }, register, folded, id));
        changed.set(row.id, known);
      }
    }
  }
  return [...changed.values()].filter((one) => Object.keys(one.changed).length > 0);
}

const REFERRED_TO: ReadonlySet<RegisterKey> = new Set([
  "funds",
  "providers",
  "agreements",
  "schemes",
]);

/** Whether other rows name rows of this register. */
export function isReferredTo(register: RegisterKey): boolean {
  return REFERRED_TO.has(register);
}

/** The scope keys under which rows are kept that name a row of this register by text alone. */
function waitingKeys(
  register: RegisterKey,
  folded: string,
  index: ScopeIndex,
): readonly ScopeKey[] {
  const subject = `text:${folded}`;
  const years = (kind: "fund-year" | "scheme-year") =>
    [...index.yearsOf(kind, subject)].map((year): ScopeKey => `${kind}:${subject}:${year}`);
  switch (register) {
    case "funds":
      return [`fund:${subject}`, `fund-agreements:${subject}`, ...years("fund-year")];
    case "schemes":
      return years("scheme-year");
    case "providers":
      return [`provider:${subject}`, `provider-allocations:${subject}`];
    default:
      return [`agreement:${subject}`];
  }
}

function fieldsNaming(row: AnyRow, register: RegisterKey, folded: string, id: RowId): Values {
  const changed: Record<string, FieldValue> = {};
  for (const { key, field } of referenceFieldsOf(row.register)) {
    const { type } = field;
    if ((type.kind !== "reference" && type.kind !== "reference-list") || type.to !== register) {
      continue;
    }
    const value = row.values[key] ?? null;
    if (Array.isArray(value)) {
      // A list in a field of references is a list of references.
      const references = value as readonly Reference[];
      if (references.some((one) => names(one, folded))) {
        changed[key] = references.map((one) => (names(one, folded) ? { ...one, id } : one));
      }
    } else {
      const reference = asReference(value);
      if (reference !== null && names(reference, folded)) changed[key] = { ...reference, id };
    }
  }
  return changed;
}

function names(reference: Reference, folded: string): boolean {
  return reference.id === null && foldOnce(reference.text) === folded;
}
