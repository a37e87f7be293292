/**
 * One step of the schema. Published steps are never edited; a step adds before a later one removes,
 * so that a server one version behind still runs, unless it says that it is breaking.
 */
export type Migration = Readonly<{
  version: number;
  name: string;
  /** True where an older program can no longer work on the database. */
  breaking: boolean;
  statements: Readonly<{ sqlite: readonly string[]; postgres: readonly string[] }>;
}>;

/** A step that a database says it has had. */
export type AppliedMigration = Pick<Migration, "version" | "name" | "breaking">;
