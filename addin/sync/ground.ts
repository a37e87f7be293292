import type { Language } from "../../shared/checks/messages/languages.ts";
import type { NamesInMemory } from "../../shared/registers/resolve-references.ts";
import type { Me } from "../../shared/sync/screens.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { Workbook } from "../workbook/workbook.ts";
import type { HeldPushes } from "./held-pushes.ts";
import type { KeptMemory } from "./kept-memory.ts";
import type { Server } from "./server.ts";

/** What every step of syncing stands on; made when somebody is signed in and the file is known. */
export type Ground = Readonly<{
  workbook: Workbook;
  server: Server;
  kept: KeptMemory;
  held: HeldPushes;
  me: Me;
  /** The language findings are said in, which a person may change at any time. */
  language: () => Language;
  installation: string;
  /** Names already in the register, by which a list of names is told apart. */
  names: NamesInMemory;
  now: () => number;
  random: () => number;
  /** A random UUID: every push has one of its own. */
  uuid: () => string;
  /** Rows a person said are agreed already, until they are sent as such. */
  agreed: Map<RowId, Readonly<{ who: string; why: string }>>;
  /** Tables whose change of the financial year a person called a correction. */
  corrections: Set<string>;
}>;
