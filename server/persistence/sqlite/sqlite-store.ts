import { and, eq } from "drizzle-orm";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import type { Language } from "../../../shared/checks/messages/languages.ts";
import type { Framework } from "../../../shared/framework/framework.ts";
import { mintRowId } from "../../../shared/values/row-id.ts";
import type { News, OrganisationStore, SignedIn } from "../../api/stores.ts";
import type { Clock } from "../../clock.ts";
import type { KeptStore, NewMember, NewOrganisation, StoreProof } from "../kept-store.ts";
import { carryExceptions } from "./carry-exceptions.ts";
import { FIRST_HASH } from "./change-log.ts";
import { Checkpointer } from "./checkpointer.ts";
import type { Connections } from "./connect.ts";
import { bringIntoForce, type EditionWorld } from "./editions.ts";
import { longPastRows } from "./long-past-rows.ts";
import { type Member, makeToken, membersOf, prepareSignIn, tokenHash } from "./members.ts";
import { Organisations } from "./organisation-state.ts";
import { type Pushed, Pusher } from "./pusher.ts";
import { RowReader } from "./read-rows.ts";
import { derivation, rebuildOrganisation } from "./rebuild.ts";
import { releaseAlerts } from "./release-alerts.ts";
import { sqliteOrganisation } from "./sqlite-organisation.ts";
import { memberTable, organisationTable, tokenTable } from "./tables.ts";
import { verifyOrganisation } from "./verify.ts";
import { WriterQueue } from "./writer-queue.ts";

/** What the store needs of the world: the time, randomness, and the frameworks there are. */
export type StoreWorld = Readonly<{
  clock: Clock;
  randomBytes: (count: number) => Buffer;
  frameworkOf: (key: string) => Framework | undefined;
}>;

const TOKEN_BYTES = 32;
const SALT_BYTES = 16;
const BYTES_A_DRAW = 4_096;

/** Random bytes cut from larger draws: asking for them costs more than having them. */
function drawnFrom(randomBytes: (count: number) => Buffer): (count: number) => Buffer {
  let pool: Buffer = Buffer.alloc(0);
  let used = 0;
  return (count) => {
    if (used + count > pool.length) {
      pool = randomBytes(BYTES_A_DRAW);
      used = 0;
    }
    used += count;
    return pool.subarray(used - count, used);
  };
}

/** Everything kept in one SQLite file. */
export class SqliteStore implements KeptStore {
  readonly #connections: Connections;
  readonly #world: StoreWorld;
  readonly #reader: BetterSQLite3Database;
  readonly #writer: BetterSQLite3Database;
  readonly #organisations: Organisations;
  readonly #pusher: Pusher;
  readonly #rows: RowReader;
  readonly #queue: WriterQueue;
  readonly #checkpointer: Checkpointer;
  readonly #editions: EditionWorld;
  readonly #signIn: (token: string) => SignedIn | null;
  readonly #watchers = new Map<string, Set<(news: News) => void>>();
  #seenWrites: unknown = null;

