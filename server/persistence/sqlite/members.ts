import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { Role } from "../../../shared/sync/screens.ts";
import type { SignedIn } from "../../api/stores.ts";
import type { Connection } from "./connect.ts";
import { memberTable } from "./tables.ts";

export type Member = Readonly<{ id: string; name: string; role: Role }>;

/**
 * A token names its organisation and carries 256 random bits. Nobody can guess or search those, so
 * a plain SHA-256 of them is kept: the slow hashes that passwords need would only cost time.
 */
export function makeToken(organisation: string, random: Buffer): string {
  return `${organisation}.${random.toString("base64url")}`;
}

export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** The organisation a token is of; null for what cannot be a token. */
export function organisationOfToken(token: string): string | null {
  const dot = token.lastIndexOf(".");
  return dot > 0 ? token.slice(0, dot) : null;
}

type Found = Readonly<{ organisation_name: string; id: string; name: string; role: Role }>;

/** Looks a token up; the two ids are all of the key, so no query crosses organisations. */
export function prepareSignIn(reader: Connection): (token: string) => SignedIn | null {
  // Asked before every call of the API, so it is prepared once and its columns are taken as they are.
  const look = reader.prepare<[string, string], Found>(
    `select organisation.name as organisation_name, member.id, member.name, member.role from token
     join member on member.organisation = token.organisation and member.id = token.member
     join organisation on organisation.id = token.organisation
     where token.organisation = ? and token.hash = ?
     and token.revoked_at is null and member.removed_at is null`,
  );
  return (token) => {
    const of = organisationOfToken(token);
    if (of === null) return null;
    const found = look.get(of, tokenHash(token));
    if (found === undefined) return null;
    const { organisation_name, id, name, role } = found;
    return { organisation: { id: of, name: organisation_name }, member: { id, name, role } };
  };
}

/** Those who are members now, in the order of their names. */
export function membersOf(reader: BetterSQLite3Database, organisation: string): readonly Member[] {
  return reader
    .select({ id: memberTable.id, name: memberTable.name, role: memberTable.role })
    .from(memberTable)
    .where(and(eq(memberTable.organisation, organisation), isNull(memberTable.removedAt)))
    .orderBy(memberTable.name)
    .all();
}
