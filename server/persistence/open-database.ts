import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import type { KeptStore } from "./kept-store.ts";
import { connect } from "./sqlite/connect.ts";
import { SqliteStore, type StoreWorld } from "./sqlite/sqlite-store.ts";

/** Opens what `address` names: a file path, created where there is none. Nowhere else is it asked which database it is. */
export async function openDatabase(
  address: string,
  world: StoreWorld,
): Promise<Result<KeptStore, string>> {
  if (/^postgres(ql)?:\/\//.test(address)) {
    return fail(
      "FOREPLAN_DATABASE names a PostgreSQL database, which this version cannot use yet: give it a file path instead.",
    );
  }
  mkdirSync(dirname(address), { recursive: true });
  const connections = connect(address, world.clock.now());
  if (!connections.ok) return connections;
  const store = new SqliteStore(connections.value, world);
  await store.bringUpToDate();
  return ok(store);
}
