import { createHash, hash } from "node:crypto";
import type { Author, ChangeKind } from "../../../shared/sync/row-write.ts";

/** What one entry of the log says, before it is chained. */
export type Entry = Readonly<{
  version: number;
  register: string;
  rowId: string;
  kind: ChangeKind;
  before: string | null;
  after: string | null;
  author: Author;
  mutation: string | null;
  asFact: string | null;
  salt: string;
}>;

/** The hash a log begins with. */
export const FIRST_HASH = "0".repeat(64);

/**
 * A digest of the values alone, salted, so that it can stay in the chain when the values and the
 * salt are erased, without telling anyone what they were.
 */
export function digestOf(entry: Pick<Entry, "salt" | "before" | "after">): string {
  return hash("sha256", `${entry.salt}\n${entry.before ?? ""}\n${entry.after ?? ""}`, "hex");
}

/** Chains an entry to the one before: a changed, missing or inserted entry breaks every later hash. */
export function chainHash(
  previous: string,
  digest: string,
  entry: Omit<Entry, "salt" | "before" | "after">,
): string {
  const { version, register, rowId, kind, author, mutation, asFact } = entry;
  const said = [version, register, rowId, kind, author.member, author.replica, author.at];
  return hash(
    "sha256",
    `${previous}\n${digest}\n${JSON.stringify([...said, mutation, asFact])}`,
    "hex",
  );
}

/** Two requests with the same mutation id must be one request: compared by what they say. */
export function bodyHash(body: unknown): string {
  return createHash("sha256").update(JSON.stringify(body)).digest("base64url");
}
