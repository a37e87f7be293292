import { readFileSync, writeFileSync } from "node:fs";
import { createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { AppRouter } from "../../server/api/router.ts";
import { patchXlsx } from "../../server/workbook-files/patch-xlsx.ts";
import { readXlsx } from "../../server/workbook-files/read-xlsx.ts";
import { seededRandom } from "../../server/workbook-files/seeded-random.ts";
import type { WrittenCell } from "../../server/workbook-files/workbook-description.ts";
import { writeXlsx } from "../../server/workbook-files/write-xlsx.ts";
import type { Area } from "../../shared/reading/raw-sheet.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { foreplan, TestFolder } from "./run-foreplan.ts";

type Typed = readonly [row: number, column: number, value: string | number | null];

export type SyncDocument = Readonly<{
  pushed: number;
  merged: number;
  conflicts: number;
  refused: number;
  pulled: number;
  standing: number;
  details: Readonly<{
    standing: readonly Readonly<{ field: string; reason: string; name: string }>[];
    questions: readonly string[];
    conflicts: readonly unknown[];
    refused: readonly Readonly<{ reason: string }>[];
  }>;
}>;

export const HEADERS = ["Title", "Provider", "Current end", "Annual value", "Status", "Note"];

/** A running server, and workbook files that people and the command line work on. */
export class SyncWorld implements AsyncDisposable {
  readonly server: TestServer;
  readonly folder = new TestFolder();
  #url: string;
  #role: Role = "officer";
  #uuids = 0;
  #series = 0;

  static async start(): Promise<SyncWorld> {
    return new SyncWorld(await startTestServer());
  }

  private constructor(server: TestServer) {
    this.server = server;
    this.#url = server.url;
  }

  /** The same world, with the next sync going by another address. */
  through(url: string): this {
    this.#url = url;
    return this;
  }

  /** The same world, with the next sync in another role. */
  as(role: Role): this {
    this.#role = role;
    return this;
  }

  /** The server behind a line that breaks whenever something is pushed. */
  async serverWithoutPushes(): Promise<AsyncDisposable & Readonly<{ url: string }>> {
    const target = new URL(this.server.url);
    const line = createServer((request, response) => {
      if (request.url?.includes("sync.push")) {
        request.socket.destroy();
        return;
      }
      const { method, headers, url: path } = request;
      const onward = forward({ host: target.hostname, port: target.port, method, headers, path });
      onward.on("response", (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
    });
    await new Promise<void>((resolve) => line.listen(0, "localhost", resolve));
    const { port } = line.address() as AddressInfo;
    return {
      url: `http://localhost:${port}`,
      [Symbol.asyncDispose]: () => new Promise((resolve) => line.close(() => resolve())),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.close();
    this.folder[Symbol.dispose]();
  }

  readonly uuid = () => `00000000-0000-4000-8000-${String(++this.#uuids).padStart(12, "0")}`;

  /** A workbook of two contracts nobody else has, with a total beneath as people keep it. */
  workbook(): { path: string; file: string; names: [string, string] } {
    const series = ++this.#series;
    const names: [string, string] = [`Helpline ${series}`, `Refuge ${series}`];
    const end = (value: number) => ({ value, format: "dd/mm/yyyy" });
    const rows: WrittenCell[][] = [
      HEADERS,
      [names[0], "Acme", end(46_477), 50_000, "Live", "first"],
      [names[1], "Bodwyn", end(46_842), 60_000, "Live", null],
      ...Array.from({ length: 6 }, () => []),
      [null, null, "Total", { value: 110_000, formula: "=SUM(D2:D3)" }],
    ];
    const area = { top: 0, left: 0, bottom: 2, right: 5 };
    const sheet = { name: "Contracts", rows, tables: [{ name: "Contracts", area }] };
    const file = `contracts-${series}.xlsx`;
    return { path: this.folder.write(file, writeXlsx({ sheets: [sheet] })), file, names };
  }

  async connected() {
    const made = this.workbook();
    const { exit, said } = await this.sync(made.path, "--connect", "--yes");
    if (exit === 2) throw new Error(said.at(-1));
    await this.sync(made.path);
    return made;
  }

  sync(path: string, ...more: string[]) {
    return this.syncAs("agreements", path, ...more);
  }

  async syncAs(register: RegisterKey, path: string, ...more: string[]) {
    const random = seededRandom(`sync ${this.uuid()}`);
    const words = ["sync", path, "--server", this.#url, "--register", register, "--json"];
    this.#url = this.server.url;
    const token = this.server.token("dyfed-powys", this.#role);
    this.#role = "officer";
    const ran = await foreplan([...words, ...more], { token, random, uuid: this.uuid });
    // What is not there is undefined, and fails the test that looks for it.
    const document = ran.out === "" ? null : (JSON.parse(ran.out) as SyncDocument);
    return { ...ran, document };
  }

  /** A person's hands on the file: cells typed, and the table grown over them, while nobody looks. */
  type(path: string, ...typed: readonly Typed[]): void {
    this.#change(path, typed, []);
  }

  grow(path: string, table: string, area: Area, ...typed: readonly Typed[]): void {
    this.#change(path, typed, [{ sheet: "Contracts", table, area, newHeader: null }]);
  }

  #change(
    path: string,
    typed: readonly Typed[],
    tables: { sheet: string; table: string; area: Area; newHeader: null }[],
  ): void {
    const cells = typed.map(([row, column, value]) => ({ sheet: "Contracts", row, column, value }));
    const patched = patchXlsx(readFileSync(path), { cells, tables });
    if (!patched.ok) throw new Error(patched.problem);
    writeFileSync(path, patched.value.bytes);
  }

  /** The server as a colleague with the add-in meets it. */
  api(role: Role = "manager") {
    const authorization = `Bearer ${this.server.token("dyfed-powys", role)}`;
    const url = `${this.server.url}/trpc`;
    return createTRPCClient<AppRouter>({
      links: [httpBatchLink({ url, headers: { authorization } })],
    });
  }

  async registerRow(title: string) {
    const { rows } = await this.api().rows.list.query({ register: "agreements" });
    const row = rows.find(({ name }) => name === title);
    if (row === undefined) throw new Error(`no ${title} in the register`);
    return row;
  }

  async edit(title: string, values: Record<string, FieldValue>): Promise<void> {
    const { id, version: base } = await this.registerRow(title);
    await this.api().sync.push.mutate({
      replica: { workbook: "another", installation: "another", copy: "another" },
      mutationId: this.uuid(),
      register: "agreements",
      changes: [{ kind: "edit", id, base, values }],
    });
  }
}

export function cells(path: string): readonly (readonly unknown[])[] {
  const read = readXlsx(readFileSync(path));
  if (!read.ok) throw new Error(read.problem);
  return (read.value.sheets[0]?.rows ?? []).map((row) => row.map(({ value }) => value));
}
