import { z } from "zod";
import type { FieldValue, Reference, RegisterKey } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import { RowId } from "../values/row-id.ts";
import type { RowChange } from "./protocol.ts";
import { referenceFieldsOf } from "./read-values.ts";

/**
 * The funds that names in a table were said to mean, by the folded name: a fund goes by one name
 * in the register, where a provider keeps its other spellings.
 */
export const Spellings = z.record(z.string(), RowId);
export type Spellings = Readonly<z.infer<typeof Spellings>>;

type Spelt = Readonly<{ register: RegisterKey; spellings?: Spellings | undefined }>;

/** A change as it is sent from a table: each such name with the id of its fund, the text as seen. */
export function asMeant({ register, spellings }: Spelt, change: RowChange): RowChange {
  if (spellings === undefined || change.kind === "remove") return change;
  const values: Record<string, FieldValue> = { ...change.values };
  for (const { key, field } of referenceFieldsOf(register)) {
    const value = values[key] ?? null;
    const isOfFunds = "to" in field.type && field.type.to === "funds";
    if (value === null || !isOfFunds) continue;
    // A value of a reference field is a reference, and of a list of them a list.
    values[key] = Array.isArray(value)
      ? (value as readonly Reference[]).map((one) => meant(one, spellings))
      : meant(value as Reference, spellings);
  }
  return { ...change, values };
}

function meant(reference: Reference, spellings: Spellings): Reference {
  const id = reference.id ?? spellings[foldText(reference.text)] ?? null;
  return { ...reference, id };
}
