import type { Reference, ReferenceTarget } from "../registers/field.ts";
import { resolveReference } from "../registers/resolve-references.ts";
import { splitList } from "../values/list-text.ts";
import { plain } from "../values/plain-text.ts";
import { ask, type ReadingContext, read } from "./cell-reading.ts";
import type { KindReader } from "./kind-reader.ts";
import { saysNothing } from "./plain-words.ts";
import { numberAsText } from "./read-text.ts";

/** The name of a row of another register, as it stands; whose name it is is resolved afterwards. */
export const referenceReader: KindReader<Reference> = {
  accepted: "a name or reference",
  text(raw) {
    const text = plain(raw);
    const nothing = saysNothing(text);
    if (nothing !== undefined) return nothing;
    const packed = packedNames(text);
    const [only] = packed;
    if (only === undefined) return read(named(text));
    if (packed.length === 1) return read(named(only));
    return ask(
      text,
      "Several are named here. Which one is it?",
      packed.map((name) => ({ value: named(name), label: name })),
    );
  },
  number: (value, cell) => read(named(numberAsText(value, cell))),
};

/** Several names; one that holds a comma stays whole where it is known, or stands in quotes. */
export function referenceListReader(
  target: ReferenceTarget,
  context: ReadingContext,
): KindReader<readonly Reference[]> {
  const isKnown = (text: string) =>
    context.names !== null && resolveReference(text, target, context.names).kind !== "none";
  return {
    accepted: "one or more names, parted by semicolons",
    text(raw) {
      const text = plain(raw);
      const nothing = saysNothing(text);
      if (nothing !== undefined) return nothing;
      if (isKnown(text)) return read([named(text)]);
      return read([...new Set(splitList(raw).map(plain))].filter((each) => each !== "").map(named));
    },
    number: (value, cell) => read([named(numberAsText(value, cell))]),
  };
}

/** Exports pack a name with its address: "[Acme Ltd|1 High Street|NONE||No|No]", several in a row. */
function packedNames(text: string): readonly string[] {
  if (!text.startsWith("[") || !text.includes("|") || text.length > 8_000) return [];
  const packs = [...text.matchAll(/\[([^|\]]*)\|[^\]]*\]/g)].map(([, name = ""]) => name.trim());
  return packs.includes("") ? [] : packs;
}

function named(text: string): Reference {
  return { id: null, text };
}
