import type { Statement } from "better-sqlite3";
import {
  type Beginning,
  type EditionAct,
  type EditionEvent,
  frameworkInForce,
  type Proposal,
  proposalsIn,
} from "../../../shared/framework/edition-log.ts";
import type { Framework } from "../../../shared/framework/framework.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import {
  type ExceptionAct,
  exceptionsIn,
  type KeptException,
} from "../../../shared/sync/exception-log.ts";
import { signaturesNeeded } from "../../../shared/sync/exception-rules.ts";
import { firstDayOf } from "../../../shared/values/calendar-date.ts";
import type { LoggedAct } from "../../../shared/values/logged-act.ts";
import { ActLog, EDITION_LOG, EXCEPTION_LOG } from "./act-log.ts";
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
  /** The one in force, with every other edition beside it. */
  framework: Framework;
  sources: FindingSources;
  beginning: Beginning;
  proposals: readonly Proposal[];
  /** All there ever were, newest first. */
  exceptions: readonly KeptException[];
  /** Where the logs of editions and exceptions ended when this was read. */
  heads: string;
}>;

export type DisplayRefs = Readonly<Partial<Record<RegisterKey, number>>>;

/** The organisations of one database that were asked for, with what is kept in memory of each. */
export class Organisations {
  readonly #record: Statement<[string], OrganisationRecord>;
  readonly #frameworkOf: (key: string) => Framework | undefined;
  readonly #memories = new Map<string, OrganisationMemory>();
  readonly #perhapsOld = new Set<string>();
  /** What was proposed, signed and adopted. */
  readonly editionLog: ActLog<EditionAct>;
  /** What was asked for, signed and withdrawn. */
  readonly exceptionLog: ActLog<ExceptionAct>;

  constructor(connection: Connection, frameworkOf: (key: string) => Framework | undefined) {
    this.editionLog = new ActLog(connection, EDITION_LOG);
    this.exceptionLog = new ActLog(connection, EXCEPTION_LOG);
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
    if (known !== undefined && !this.#perhapsOld.has(organisation)) return known;
    this.#perhapsOld.delete(organisation);
    const logs = [this.editionLog, this.exceptionLog];
    const heads = logs.map((log) => log.head(organisation).hash).join();
    if (known?.heads === heads) return known;
    const beginning = this.#beginning(organisation);
    const proposals = proposalsIn(this.editionLog.events(organisation));
    const framework = frameworkInForce(beginning, proposals);
    const memory = {
      id: organisation,
      cache: known?.cache ?? new RowCache(),
      ...{ framework, beginning, proposals, heads },
      exceptions: exceptionsIn(this.exceptionLog.events(organisation), signaturesNeeded(framework)),
      sources: findingSources(framework),
    };
    this.#memories.set(organisation, memory);
    return memory;
  }

  /** Writes what happened to an edition; the next to ask sees the framework that follows from it. */
  addEditionEvent(organisation: string, event: EditionEvent, salt: string): void {
    this.editionLog.append(organisation, event, salt);
    this.#perhapsOld.add(organisation);
  }

  /** Writes what happened to an exception; the next push is judged by what follows from it. */
  addExceptionEvent(organisation: string, event: LoggedAct<ExceptionAct>, salt: string): void {
    this.exceptionLog.append(organisation, event, salt);
    this.#perhapsOld.add(organisation);
  }

  /** Forgets rows, editions and exceptions that may no longer be as they were read. */
  forget(): void {
    for (const [organisation, { cache }] of this.#memories) {
      cache.clear();
      this.#perhapsOld.add(organisation);
    }
  }

  #beginning(organisation: string): Beginning {
    const key = this.record(organisation).framework;
    const framework = this.#frameworkOf(key);
    if (framework === undefined) {
      throw new Error(
        `Organisation ${organisation} works by framework ${key}, which is not known.`,
      );
    }
    const { effectiveFrom } = framework.document;
    const from = effectiveFrom === null ? null : firstDayOf(effectiveFrom);
    return { framework, isStarter: framework.key === STARTER, from };
  }
}

/** For an organisation that has no framework of its own yet; it is no edition of theirs. */
const STARTER = "starter";

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
