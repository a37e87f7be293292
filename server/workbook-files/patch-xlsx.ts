import type { Area } from "../../shared/reading/raw-sheet.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { withRecalculation, withSheetNamed } from "./add-sheet-part.ts";
import { refuseUnlessZip } from "./file-kind.ts";
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

/** What is to change in a person's workbook. */
export type WorkbookPatch = Readonly<{
  cells: readonly (CellPatch & Readonly<{ sheet: string }>)[];
  /** Tables that grow: to more rows, or by one column at their right with this header. */
  tables?: readonly Readonly<{
    sheet: string;
    table: string;
    area: Area;
    newHeader: string | null;
  }>[];
  /** A very-hidden sheet of ours, made where it is absent and replaced whole where it is there. */
  memory?: Readonly<{ name: string; rows: readonly (readonly WrittenCell[])[] }>;
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

class Patching {
  readonly #file: WorkbookPackage;
  readonly #workbookPart: string;
  readonly #sheetParts = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  #hasFormulas: boolean;

  constructor(bytes: Uint8Array) {
    this.#file = new WorkbookPackage(bytes);
    this.#workbookPart = workbookPartOf(this.#file);
    const relationships = this.#file.relationshipsOf(this.#workbookPart);
    for (const sheet of readWorkbookPart(this.#file, this.#workbookPart).sheets) {
      const related = relationships.find(({ id }) => id === sheet.relationship);
      if (related?.kind === "worksheet") this.#sheetParts.set(sheet.name, related.target);
    }
    this.#hasFormulas = relationships.some(({ kind }) => kind === "calcChain");
  }

  apply(patch: WorkbookPatch): PatchedWorkbook {
    const left: (CellLeft & { sheet: string })[] = [];
    for (const name of new Set(patch.cells.map(({ sheet }) => sheet))) {
      const part = this.#partOfSheet(name);
      const cells = patch.cells.filter(({ sheet }) => sheet === name);
      const patched = patchSheetPart(this.#textOf(part), cells);
      this.#texts.set(part, patched.xml);
      this.#hasFormulas ||= patched.hasFormulas;
      left.push(...patched.left.map((cell) => ({ ...cell, sheet: name })));
    }
    for (const { sheet, table, area, newHeader } of patch.tables ?? []) {
      const part = this.#partOfTable(sheet, table);
      this.#texts.set(part, patchTablePart(this.#textOf(part), area, newHeader));
    }
    if (patch.memory !== undefined) this.#keepMemory(patch.memory.name, patch.memory.rows);
    if (patch.cells.length > 0 && this.#hasFormulas) {
      this.#texts.set(this.#workbookPart, withRecalculation(this.#textOf(this.#workbookPart)));
    }
    return { bytes: rewriteZip(this.#file.archive, this.#changedParts()), left };
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
      if (kind === "table" && readTablePart(this.#file, target)?.name === table) return target;
    }
    throw new Unreadable(`The sheet "${sheet}" has no table "${table}".`);
  }

  #keepMemory(name: string, rows: readonly (readonly WrittenCell[])[]): void {
    const xml = writeSheetPart({ name, rows }, new StyleTable(), [], false);
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
