import { deflateSync } from "fflate";
import { crc32 } from "./crc32.ts";
import { Unreadable } from "./unreadable.ts";
import type { ZipArchive, ZipEntry } from "./zip-archive.ts";

const DEFLATED = 8;
const UTF8_NAME = 0x0800;
const IN_EXTRA_FIELD = 0xffffffff;
/** Midnight on 1 January 1980, the earliest an archive can say. */
const EARLIEST_DATE = 0x0021;

/**
 * The archive with some parts replaced, some added and some left out. Every other entry is copied byte for byte,
 * headers and compressed content, in its old order.
 */
export function rewriteZip(
  archive: ZipArchive,
  replaced: ReadonlyMap<string, Uint8Array>,
  removed: ReadonlySet<string> = new Set(),
): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const place = (entryPieces: readonly Uint8Array[], record: (at: number) => Uint8Array) => {
    directory.push(record(at));
    for (const piece of entryPieces) {
      pieces.push(piece);
      at += piece.length;
    }
  };
  const ends = endsOf(archive);
  for (const entry of archive.entries) {
    if (removed.has(entry.name)) continue;
    const content = replaced.get(entry.name);
    if (content !== undefined) {
      const fresh = freshEntry(entry.name, content);
      place(fresh.pieces, fresh.record);
    } else {
      const end = ends.get(entry) ?? archive.directoryAt;
      place([archive.bytes.subarray(entry.headerAt, end)], (newAt) => movedRecord(entry, newAt));
    }
  }
  const known = new Set(archive.entries.map(({ name }) => name));
  for (const [name, content] of replaced) {
    if (known.has(name)) continue;
    const fresh = freshEntry(name, content);
    place(fresh.pieces, fresh.record);
  }
  return joined([...pieces, ...directory, endRecord(directory, at)]);
}

/** An entry reaches up to the next one's header: sizes that trail its content are its own. */
function endsOf(archive: ZipArchive): ReadonlyMap<ZipEntry, number> {
  const inOrder = [...archive.entries].sort((a, b) => a.headerAt - b.headerAt);
  return new Map(
    inOrder.map((entry, index) => [entry, inOrder[index + 1]?.headerAt ?? archive.directoryAt]),
  );
}

function movedRecord(entry: ZipEntry, at: number): Uint8Array {
  // Copied by constructing: what Node reads from a file slices into views of the same bytes.
  const record = new Uint8Array(entry.directoryRecord);
  const view = new DataView(record.buffer);
  if (view.getUint32(42, true) === IN_EXTRA_FIELD) {
    throw new Unreadable(
      "The workbook is kept in an unusual form of zip. Open it in Excel and save it, then try again.",
    );
  }
  view.setUint32(42, at, true);
  return record;
}

function freshEntry(
  name: string,
  content: Uint8Array,
): { pieces: readonly Uint8Array[]; record: (at: number) => Uint8Array } {
  const nameBytes = new TextEncoder().encode(name);
  const compressed = deflateSync(content);
  /** Version, flags, method, time, date, checksum, sizes and name length are the same in both headers. */
  const common = (view: DataView, from: number) => {
    view.setUint16(from, 20, true);
    view.setUint16(from + 2, UTF8_NAME, true);
    view.setUint16(from + 4, DEFLATED, true);
    view.setUint16(from + 8, EARLIEST_DATE, true);
    view.setUint32(from + 10, crc32(content), true);
    view.setUint32(from + 14, compressed.length, true);
    view.setUint32(from + 18, content.length, true);
    view.setUint16(from + 22, nameBytes.length, true);
  };
  const header = new Uint8Array(30);
  const headerView = new DataView(header.buffer);
  headerView.setUint32(0, 0x04034b50, true);
  common(headerView, 4);
  const record = (at: number) => {
    const bytes = new Uint8Array(46);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, 0x02014b50, true);
    view.setUint16(4, 20, true);
    common(view, 6);
    view.setUint32(42, at, true);
    return joined([bytes, nameBytes]);
  };
  return { pieces: [header, nameBytes, compressed], record };
}

function endRecord(directory: readonly Uint8Array[], at: number): Uint8Array {
  const bytes = new Uint8Array(22);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, directory.length, true);
  view.setUint16(10, directory.length, true);
  view.setUint32(
    12,
    directory.reduce((sum, record) => sum + record.length, 0),
    true,
  );
  view.setUint32(16, at, true);
  return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