  constructor(connections: Connections, world: StoreWorld) {
    const { writer, reader } = connections;
    const { clock, randomBytes, frameworkOf } = world;
    this.#connections = connections;
    this.#world = world;
    this.#reader = drizzle(reader);
    this.#writer = drizzle(writer);
    this.#organisations = new Organisations(writer, frameworkOf);
    const draw = drawnFrom(randomBytes);
    const mint = () => mintRowId(() => draw(4).readUInt32LE() / 2 ** 32);
    const newSalt = () => draw(SALT_BYTES).toString("hex");
    this.#pusher = new Pusher(writer, this.#organisations, {
      now: () => clock.now(),
      today: () => clock.today(),
      mint,
      newSalt,
    });
    this.#rows = new RowReader(reader);
    this.#checkpointer = new Checkpointer(writer);
    this.#queue = new WriterQueue(writer, {
      now: () => clock.now(),
      began: () => this.#forgetIfAnotherWrote(),
      committed: () => this.#checkpointer.committed(),
      undone: () => this.#organisations.forget(),
    });
    this.#editions = {
      ...{ writer, organisations: this.#organisations, pusher: this.#pusher, clock, mint, newSalt },
      newId: () => randomBytes(12).toString("hex"),
      memberNames: (organisation) => membersOf(this.#writer, organisation).map(({ name }) => name),
      write: (work) => this.#queue.run(work),
      changed: (organisation) => this.#afresh(organisation),
    };
    this.#signIn = prepareSignIn(reader);
  }

  /** What another program or framework edition worked out may differ from what this one would. */
  async bringUpToDate(): Promise<void> {
    const { id, framework, derivedBy } = organisationTable;
    for (const one of this.#reader
      .select({ id, framework, derivedBy })
      .from(organisationTable)
      .all()) {
      if (this.#world.frameworkOf(one.framework) === undefined) continue;
      await this.#queue.run(() => {
        const { writer, newSalt } = this.#editions;
        carryExceptions(writer, this.#organisations, one.id, newSalt);
      });
      await this.#bringIntoForce(one.id);
      const { framework: current } = this.#organisations.memory(one.id);
      if (derivation(current) !== one.derivedBy) await this.rebuild(one.id);
    }
  }

  async memberOf(token: string): Promise<SignedIn | null> {
    return this.#signIn(token);
  }

  openOrganisation(signedIn: SignedIn, language: Language = "en"): OrganisationStore {
    return sqliteOrganisation(
      {
        reader: this.#reader,
        writer: this.#writer,
        rows: this.#rows,
        pusher: this.#pusher,
        organisations: this.#organisations,
        now: () => this.#world.clock.now(),
        write: (work, isLong) => this.#queue.run(work, isLong),
        tell: (organisation, pushed) => this.#tell(organisation, pushed),
        tellAlerts: (organisation) => this.#tellAlerts(organisation),
        editions: this.#editions,
      },
      signedIn,
      language,
    );
  }

  watch(organisation: string, listener: (news: News) => void): () => void {
    const listeners = this.#watchers.get(organisation) ?? new Set();
    this.#watchers.set(organisation, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  async organisations(): Promise<readonly string[]> {
    const { id } = organisationTable;
    return this.#reader
      .select({ id })
      .from(organisationTable)
      .orderBy(id)
      .all()
      .map((one) => one.id);
  }

  createOrganisation({ id, name, framework }: NewOrganisation): Promise<void> {
    return this.#queue.run(() => {
      this.#writer
        .insert(organisationTable)
        .values({
          id,
          name,
          framework,
          epoch: 1,
          head: 0,
          headHash: FIRST_HASH,
          derivedBy: "",
          displayRefs: "{}",
          createdAt: this.#world.clock.now(),
        })
        .run();
      // Even an empty organisation has what its framework itself says must happen.
      rebuildOrganisation(this.#connections.writer, this.#organisations, id, this.#world.clock);
    });
  }

  addMember({ organisation, id, name, role }: NewMember): Promise<void> {
    return this.#queue.run(() => {
      const createdAt = this.#world.clock.now();
      this.#writer
        .insert(memberTable)
        .values({ organisation, id, name, role, access: 1, createdAt })
        .run();
    });
  }

  async members(organisation: string): Promise<readonly Member[]> {
    return membersOf(this.#reader, organisation);
  }

  removeMember(organisation: string, member: string): Promise<void> {
    return this.#queue.run(() => {
      this.#writer
        .update(memberTable)
        .set({ removedAt: this.#world.clock.now() })
        .where(and(eq(memberTable.organisation, organisation), eq(memberTable.id, member)))
        .run();
    });
  }

  issueToken(organisation: string, member: string): Promise<string> {
    return this.#queue.run(() => {
      const token = makeToken(organisation, this.#world.randomBytes(TOKEN_BYTES));
      const createdAt = this.#world.clock.now();
      const hash = tokenHash(token);
      this.#writer.insert(tokenTable).values({ organisation, hash, member, createdAt }).run();
      return token;
    });
  }

  revokeToken(token: string): Promise<void> {
    return this.#queue.run(() => {
      this.#writer
        .update(tokenTable)
        .set({ revokedAt: this.#world.clock.now() })
        .where(eq(tokenTable.hash, tokenHash(token)))
        .run();
    });
  }

  async releaseAlerts(organisation: string): Promise<number> {
    const { clock } = this.#world;
    if (await this.#bringIntoForce(organisation)) await this.rebuild(organisation);
    const sent = await this.#queue.run(() => {
      const { framework } = this.#organisations.memory(organisation);
      const now = { today: clock.today(), at: clock.now() };
      const longPast = longPastRows(this.#writer, organisation);
      const releasing = { organisation, framework, ...now, longPast };
      return releaseAlerts(this.#connections.writer, releasing);
    });
    if (sent > 0) this.#tellAlerts(organisation);
    return sent;
  }

  rebuild(organisation: string): Promise<void> {
    return this.#queue.run(() => {
      const { writer } = this.#connections;
      rebuildOrganisation(writer, this.#organisations, organisation, this.#world.clock);
      this.#rows.forget();
    });
  }

  verify(organisation: string): Promise<StoreProof> {
    return this.#queue.run(() =>
      verifyOrganisation(this.#connections.writer, this.#organisations, organisation),
    );
  }

  async backup(file: string): Promise<void> {
    await this.#connections.writer.backup(file);
  }

  async close(): Promise<void> {
    // Whoever waits is served first.
    await this.#queue.run(() => undefined);
    await this.#checkpointer.close();
    this.#connections.reader.close();
    this.#connections.writer.close();
  }

  /** Editions whose first day has come. Nobody in particular brings them in. */
  #bringIntoForce(organisation: string): Promise<boolean> {
    const nobody = { id: "server", name: "" };
    return this.#queue.run(() => bringIntoForce(this.#editions, organisation, nobody));
  }

  /** Rows were written again and findings are others now: readers start afresh and are told. */
  #afresh(organisation: string): void {
    this.#rows.forget();
    const { epoch, head } = this.#organisations.record(organisation);
    for (const listener of this.#watchers.get(organisation) ?? []) {
      listener({ kind: "head", epoch, version: head });
      listener({ kind: "alerts" });
    }
  }

  #tell(organisation: string, { news }: Pushed): void {
    if (news === null) return;
    const { epoch, head, alerts } = news;
    for (const listener of this.#watchers.get(organisation) ?? []) {
      listener({ kind: "head", epoch, version: head });
      if (alerts) listener({ kind: "alerts" });
    }
  }

  #tellAlerts(organisation: string): void {
    for (const listener of this.#watchers.get(organisation) ?? []) listener({ kind: "alerts" });
  }

  /** SQLite counts what other connections commit; what is kept in memory may then be old. */
  #forgetIfAnotherWrote(): void {
    const seen = this.#connections.writer.pragma("data_version", { simple: true });
    if (seen !== this.#seenWrites) this.#organisations.forget();
    this.#seenWrites = seen;
  }
}
