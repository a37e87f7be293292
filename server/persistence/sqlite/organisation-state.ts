import type { Statement } from "better-sqlite3";
import type { Framework } from "../../../shared/framework/framework.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { Connection } from "./connect.ts";
import { type FindingSources, findingSources } from "./finding-text.ts";
import { RowCache } from "./row-cache.ts";

/** How the organisation stands at the beginning of a push. */
export type OrganisationRecord = Readonly<{
  name: string;
  framework: string;
  epoch: number;
  head: number;
  head_hash: string;
  display_refs: string;
}>;

/** What the writer keeps in memory of one organisation. */
export type OrganisationMemory = Readonly<{
  id: string;
  cache: RowCache;
  framework: Framework;
  sources: FindingSources;
}>;

export type DisplayRefs = Readonly<Partial<Record<RegisterKey, number>>>;

/** The organisations of one database that were asked for, with what is kept in memory of each. */
export class Organisations {
  readonly #record: Statement<[string], OrganisationRecord>;
  readonly #frameworkOf: (key: string) => Framework | undefined;
  readonly #memories = new Map<string, OrganisationMemory>();

  constructor(connection: Connection, frameworkOf: (key: string) => Framework | undefined) {
    this.#record = connection.prepare(
      "select name, framework, epoch, head, head_hash, display_refs from organisation where id = ?",
    );
    this.#frameworkOf = frameworkOf;
  }

  record(organisation: string): OrganisationRecord {
    const record = this.#record.get(organisation);
    if (record === undefined) throw new Error(`There is no organisation ${organisation}.`);
    return record;
  }

  memory(organisation: string): OrganisationMemory {
    const known = this.#memories.get(organisation);
    if (known !== undefined) return known;
    const key = this.record(organisation).framework;
    const framework = this.#frameworkOf(key);
    if (framework === undefined) {
      throw new Error(
        `Organisation ${organisation} works by framework ${key}, which is not known.`,
      );
    }
    const sources = findingSources(framework);
    const memory = { id: organisation, cache: new RowCache(), framework, sources };
    this.#memories.set(organisation, memory);
    return memory;
  }

  /** Forgets rows that may no longer be as they were read. */
  forget(): void {
    for (const { cache } of this.#memories.values()) cache.clear();
  }
}

export function displayRefsIn(record: OrganisationRecord): DisplayRefs {
  // The text is what `displayRefsText` wrote.
  return JSON.parse(record.display_refs) as DisplayRefs;
}

export function displayRefsText(
  before: DisplayRefs,
  given: ReadonlyMap<RegisterKey, number>,
): string {
  return JSON.stringify({ ...before, ...Object.fromEntries(given) });
}
