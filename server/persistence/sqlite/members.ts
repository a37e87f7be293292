import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { Role } from "../../../shared/sync/screens.ts";
import type { SignedIn } from "../../api/stores.ts";
import { memberTable, organisationTable, tokenTable } from "./tables.ts";

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

/** Looks a token up; the two ids are all of the key, so no query crosses organisations. */
export function prepareSignIn(reader: BetterSQLite3Database): (token: string) => SignedIn | null {
  const { organisation, hash, member, revokedAt } = tokenTable;
  // Asked before every call of the API, so it is prepared once.
  const look = reader
    .select({
      organisationName: organisationTable.name,
      id: memberTable.id,
      name: memberTable.name,
      role: memberTable.role,
    })
    .from(tokenTable)
    .innerJoin(
      memberTable,
      and(eq(memberTable.organisation, organisation), eq(memberTable.id, member)),
    )
    .innerJoin(organisationTable, eq(organisationTable.id, organisation))
    .where(
      and(
        eq(organisation, sql.placeholder("organisation")),
        eq(hash, sql.placeholder("hash")),
        isNull(revokedAt),
        isNull(memberTable.removedAt),
      ),
    )
    .prepare();
  return (token) => {
    const of = organisationOfToken(token);
    if (of === null) return null;
    const found = look.get({ organisation: of, hash: tokenHash(token) });
    if (found === undefined) return null;
    const { organisationName, ...signedIn } = found;
    return { organisation: { id: of, name: organisationName }, member: signedIn };
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
