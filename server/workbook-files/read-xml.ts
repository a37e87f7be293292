import { SaxesParser } from "saxes";
import { DEEPEST_XML, LONGEST_XML_RUN, MOST_ATTRIBUTES } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";

/** Names come without their prefix: strict and transitional workbooks differ only in namespaces. */
export type XmlHandlers = Readonly<{
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
}>;

export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** Elements and attributes that may still be read in the parts of a workbook. */
export type XmlBudget = { pieces: number };

const STEP = 256 * 1024;

type Decoder = InstanceType<typeof TextDecoder>;

/**
 * A streaming reader of one part. A DOCTYPE is refused before anything in it counts, since no
 * workbook needs one and entities that grow or fetch hide there.
 */
export class XmlReader {
  readonly #parser: SaxesParser;
  #decoder: Decoder | null = null;
  readonly #part: string;
  #depth = 0;
  #attributes = 0;
  #sinceLastEvent = 0;

  constructor(part: string, handlers: XmlHandlers, budget: XmlBudget) {
    this.#part = part;
    this.#parser = new SaxesParser({ position: false });
    this.#parser.on("doctype", () => {
      throw new Unreadable(
        `The part "${part}" declares a document type, which no workbook needs and hostile files use; it is not read.`,
      );
    });
    this.#parser.on("error", (error) => {
      throw new Unreadable(
        `The workbook is broken: the part "${part}" is not well-formed XML (${error.message}).`,
        { cause: error },
      );
    });
    this.#parser.on("attribute", () => {
      this.#attributes++;
      if (this.#attributes > MOST_ATTRIBUTES)
        throw this.#hostile("gives an element endless attributes");
    });
    this.#parser.on("opentag", (tag) => {
      this.#sinceLastEvent = 0;
      budget.pieces -= 1 + this.#attributes;
      if (budget.pieces < 0) throw tooMany();
      this.#attributes = 0;
      this.#depth++;
      if (this.#depth > DEEPEST_XML) throw this.#hostile("nests elements too deeply");
      // Without the namespaces option every attribute is a plain text.
      handlers.open(localName(tag.name), tag.attributes as Record<string, string>);
    });
    this.#parser.on("closetag", (tag) => {
      this.#sinceLastEvent = 0;
      this.#depth--;
      handlers.close(localName(tag.name));
    });
    this.#parser.on("text", (text) => handlers.text(text));
    this.#parser.on("cdata", (text) => handlers.text(text));
  }

  write(bytes: Uint8Array): void {
    this.#decoder ??= decoderFor(bytes, this.#part);
    // In steps, so that a run without an end is seen before it fills the memory.
    for (let at = 0; at < bytes.length; at += STEP) {
      const step = bytes.subarray(at, at + STEP);
      this.#sinceLastEvent += step.length;
      this.#parser.write(this.#decoder.decode(step, { stream: true }));
      if (this.#sinceLastEvent > LONGEST_XML_RUN) {
        throw this.#hostile("holds a text far longer than any cell's");
      }
    }
  }

  end(): void {
    if (this.#decoder === null) throw new Unreadable(emptyPart(this.#part));
    this.#parser.write(this.#decoder.decode());
    this.#parser.close();
  }

  #hostile(what: string): Unreadable {
    return new Unreadable(`The workbook is broken: the part "${this.#part}" ${what}.`);
  }
}

/** An attribute by its name without prefix: "id" finds "r:id". */
export function attribute(attributes: XmlAttributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  for (const key of Object.keys(attributes)) if (localName(key) === name) return attributes[key];
  return undefined;
}

/** XML's two spellings of true. */
export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true";
}

export function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

function tooMany(): Unreadable {
  return new Unreadable(
    "The workbook is too large: it holds far more elements than its cells need. Delete the formatted rows, columns and sheets that are not needed, and save it again.",
  );
}

function decoderFor(bytes: Uint8Array, part: string): Decoder {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le");
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be");
  if (first === undefined) throw new Unreadable(emptyPart(part));
  return new TextDecoder("utf-8");
}

function emptyPart(part: string): string {
  return `The workbook is broken: the part "${part}" is empty.`;
}
