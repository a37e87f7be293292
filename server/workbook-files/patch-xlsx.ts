import type { Area } from "../../shared/reading/raw-sheet.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import {
  freeId,
  inNamespaceOf,
  insertBefore,
  relationshipsNamespace,
  withoutSheetNamed,
  withRecalculation,
  withSheetNamed,
} from "./add-sheet-part.ts";
import { arrayInTheWay, withTableLinked } from "./add-table-part.ts";
import { refuseUnlessZip } from "./file-kind.ts";
import { locateCells } from "./locate-cells.ts";
import { type CellLeft, type CellPatch, patchSheetPart } from "./patch-sheet-part.ts";
import { patchTablePart } from "./patch-table-part.ts";
import { readTablePart } from "./read-table-part.ts";
import { readWorkbookPart } from "./read-workbook-part.ts";
import { rewriteZip } from "./rewrite-zip.ts";
import { StyleTable } from "./style-table.ts";
import { Unreadable } from "./unreadable.ts";
import type { WrittenCell } from "./workbook-description.ts";
import { relationshipsPart, WorkbookPackage, workbookPartOf } from "./workbook-package.ts";
import { writeSheetPart } from "./write-sheet-part.ts";
import { writeTablePart } from "./write-table-part.ts";

/** What is to change in a person's workbook. */
export type WorkbookPatch = Readonly<{
  cells: readonly (CellPatch & Readonly<{ sheet: string }>)[];
  /** A plain range that becomes a table; its header row is written as the texts given here. */
  newTable?: NewTable;
  /** Tables that grow: to more rows, or by one column at their right with this header. */
  tables?: readonly Readonly<{
    sheet: string;
    table: string;
    area: Area;
    newHeader: string | null;
  }>[];
  /** A very-hidden sheet of ours, made where it is absent and replaced whole where it is there. */
  /** A sheet of ours that goes; it is only emptied where sheets of theirs come after it. */
  removedSheet?: string;
  memory?: Readonly<{ name: string; rows: readonly (readonly WrittenCell[])[] }>;
}>;

export type NewTable = Readonly<{
  sheet: string;
  area: Area;
  name: string;
  headers: readonly string[];
}>;

export type PatchedWorkbook = Readonly<{
  bytes: Uint8Array;
  left: readonly (CellLeft & Readonly<{ sheet: string }>)[];
}>;

/**
 * Changes a workbook in place: parts that need not change are kept byte for byte, formulas are
 * never written over, and a workbook with formulas is asked to work them out again on opening.
 */
export function patchXlsx(
  bytes: Uint8Array,
  patch: WorkbookPatch,
): Result<PatchedWorkbook, string> {
  try {
    refuseUnlessZip(bytes);
    return ok(new Patching(bytes).apply(patch));
  } catch (cause) {
    if (cause instanceof Unreadable) return fail(cause.message);
    throw cause;
  }
}

const TABLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";
const NO_RELATIONSHIPS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;

class Patching {
  readonly #file: WorkbookPackage;
  readonly #workbookPart: string;
  readonly #sheetParts = new Map<string, string>();
  readonly #relationshipIds = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  readonly #removed = new Set<string>();
  #hasFormulas: boolean;

