import type { RegisterKey } from "../registers/field.ts";
import { unreachable } from "../values/result.ts";
import type { RowId } from "../values/row-id.ts";
import { displayRef } from "./display-ref.ts";
import type { KeptRows } from "./kept-rows.ts";
import type { PushDraft } from "./push-draft.ts";
import type { Author, RowWrite } from "./row-write.ts";
import type { FieldStamp, StoredRow, Values } from "./stored-row.ts";

/** Gives each taken change its version, one after the other, and says what is to be written. */
export class WriteList {
  readonly #author: Author & Readonly<{ name: string }>;
  readonly #kept: KeptRows;
  readonly #writes = new Map<RowId, RowWrite>();
  readonly #displayRefs = new Map<RegisterKey, number>();
  #head: number;

  constructor(head: number, author: Author & Readonly<{ name: string }>, kept: KeptRows) {
    this.#head = head;
    this.#author = author;
    this.#kept = kept;
  }

  get head(): number {
    return this.#head;
  }

  get all(): readonly RowWrite[] {
    return [...this.#writes.values()];
  }

  /** The last number given out, for registers where one was. */
  get displayRefs(): ReadonlyMap<RegisterKey, number> {
    return this.#displayRefs;
  }

  of(id: RowId): RowWrite | undefined {
    return this.#writes.get(id);
  }

  add(draft: PushDraft): void {
    this.#head += 1;
    const { kind, standing, from, to } = draft;
    this.#writes.set(draft.id, { kind, before: standing, after: this.#rowOf(draft), from, to });
  }

  #rowOf(draft: PushDraft): StoredRow {
    const { kind, standing, id, register, after, to } = draft;
    const version = this.#head;
    const stamp = { version, replica: this.#author.replica };
    if (standing === null) {
      const values = after?.values ?? {};
      const ref = this.#displayRefFor(register, values);
      return {
        id,
        register,
        values,
        version,
        created: stamp,
        fields: {},
        displayRef: ref,
        removed: null,
      };
    }
    switch (kind) {
      case "remove":
        return { ...standing, version, removed: { by: this.#author.name, at: this.#author.at } };
      case "insert":
      case "edit":
      case "restore":
        return {
          ...standing,
          values: after?.values ?? standing.values,
          version,
          fields: { ...standing.fields, ...stamped(to, stamp) },
          removed: null,
        };
      default:
        return unreachable(kind);
    }
  }

  #displayRefFor(register: RegisterKey, { ref }: Values): string | null {
    if (typeof ref === "string" && ref !== "") return null;
    const number = (this.#displayRefs.get(register) ?? this.#kept.lastDisplayRef(register)) + 1;
    this.#displayRefs.set(register, number);
    return displayRef(register, number);
  }
}

function stamped(values: Values | null, stamp: FieldStamp): Record<string, FieldStamp> {
  const stamps: Record<string, FieldStamp> = {};
  for (const field of Object.keys(values ?? {})) stamps[field] = stamp;
  return stamps;
}
