// Copies committed pages from the write-ahead log into the database file, whenever it is asked to.
// Plain JavaScript, because a thread does not inherit what makes Node read TypeScript.
import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";

const database = new Database(workerData);
database.pragma("synchronous = FULL");
parentPort?.on("message", () => {
  // Passive: it waits for nobody, and nobody waits for it.
  database.pragma("wal_checkpoint(PASSIVE)");
  parentPort?.postMessage("done");
});
