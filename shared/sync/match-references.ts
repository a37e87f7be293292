import type {
  Field,
  FieldValue,
  Reference,
  ReferenceTarget,
  RegisterKey,
} from "../registers/field.ts";
import { type Neighbourhood, resolveReference } from "../registers/resolve-references.ts";
import { FinancialYear } from "../values/financial-year.ts";
import { foldText } from "../values/folded-text.ts";
import type { RowId } from "../values/row-id.ts";
import type { KeptRows } from "./kept-rows.ts";
import type { Values } from "./stored-row.ts";

/** A row that is made because a pushed row named it and nobody knew it. */
export type NewName = Readonly<{ id: RowId; register: RegisterKey; name: string }>;

export type Naming = Readonly<{
  kept: KeptRows;
  /** The registers whose unknown names become rows at once; elsewhere the text stays, and waits. */
  adds: readonly RegisterKey[];
  /** What the new rows of the same push go by, folded: named by another, they are not added again. */
  coming: ReadonlySet<`${RegisterKey}:${string}`>;
  mint: () => RowId;
}>;

/**
 * Matches what cells call other rows with the rows they mean. One match gives the row's id, with
 * the text seen; several, or none, leave the text for a person, or for the day such a row appears.
 * An id that is known stands as it is.
 */
export class References {
  readonly #naming: Naming;
  readonly #added = new Map<string, NewName>();
  readonly #matched = new Map<string, RowId | null>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  /** The rows to be made; some of them only rows that are refused later may have named. */
  get added(): readonly NewName[] {
    return [...this.#added.values()];
  }

  match(field: Field, reference: Reference, values: Values): Reference {
    const { type } = field;
    if (type.kind !== "reference" && type.kind !== "reference-list") return reference;
    if (reference.id !== null && this.#isOf(type.to, reference.id)) return reference;
    const id = this.#byName(type.to, reference.text, values);
    return reference.id === id ? reference : { id, text: reference.text };
  }

  #isOf(to: ReferenceTarget, id: RowId): boolean {
    const row = this.#naming.kept.row(id);
    return row !== undefined && (to === "any-row" || row.register === to);
  }

  #byName(to: ReferenceTarget, text: string, values: Values): RowId | null {
    // What stands beside the name matters for agreements alone; other names are matched once a push.
    if (to === "agreements") return this.#resolve(to, text, values);
    const key = `${to}:${text}`;
    const known = this.#matched.get(key);
    if (known !== undefined) return known;
    const id = this.#resolve(to, text, values);
    this.#matched.set(key, id);
    return id;
  }

  #resolve(to: ReferenceTarget, text: string, values: Values): RowId | null {
    const beside = to === "agreements" ? this.#beside(values) : null;
    const resolution = resolveReference(text, to, this.#naming.kept, beside);
    if (resolution.kind === "one") return resolution.id;
    return resolution.kind === "none" ? this.#add(to, text) : null;
  }

  #beside(values: Values): Neighbourhood {
    const year = FinancialYear.safeParse(values.financialYear);
    return {
      provider: asReference(values.provider),
      financialYear: year.success ? year.data : null,
      rowOf: (id) => this.#naming.kept.row(id),
    };
  }

  #add(to: ReferenceTarget, text: string): RowId | null {
    const { adds, coming, mint } = this.#naming;
    const folded = foldText(text);
    if (to === "any-row" || folded === "" || !adds.includes(to)) return null;
    const key = `${to}:${folded}` as const;
    if (coming.has(key)) return null;
    const added = this.#added.get(key) ?? { id: mint(), register: to, name: text.trim() };
    this.#added.set(key, added);
    return added.id;
  }
}

export function asReference(value: FieldValue | undefined): Reference | null {
  return typeof value === "object" && value !== null && "text" in value ? value : null;
}
