import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import {
  CHECKPOINT_SHEET_NAME,
  type Checkpoint,
  checkpointPieces,
} from "../../../shared/sync/checkpoint.ts";
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
    if (checkpoint.name !== name) {
      return fail(
        `${name} was connected as ${checkpoint.name}: is it the same file renamed, or a copy? Open it in Excel with the add-in and say so first.`,
      );
    }
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
