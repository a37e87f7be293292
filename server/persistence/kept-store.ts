import type { Role } from "../../shared/sync/screens.ts";
import type { Store } from "../api/stores.ts";

export type NewOrganisation = Readonly<{ id: string; name: string; framework: string }>;
export type NewMember = Readonly<{ organisation: string; id: string; name: string; role: Role }>;

/** What `verify` found: empty where everything is as the log says. */
export type StoreProof = Readonly<{
  /** How many changes the log holds, and the rows that replaying it gives. */
  changes: number;
  rows: number;
  /** A sentence for each thing that is not as it must be. */
  problems: readonly string[];
}>;

/** A store as its administrators use it, beside what the API does. */
export interface KeptStore extends Store {
  organisations(): Promise<readonly string[]>;
  createOrganisation(organisation: NewOrganisation): Promise<void>;

  members(organisation: string): Promise<readonly Omit<NewMember, "organisation">[]>;
  addMember(member: NewMember): Promise<void>;
  removeMember(organisation: string, member: string): Promise<void>;
  /** Answers the token: only its hash is kept, so it is never shown again. */
  issueToken(organisation: string, member: string): Promise<string>;
  revokeToken(token: string): Promise<void>;

  /** Sends what is due today to the screens, and plans the next reminders; answers how many. */
  releaseAlerts(organisation: string): Promise<number>;

  /** Works everything derived out anew from the log: rows, index, findings, plan, planned alerts. */
  rebuild(organisation: string): Promise<void>;
  /** Proves the log whole, and everything kept equal to what it gives; changes nothing. */
  verify(organisation: string): Promise<StoreProof>;
  /** Copies the database, while it is in use, into a new file. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
