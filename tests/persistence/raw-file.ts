import Database from "better-sqlite3";

/** The first column of what a query gives, read from the file itself. */
export function columnOf(file: string, query: string): readonly unknown[] {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare(query).pluck().all();
  } finally {
    database.close();
  }
}

/** Changes the file behind the store's back. */
export function tamper(file: string, statement: string): void {
  const database = new Database(file);
  try {
    database.exec(statement);
  } finally {
    database.close();
  }
}
