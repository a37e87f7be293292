import type { RegisterDefinition } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import { plain } from "../values/plain-text.ts";
import { type CellPart, halvesOf } from "./composite-cell.ts";
import { headerWords } from "./header-words.ts";
import { saysNothing } from "./plain-words.ts";
import type { RawCell } from "./raw-sheet.ts";

/** A column that holds two things in one cell: read, and never written. */
export type CompositeColumn = Readonly<{
  parts: readonly CompositePart[];
  confidence: number;
  evidence: string;
}>;

export type CompositePart = CellPart & Readonly<{ field: string }>;

const SURE = 0.85;
/** Of the cells that say anything, so many must be in two parts. */
const MOSTLY = 0.6;
const OF_A_PERIOD = /\b(?:period|dates?|term|duration|from|length|when|start|runs?)\b/;
const OF_ANOTHER_PERIOD =
  /\b(?:review|notice|break|extension|options?|monitoring|report|tender|procurement|financial)\b/;
const NAME_AND_ADDRESS =
  /^(.*?) (?:and |name |names |and )*(?:full )?(?:address|addresses|location)$/;

/** What two fields a column holds, by its header and its cells; null where it is an ordinary one. */
export function compositeIn(
  header: string,
  sample: readonly RawCell[],
  register: RegisterDefinition,
): CompositeColumn | null {
  const folded = foldText(header);
  return (
    periodColumn(folded, sample, register) ??
    addressColumn(folded, sample, register) ??
    pairColumn(header, sample, register)
  );
}

function periodColumn(header: string, sample: readonly RawCell[], register: RegisterDefinition) {
  if (!OF_A_PERIOD.test(header) || OF_ANOTHER_PERIOD.test(header)) return null;
  const end = ["currentEnd", "end"].find((field) => Object.hasOwn(register.fields, field));
  if (end === undefined || !Object.hasOwn(register.fields, "start")) return null;
  return composite("period", ["start", end], sample);
}

function addressColumn(header: string, sample: readonly RawCell[], register: RegisterDefinition) {
  const name = NAME_AND_ADDRESS.exec(header)?.[1]?.replace(/ (?:name|and)$/, "");
  const field = name === undefined ? undefined : namedOutright(name, register);
  if (field === undefined) return null;
  const found = composite("name-and-address", [field], sample);
  return found === null
    ? null
    : { ...found, evidence: `${found.evidence}; the address stays in the sheet` };
}

function pairColumn(header: string, sample: readonly RawCell[], register: RegisterDefinition) {
  const names = header.split(/\s*(?:\/|&|\band\b)\s*/i).filter((name) => name !== "");
  const fields = names.flatMap((name) => namedOutright(foldText(name), register) ?? []);
  if (names.length !== 2 || fields.length !== 2 || fields[0] === fields[1]) return null;
  return composite("pair", fields, sample);
}

function namedOutright(name: string, register: RegisterDefinition): string | undefined {
  return headerWords(register).named(name)[0]?.field;
}

function composite(
  of: CellPart["of"],
  fields: readonly string[],
  sample: readonly RawCell[],
): CompositeColumn | null {
  const said = sample.filter(({ value }) => saysNothing(plain(String(value))) === undefined);
  const inTwo = said.filter(
    ({ value }) => typeof value === "string" && halvesOf(of, value) !== null,
  ).length;
  if (inTwo === 0 || inTwo < said.length * MOSTLY) return null;
  const parts = fields.map((field, at) => ({
    field,
    of,
    part: at === 0 ? ("first" as const) : ("second" as const),
  }));
  const evidence = `${inTwo} of ${said.length} cells hold two things; they are read and never written`;
  return { parts, confidence: SURE, evidence };
}