  constructor(bytes: Uint8Array) {
    this.#file = new WorkbookPackage(bytes);
    this.#workbookPart = workbookPartOf(this.#file);
    const relationships = this.#file.relationshipsOf(this.#workbookPart);
    for (const sheet of readWorkbookPart(this.#file, this.#workbookPart).sheets) {
      const related = relationships.find(({ id }) => id === sheet.relationship);
      if (related?.kind === "worksheet") this.#sheetParts.set(sheet.name, related.target);
      this.#relationshipIds.set(sheet.name, sheet.relationship);
    }
    this.#hasFormulas = relationships.some(({ kind }) => kind === "calcChain");
  }

  apply(patch: WorkbookPatch): PatchedWorkbook {
    refuseIfSigned(this.#file);
    const left: (CellLeft & { sheet: string })[] = [];
    if (patch.newTable !== undefined) this.#makeTable(patch.newTable);
    for (const name of new Set(patch.cells.map(({ sheet }) => sheet))) {
      const part = this.#partOfSheet(name);
      const cells = patch.cells.filter(({ sheet }) => sheet === name);
      const patched = patchSheetPart(this.#textOf(part), cells);
      if (patched.isProtected) {
        throw new Unreadable(
          `The sheet "${name}" is protected. Unprotect it (Review, Unprotect Sheet), save the workbook, and try again.`,
        );
      }
      this.#texts.set(part, patched.xml);
      this.#hasFormulas ||= patched.hasFormulas;
      left.push(...patched.left.map((cell) => ({ ...cell, sheet: name })));
    }
    for (const { sheet, table, area, newHeader } of patch.tables ?? []) {
      const part = this.#partOfTable(sheet, table);
      this.#texts.set(part, patchTablePart(this.#textOf(part), area, newHeader));
    }
    if (patch.memory !== undefined) this.#keepMemory(patch.memory.name, patch.memory.rows);
    if (patch.removedSheet !== undefined) this.#removeSheet(patch.removedSheet);
    if (patch.cells.length > 0 && this.#hasFormulas) {
      this.#texts.set(this.#workbookPart, withRecalculation(this.#textOf(this.#workbookPart)));
    }
    return { bytes: rewriteZip(this.#file.archive, this.#changedParts(), this.#removed), left };
  }

  #changedParts(): ReadonlyMap<string, Uint8Array> {
    const encoder = new TextEncoder();
    const changed = new Map<string, Uint8Array>();
    for (const [part, text] of this.#texts) {
      // A part may be named in other capitals than its entry in the archive.
      changed.set(this.#file.entry(part)?.name ?? part, encoder.encode(text));
    }
    return changed;
  }

  #partOfSheet(name: string): string {
    const part = this.#sheetParts.get(name);
    if (part === undefined) throw new Unreadable(`The workbook has no sheet "${name}".`);
    return part;
  }

  #partOfTable(sheet: string, table: string): string {
    for (const { kind, target } of this.#file.relationshipsOf(this.#partOfSheet(sheet))) {
      if (kind === "table" && readTablePart(this.#file, target)?.table.name === table)
        return target;
    }
    throw new Unreadable(`The sheet "${sheet}" has no table "${table}".`);
  }

  /** Header texts first: a table whose column names differ from its cells is repaired away. */
  #makeTable({ sheet, area, name, headers }: NewTable): void {
    const sheetPart = this.#partOfSheet(sheet);
    const before = this.#textOf(sheetPart);
    const inTheWay = arrayInTheWay(locateCells(before, new Set()).arrays, area);
    if (inTheWay !== null) throw new Unreadable(`The sheet "${sheet}": ${inTheWay}`);
    const { highestId, part } = this.#roomForTable();
    const workbook = this.#textOf(this.#workbookPart);
    const described = { name, area, style: "" };
    const rows = [...Array.from({ length: area.top }, () => []), padded(area.left, headers)];
    const xml = writeTablePart(described, { name: sheet, rows }, highestId + 1);
    this.#texts.set(part, inNamespaceOf(workbook, xml));

    const relationships = relationshipsPart(sheetPart);
    const known =
      this.#texts.get(relationships) ??
      (this.#file.entry(relationships) === undefined
        ? NO_RELATIONSHIPS
        : this.#textOf(relationships));
    const relationshipId = freeId(known);
    const namespace = relationshipsNamespace(workbook);
    this.#texts.set(
      relationships,
      insertBefore(
        known,
        "Relationships",
        `<Relationship Id="${relationshipId}" Type="${namespace}/table" Target="/${part}"/>`,
      ),
    );
    this.#texts.set(
      "[Content_Types].xml",
      insertBefore(
        this.#textOf("[Content_Types].xml"),
        "Types",
        `<Override PartName="/${part}" ContentType="${TABLE_TYPE}"/>`,
      ),
    );
    const linked = withTableLinked(before, { area, relationshipId, namespace });
    const texts = headers.map((value, at) => ({ row: area.top, column: area.left + at, value }));
    const { xml: headed, left } = patchSheetPart(linked, texts);
    if (left.length > 0) throw new Unreadable(`A header on the sheet "${sheet}" is a formula.`);
    this.#texts.set(sheetPart, headed);
  }

  /** A part for one more table, and the highest number that any table of the workbook has. */
  #roomForTable(): { highestId: number; part: string } {
    const parts = [...this.#sheetParts.values()].flatMap((sheet) =>
      this.#file.relationshipsOf(sheet).filter(({ kind }) => kind === "table"),
    );
    const ids = parts.map(({ target }) =>
      Number(/<(?:\w+:)?table\s[^>]*?\bid\s*=\s*["'](\d+)["']/.exec(this.#textOf(target))?.[1]),
    );
    const folder = this.#workbookPart.slice(0, this.#workbookPart.lastIndexOf("/") + 1);
    let number = 1;
    const name = () => `${folder}tables/foreplan${number}.xml`;
    while (this.#file.entry(name()) !== undefined || this.#texts.has(name())) number++;
    return { highestId: Math.max(0, ...ids.filter(Number.isInteger)), part: name() };
  }

  #keepMemory(name: string, rows: readonly (readonly WrittenCell[])[]): void {
    const xml = inNamespaceOf(
      this.#textOf(this.#workbookPart),
      writeSheetPart({ name, rows }, new StyleTable(), [], false),
    );
    const existing = this.#sheetParts.get(name);
    if (existing !== undefined) {
      this.#texts.set(existing, xml);
      return;
    }
    const folder = this.#workbookPart.slice(0, this.#workbookPart.lastIndexOf("/") + 1);
    let target = "worksheets/foreplan.xml";
    for (let again = 2; this.#file.entry(folder + target) !== undefined; again++) {
      target = `worksheets/foreplan${again}.xml`;
    }
    const part = folder + target;
    const relationships = relationshipsPart(this.#workbookPart);
    const named = withSheetNamed(
      {
        contentTypes: this.#textOf("[Content_Types].xml"),
        workbook: this.#textOf(this.#workbookPart),
        relationships: this.#textOf(relationships),
      },
      { name, part, target },
    );
    this.#texts.set("[Content_Types].xml", named.contentTypes);
    this.#texts.set(this.#workbookPart, named.workbook);
    this.#texts.set(relationships, named.relationships);
    this.#texts.set(part, xml);
  }

  #removeSheet(name: string): void {
    const part = this.#sheetParts.get(name);
    if (part === undefined) return;
    const rest = withoutSheetNamed(
      {
        contentTypes: this.#textOf("[Content_Types].xml"),
        workbook: this.#textOf(this.#workbookPart),
        relationships: this.#textOf(relationshipsPart(this.#workbookPart)),
      },
      { name, part, relationship: this.#relationshipIds.get(name) ?? "" },
    );
    if (rest === null) {
      this.#keepMemory(name, []);
      return;
    }
    this.#texts.set("[Content_Types].xml", rest.contentTypes);
    this.#texts.set(this.#workbookPart, rest.workbook);
    this.#texts.set(relationshipsPart(this.#workbookPart), rest.relationships);
    this.#removed.add(this.#file.entry(part)?.name ?? part);
  }

  /** A part's text as changed so far. */
  #textOf(part: string): string {
    const changed = this.#texts.get(part);
    if (changed !== undefined) return changed;
    const bytes = this.#file.bytesOf(part);
    if (bytes === null) throw new Unreadable(`The workbook is broken: "${part}" is not in it.`);
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (cause) {
      throw new Unreadable(
        `The part "${part}" is not in UTF-8. Open the workbook in Excel and save it, then try again.`,
        { cause },
      );
    }
  }
}

/** A signature vouches for every byte: what is signed is its signer's to change. */
function refuseIfSigned(file: WorkbookPackage): void {
  if (!file.archive.entries.some(({ name }) => /^_xmlsignatures\//i.test(name))) return;
  throw new Unreadable(
    "The workbook is signed, and any change would break its signature. Remove the signature in Excel (File, Info, View Signatures) and try again.",
  );
}

function padded(left: number, headers: readonly string[]): readonly (string | null)[] {
  return [...Array.from({ length: left }, () => null), ...headers];
}
