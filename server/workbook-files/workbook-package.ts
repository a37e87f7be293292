import { MOST_INFLATED_BYTES, SPARE_XML_PIECES, XML_PIECES_A_CELL } from "./limits.ts";
import { attribute, type XmlBudget, type XmlHandlers, XmlReader } from "./read-xml.ts";
import { ACCEPTED, Unreadable } from "./unreadable.ts";
import { inflateEntry, openZip, type ZipArchive, type ZipEntry } from "./zip-archive.ts";

export type Relationship = Readonly<{
  id: string;
  /** The last word of its type: "worksheet", "sharedStrings", "table". Strict workbooks agree. */
  kind: string;
  /** The full name of the part it leads to. */
  target: string;
}>;

/** A workbook's parts by name, within what one workbook may cost. */
export class WorkbookPackage {
  readonly archive: ZipArchive;
  readonly #parts: ReadonlyMap<string, ZipEntry>;
  readonly #xml: XmlBudget = { pieces: SPARE_XML_PIECES };
  #inflatedBytes = 0;

  constructor(bytes: Uint8Array) {
    this.archive = openZip(bytes);
    this.#parts = new Map(this.archive.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  entry(name: string): ZipEntry | undefined {
    return this.#parts.get(name.toLowerCase());
  }

  /** A filled cell, or a text for one, is what a workbook is for: it brings elements of its own. */
  expectMore(): void {
    this.#xml.pieces += XML_PIECES_A_CELL;
  }

  /** Streams a part through the handlers; false where there is no such part. */
  read(name: string, handlers: XmlHandlers): boolean {
    const entry = this.entry(name);
    if (entry === undefined) return false;
    this.#spend(entry);
    const reader = new XmlReader(entry.name, handlers, this.#xml);
    inflateEntry(this.archive, entry, (piece) => reader.write(piece));
    reader.end();
    return true;
  }

  /** A part's bytes as they are, or null where there is no such part. */
  bytesOf(name: string): Uint8Array | null {
    const entry = this.entry(name);
    if (entry === undefined) return null;
    this.#spend(entry);
    const bytes = new Uint8Array(entry.size);
    let at = 0;
    inflateEntry(this.archive, entry, (piece) => {
      bytes.set(piece, at);
      at += piece.length;
    });
    return bytes;
  }

  relationshipsOf(part: string): readonly Relationship[] {
    const found: Relationship[] = [];
    this.read(relationshipsPart(part), {
      open(name, attributes) {
        const target = attributes.Target;
        if (name !== "Relationship" || target === undefined) return;
        if (attributes.TargetMode === "External") return;
        found.push({
          id: attributes.Id ?? "",
          kind: (attribute(attributes, "Type") ?? "").split("/").at(-1) ?? "",
          target: resolvePart(part, target),
        });
      },
      close() {},
      text() {},
    });
    return found;
  }

  /** Declared sizes are spent before anything is inflated; inflating holds each part to its own. */
  #spend(entry: ZipEntry): void {
    this.#inflatedBytes += entry.size;
    if (this.#inflatedBytes <= MOST_INFLATED_BYTES) return;
    throw new Unreadable(
      `The workbook is too large: it unpacks to more than ${MOST_INFLATED_BYTES / 1024 / 1024} MB. Delete the rows and sheets that are not needed (blank formatted rows count), or split it, and save it again.`,
    );
  }
}

export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** A target as seen from the part that names it: "../tables/table1.xml" or "/xl/workbook.xml". */
export function resolvePart(from: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = from.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

/** The part that everything else hangs on; says what else the file is where it is no workbook. */
export function workbookPartOf(file: WorkbookPackage): string {
  if (file.entry("mimetype") !== undefined && file.entry("content.xml") !== undefined) {
    throw new Unreadable(
      "This is an OpenDocument file (.ods). Open it and save it as .xlsx, then choose that file.",
    );
  }
  const target = file.relationshipsOf("").find(({ kind }) => kind === "officeDocument")?.target;
  const part = target ?? "xl/workbook.xml";
  if (part.endsWith(".bin")) {
    throw new Unreadable(
      "This is an Excel binary workbook (.xlsb). Save it as .xlsx, then choose that file.",
    );
  }
  if (file.entry(part) === undefined || !/\.xml$/i.test(part)) {
    throw new Unreadable(`This is a zip file without a workbook in it. ${ACCEPTED}`);
  }
  return part;
}
