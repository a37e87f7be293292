import { NamesInMemory } from "../../shared/registers/resolve-references.ts";
import type { Me } from "../../shared/sync/screens.ts";
import type { SheetRows } from "../workbook/workbook.ts";
import { chosenLanguage } from "./chosen-language.ts";
import type { Ground } from "./ground.ts";
import { HeldPushes } from "./held-pushes.ts";
import type { KeptMemory } from "./kept-memory.ts";
import type { ConductorDependencies } from "./session-parts.ts";
import { tellingWrites } from "./telling-writes.ts";

/** The ground for a member at a file; `told` hears where it is about to be written. */
export async function groundOf(
  { workbook, server, memory, clock, random, uuid, pocket }: ConductorDependencies,
  me: Me,
  kept: KeptMemory,
  told: (sheetId: string, rows: readonly SheetRows[]) => void,
): Promise<Ground> {
  return {
    workbook: tellingWrites(workbook, told),
    server,
    kept,
    held: new HeldPushes(),
    me,
    language: () => chosenLanguage(pocket),
    installation: await memory.installation(uuid),
    names: new NamesInMemory(),
    now: clock.now,
    random,
    uuid,
    agreed: new Map(),
    corrections: new Set(),
  };
}
