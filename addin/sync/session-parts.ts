import type { Session } from "../session.ts";
import type { Workbook } from "../workbook/workbook.ts";
import type { Clock } from "./clock.ts";
import type { MemoryStore } from "./remembered.ts";
import type { Server } from "./server.ts";

/** A few texts kept between openings, in Office's own partition of the browser's storage. */
export interface Pocket {
  read(key: string): string | null;
  write(key: string, text: string | null): void;
}

/** Rows changed, or alerts fell due. */
export type News = "head" | "alerts";

/** Tells that the server has something new; a hint, with the poll behind it. */
export interface NewsFeed {
  start(token: string, onNews: (news: News) => void): () => void;
}

/** Tells that this machine has gone off the network or is back on it, sooner than a call would. */
export interface NetworkWatch {
  start(onChange: () => void): () => void;
}

/** Of the panes of one browser, one at a time may take a name. */
export interface BrowserLocks {
  /** What lets go of it again; null while another pane has it. */
  take(name: string): Promise<(() => void) | null>;
}

export type ConductorDependencies = Readonly<{
  workbook: Workbook;
  server: Server;
  memory: MemoryStore;
  clock: Clock;
  random: () => number;
  uuid: () => string;
  pocket: Pocket;
  locks: BrowserLocks;
}>;

export type SessionDependencies = ConductorDependencies &
  Readonly<{
    news: NewsFeed | null;
    network: NetworkWatch;
    /** The token every call is made with; the session sets it. */
    takeToken: (token: string | null) => void;
  }>;

/** A session that can be waited for and ended, as its page and its tests do. */
export type RunningSession = Session &
  Readonly<{
    /** Resolves when nothing is under way. */
    idle(): Promise<void>;
    close(): Promise<void>;
  }>;
