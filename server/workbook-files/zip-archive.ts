import { Inflate } from "fflate";
import { MOST_PARTS } from "./limits.ts";
import { ACCEPTED, Unreadable } from "./unreadable.ts";

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_64 = 0x06064b50;
const END_LOCATOR_64 = 0x07064b50;
const IN_EXTRA_FIELD = 0xffffffff;

const STORED = 0;
const DEFLATED = 8;

/** Small enough that the worst ratio deflate can reach (1,032 to 1) stays a few megabytes a step. */
const INFLATE_STEP = 8 * 1024;

export type ZipEntry = Readonly<{
  name: string;
  method: number;
  flags: number;
  crc: number;
  compressedSize: number;
  size: number;
  /** Where the entry's local header begins in the file. */
  headerAt: number;
  /** The entry's own bytes of the central directory. */
  directoryRecord: Uint8Array;
}>;

export type ZipArchive = Readonly<{
  bytes: Uint8Array;
  entries: readonly ZipEntry[];
  /** Where the central directory begins: the end of the last entry. */
  directoryAt: number;
}>;

/** Reads the directory of a zip archive; nothing is inflated. Throws Unreadable. */
export function openZip(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) throw broken("its end is missing, so it may not have been copied wholly");
  const { count, directoryAt } = end;
  if (count > MOST_PARTS) {
    throw new Unreadable(
      `The workbook claims ${count} parts, more than the ${MOST_PARTS} that are accepted.`,
    );
  }
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = directoryAt;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL_HEADER) {
      throw broken("its list of parts is damaged");
    }
    const { entry, next } = readDirectoryRecord(bytes, view, at);
    const folded = entry.name.toLowerCase();
    if (names.has(folded)) throw broken(`the part "${entry.name}" is in it twice`);
    names.add(folded);
    entries.push(entry);
    at = next;
  }
  return { bytes, entries, directoryAt };
}

/** The entry's bytes as they lie in the archive, compressed or not. */
export function storedBytes(archive: ZipArchive, entry: ZipEntry): Uint8Array {
  const { bytes } = archive;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { headerAt } = entry;
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== LOCAL_HEADER) {
    throw broken(`the part "${entry.name}" is not where the list of parts says`);
  }
  const from =
    headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  const to = from + entry.compressedSize;
  if (to > bytes.length) throw broken(`the part "${entry.name}" is cut short`);
  return bytes.subarray(from, to);
}

/**
 * Gives an entry's content piece by piece. Stops as soon as more comes out than the directory
 * declared: a lying size is how a small file becomes a huge one.
 */
export function inflateEntry(
  archive: ZipArchive,
  entry: ZipEntry,
  onPiece: (piece: Uint8Array) => void,
): void {
  if ((entry.flags & 1) !== 0) {
    throw new Unreadable(`The file is protected by a zip password. Save it without one.`);
  }
  const stored = storedBytes(archive, entry);
  let seen = 0;
  const take = (piece: Uint8Array) => {
    seen += piece.length;
    if (seen > entry.size) throw broken(`the part "${entry.name}" is larger than it claims`);
    if (piece.length > 0) onPiece(piece);
  };
  if (entry.method === STORED) take(stored);
  else if (entry.method === DEFLATED) inflateInSteps(stored, entry.name, take);
  else throw broken(`the part "${entry.name}" is compressed in a way Excel does not use`);
  if (seen !== entry.size) throw broken(`the part "${entry.name}" is cut short`);
}

function inflateInSteps(stored: Uint8Array, name: string, take: (piece: Uint8Array) => void): void {
  const inflate = new Inflate((piece) => take(piece));
  try {
    let at = 0;
    do {
      const next = Math.min(at + INFLATE_STEP, stored.length);
      inflate.push(stored.subarray(at, next), next === stored.length);
      at = next;
    } while (at < stored.length);
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    if (isInflateError(cause)) throw broken(`the part "${name}" cannot be decompressed`, cause);
    throw cause;
  }
}

/** The decompressor's own errors carry a numeric code; anything else is a defect of ours. */
function isInflateError(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && typeof cause.code === "number";
}

function findEnd(view: DataView): { count: number; directoryAt: number } | null {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue;
    const count = view.getUint16(at + 10, true);
    const directoryAt = view.getUint32(at + 16, true);
    if (count === 0xffff || directoryAt === IN_EXTRA_FIELD) return findEnd64(view, at);
    return { count, directoryAt };
  }
  return null;
}

function findEnd64(view: DataView, endAt: number): { count: number; directoryAt: number } | null {
  const locatorAt = endAt - 20;
  if (locatorAt < 0 || view.getUint32(locatorAt, true) !== END_LOCATOR_64) return null;
  const at = Number(view.getBigUint64(locatorAt + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_OF_DIRECTORY_64) return null;
  return {
    count: Number(view.getBigUint64(at + 32, true)),
    directoryAt: Number(view.getBigUint64(at + 48, true)),
  };
}

function readDirectoryRecord(
  bytes: Uint8Array,
  view: DataView,
  at: number,
): { entry: ZipEntry; next: number } {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  if (next > bytes.length) throw broken("its list of parts is cut short");
  const sizes = {
    size: view.getUint32(at + 24, true),
    compressedSize: view.getUint32(at + 20, true),
    headerAt: view.getUint32(at + 42, true),
  };
  const entry: ZipEntry = {
    name: new TextDecoder()
      .decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replaceAll("\\", "/"),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    ...withExtraSizes(view, at + 46 + nameLength, extraLength, sizes),
    directoryRecord: bytes.subarray(at, next),
  };
  return { entry, next };
}

/** Archives of the 64-bit kind keep a size that does not fit its field in an extra field, in order. */
function withExtraSizes(
  view: DataView,
  from: number,
  length: number,
  sizes: { size: number; compressedSize: number; headerAt: number },
): { size: number; compressedSize: number; headerAt: number } {
  const full = { ...sizes };
  let at = from;
  while (at + 4 <= from + length) {
    const fieldLength = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let valueAt = at + 4;
      for (const key of ["size", "compressedSize", "headerAt"] as const) {
        if (sizes[key] !== IN_EXTRA_FIELD || valueAt + 8 > at + 4 + fieldLength) continue;
        full[key] = Number(view.getBigUint64(valueAt, true));
        valueAt += 8;
      }
    }
    at += 4 + fieldLength;
  }
  return full;
}

function broken(what: string, cause?: unknown): Unreadable {
  return new Unreadable(
    `The workbook is broken: ${what}. Open it in Excel and save it again. ${ACCEPTED}`,
    { cause },
  );
}
