import { readFile } from "node:fs/promises";
import { basename, isAbsolute, resolve } from "node:path";
import {
  CHECKPOINT_SHEET_NAME,
  type Checkpoint,
  checkpointPieces,
} from "../../../shared/sync/checkpoint.ts";
import type { CopyAnswer } from "../../../shared/sync/copied-file.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import { patchXlsx, type WorkbookPatch } from "../patch-xlsx.ts";
import { readXlsx } from "../read-xlsx.ts";
import { replaceFile } from "../save-workbook-file.ts";
import type { WorkbookFile } from "../workbook-file.ts";
import { checkpointIn } from "./kept-in-file.ts";

/** A workbook file as it was last read or saved, with the checkpoint that travels in it. */
export class WorkbookOnDisk {
  readonly #path: string;
  readonly #dryRun: boolean;
  #bytes: Uint8Array;
  #workbook: WorkbookFile;
  #checkpoint: Checkpoint;

  static async open(
    path: string,
    options: Readonly<{ dryRun: boolean; uuid: () => string }>,
  ): Promise<Result<WorkbookOnDisk, string>> {
    const bytes = await readFile(path);
    const workbook = readXlsx(bytes);
    if (!workbook.ok) return workbook;
    const name = basename(path);
    const checkpoint = checkpointIn(workbook.value.sheets) ?? {
      layout: 1 as const,
      workbook: options.uuid(),
      copy: options.uuid(),
      name,
      address: resolve(path),
      organisation: null,
      counter: 0,
      cursor: null,
      bindings: [],
      rows: {},
    };
    return ok(new WorkbookOnDisk(path, options.dryRun, bytes, workbook.value, checkpoint));
  }

  private constructor(
    path: string,
    dryRun: boolean,
    bytes: Uint8Array,
    workbook: WorkbookFile,
    checkpoint: Checkpoint,
  ) {
    this.#path = path;
    this.#dryRun = dryRun;
    this.#bytes = bytes;
    this.#workbook = workbook;
    this.#checkpoint = checkpoint;
  }

  get sheets() {
    return this.#workbook.sheets;
  }

  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  /**
   * The name it was connected by, where the file stands elsewhere or is called otherwise now; else
   * null. An address on the web says nothing of where a file lies on a disk.
   */
  get copiedFrom(): string | null {
    const { name, address } = this.#checkpoint;
    const isElsewhere = address !== null && isAbsolute(address) && address !== resolve(this.#path);
    return isElsewhere || name !== basename(this.#path) ? name : null;
  }

  /** Takes a person's word for what the file is. Next year's forgets its rows: they are new ones. */
  becomes(answer: Exclude<CopyAnswer, "forget">, uuid: () => string): void {
    const here = { name: basename(this.#path), address: resolve(this.#path) };
    this.#checkpoint = { ...this.#checkpoint, ...here };
    if (answer === "moved") return;
    this.#checkpoint = { ...this.#checkpoint, workbook: uuid(), copy: uuid(), cursor: null };
    if (answer === "colleague") return;
    this.#checkpoint = { ...this.#checkpoint, rows: {}, held: {}, copied: {}, letGo: {} };
  }

  /** Takes what a person said into the checkpoint, which is kept with the next save. */
  understand(checkpoint: Checkpoint): void {
    this.#checkpoint = checkpoint;
  }

  /** Takes the checkpoint out of the file, with these changes. */
  async forget(patch: Pick<WorkbookPatch, "cells" | "tables">): Promise<Result<null, string>> {
    const patched = patchXlsx(this.#bytes, { ...patch, removedSheet: CHECKPOINT_SHEET_NAME });
    if (!patched.ok) return patched;
    return replaceFile(this.#path, this.#bytes, patched.value.bytes);
  }

  /** Holds the file to one organisation's registers; refused where it is connected to another's. */
  belongTo(organisation: Readonly<{ id: string; name: string }>): Result<null, string> {
    const whose = this.#checkpoint.organisation;
    if (whose !== null && whose.id !== organisation.id) {
      return fail(
        `${basename(this.#path)} is connected to the registers of ${whose.name}, and FOREPLAN_TOKEN is of a member of ${organisation.name}: nothing was sent.`,
      );
    }
    this.#checkpoint = { ...this.#checkpoint, organisation };
    return ok(null);
  }

  /** Replaces the file in one step; a dry run changes nothing. Answers how many cells were left. */
  async save(
    patch: Pick<WorkbookPatch, "cells" | "tables" | "newTable">,
    checkpoint: Checkpoint,
  ): Promise<Result<number, string>> {
    if (this.#dryRun) return ok(0);
    const memory = {
      name: CHECKPOINT_SHEET_NAME,
      rows: checkpointPieces(JSON.stringify(checkpoint)).map((piece) => [piece]),
    };
    const patched = patchXlsx(this.#bytes, { ...patch, memory });
    if (!patched.ok) return patched;
    const replaced = await replaceFile(this.#path, this.#bytes, patched.value.bytes);
    if (!replaced.ok) return replaced;
    const read = readXlsx(patched.value.bytes);
    if (!read.ok) return read;
    this.#bytes = patched.value.bytes;
    this.#workbook = read.value;
    this.#checkpoint = checkpoint;
    return ok(patched.value.left.length);
  }
}
