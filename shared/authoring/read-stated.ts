import type { Force, Source, Stated } from "../framework/framework.ts";
import type { Fields, ValuesOf } from "../registers/field.ts";
import type { AuthoredRow } from "./authored-sheet.ts";
import type { SOURCE_FIELDS } from "./framework-sheets.ts";

type StatedFields = Readonly<{ state: unknown; force: unknown; question: unknown }>;
type Sourced = Pick<ValuesOf<typeof SOURCE_FIELDS>, "clause" | "document" | "reference">;

/** A row that has the columns every entry's source stands in. */
type SourcedRow = Readonly<{
  values: Sourced;
  refuse: (field: "clause", accepted: string) => void;
}>;

/** What an entry rests on. Without the words of a clause there is nothing to show beside a finding. */
export function readSource({ values, refuse }: SourcedRow, title: string): Source | null {
  const { clause, document, reference } = values;
  if (clause === null) {
    refuse("clause", "it needs the words it rests on, as your document has them");
    return null;
  }
  return { document: document ?? title, quote: clause, rule: reference };
}

type StatedRow = SourcedRow &
  Readonly<{
    values: { readonly [Key in keyof StatedFields]: string | null };
    refuse: (field: "clause" | "force" | "state" | "question", accepted: string) => void;
  }>;

type Reading<Value> = Readonly<{
  /** Null where the cell is blank; undefined where it could not be read, which was said. */
  value: Value | null | undefined;
  title: string;
  /** What set-up asks where the row does not say. */
  question: string;
}>;

/**
 * A value as its row states it. What is filled in and has a clause is stated; what is blank is a
 * question.
 */
export function readStated<Value>(
  row: StatedRow,
  { value, title, question }: Reading<Value>,
): Stated<Value> | null {
  const asked = row.values.question ?? question;
  if (value === undefined) return null;
  if (value === null) {
    if (row.values.state === "stated" || row.values.state === "our-default") {
      row.refuse("state", "what is stated, or a default of yours, needs its value");
      return null;
    }
    return { kind: "not-stated", question: asked };
  }
  if (row.values.state === "our-default") return { kind: "our-default", value, question: asked };
  if (row.values.state === "not-stated") {
    row.refuse("state", "it has a value, so it is Stated, or Our default");
    return null;
  }
  const source = readSource(row, title);
  const { force } = row.values;
  if (force === null) row.refuse("force", "it needs must, should, may or fact");
  // The column's choices are the forces there are.
  return source === null || force === null
    ? null
    : { kind: "stated", value, source, force: force as Force };
}

/** Two rows of one name: the second is refused, so that none of them is dropped in silence. */
export function refuseTwice<F extends Fields>(
  rows: readonly AuthoredRow<F>[],
  field: keyof F & string,
): readonly AuthoredRow<F>[] {
  const seen = new Set<unknown>();
  return rows.filter((row) => {
    const value = row.values[field];
    if (value === null || !seen.has(value)) {
      seen.add(value);
      return true;
    }
    row.refuse(field, "it stands here twice; each has one line");
    return false;
  });
}
