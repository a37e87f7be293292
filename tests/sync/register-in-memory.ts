import type { Finding, ScopeKey } from "../../shared/checks/check.ts";
import { scopeKeysOf } from "../../shared/checks/scopes.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import { type NamedRow, namesOf } from "../../shared/registers/resolve-references.ts";
import { type JudgedPush, judgePush, type Pushing } from "../../shared/sync/judge-push.ts";
import type { KeptRows } from "../../shared/sync/kept-rows.ts";
import type { RowAnswer, RowChange } from "../../shared/sync/protocol.ts";
import type { RowWrite } from "../../shared/sync/row-write.ts";
import type { Role } from "../../shared/sync/screens.ts";
import { presentRow, type StoredRow } from "../../shared/sync/stored-row.ts";
import type { RowId } from "../../shared/values/row-id.ts";

type Made = Readonly<{ by: string; memberId: string; at: number }>;

/** Who pushes what in a test; what is left out is an officer at the first workbook. */
export type TestPush = Readonly<{
  register?: RegisterKey;
  changes: readonly RowChange[];
  by?: string;
  role?: Role;
  replica?: string;
  judging?: Pushing["judging"];
}>;

/** A store of nothing but maps: what judging a push reads, and what it says is to be written. */
export class RegisterInMemory implements KeptRows {
  readonly #rows = new Map<RowId, StoredRow>();
  readonly #findings = new Map<ScopeKey, readonly Finding[]>();
  readonly #log: Readonly<{ write: RowWrite; made: Made }>[] = [];
  readonly #refs = new Map<RegisterKey, number>();
  readonly #framework: Framework;
  readonly #mint: () => RowId;
  #pushes = 0;

  constructor(framework: Framework, mint: () => RowId) {
    this.#framework = framework;
    this.#mint = mint;
  }

  get head(): number {
    return this.#log.length;
  }

  /** Judges a push and writes it. */
  push(push: TestPush): JudgedPush {
    const judged = this.judge(push);
    const made = { by: push.by ?? "Anna", memberId: push.by ?? "Anna", at: this.#now() };
    for (const write of judged.writes) {
      this.#rows.set(write.after.id, write.after);
      this.#log.push({ write, made });
    }
    for (const [scope, findings] of judged.findings) this.#findings.set(scope, findings);
    for (const [register, last] of judged.displayRefs) this.#refs.set(register, last);
    return judged;
  }

  judge({ register = "allocations", changes, by = "Anna", role = "officer", ...rest }: TestPush) {
    this.#pushes += 1;
    return judgePush(
      {
        mutationId: `push-${this.#pushes}`,
        replica: rest.replica ?? `book-of-${by}`,
        register,
        actions: changes,
        judging: rest.judging ?? "intention",
      },
      {
        framework: this.#framework,
        member: { id: by, name: by, role },
        at: this.#now(),
        head: this.head,
        mint: this.#mint,
      },
      this,
    );
  }

  /** The answer for the one row of a push. */
  answer(push: TestPush): RowAnswer {
    const [row] = this.push(push).answer.rows;
    if (row === undefined) throw new Error("The push has no row.");
    return row;
  }

  row(id: RowId): StoredRow | undefined {
    return this.#rows.get(id);
  }

  rowsOf(register: RegisterKey): readonly StoredRow[] {
    return [...this.#rows.values()].filter((row) => row.register === register);
  }

  rowsIn(key: ScopeKey): readonly StoredRow[] {
    return this.#present().filter((row) => scopeKeysOf(row).includes(key));
  }

  yearsOf(kind: "fund-year" | "scheme-year", subject: string): Iterable<string> {
    const prefix = `${kind}:${subject}:`;
    const keys = this.#present().flatMap((row) => scopeKeysOf(row));
    return new Set(
      keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)),
    );
  }

  named(register: RegisterKey, folded: string): readonly NamedRow[] {
    return this.#present()
      .filter((row) => row.register === register)
      .flatMap((row) =>
        namesOf(row)
          .filter((name) => name.folded === folded)
          .map(({ rank }) => ({ id: row.id, rank })),
      );
  }

  findingsOf(scope: ScopeKey): readonly Finding[] {
    return this.#findings.get(scope) ?? [];
  }

  valueAt(id: RowId, field: string, version: number): FieldValue {
    const changes = this.#log.filter(
      ({ write }) => write.after.id === id && write.after.version <= version,
    );
    return changes.findLast(({ write }) => field in (write.to ?? {}))?.write.to?.[field] ?? null;
  }

  changeAt(version: number): Made | null {
    return this.#log[version - 1]?.made ?? null;
  }

  lastDisplayRef(register: RegisterKey): number {
    return this.#refs.get(register) ?? 0;
  }

  #present(): readonly StoredRow[] {
    return [...this.#rows.values()].filter((row) => presentRow(row) !== null);
  }

  #now(): number {
    return Date.UTC(2026, 4, 4, 12) + this.#pushes;
  }
}
