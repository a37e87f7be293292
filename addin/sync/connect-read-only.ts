import { insertOf, type SentRow, unsentRow } from "../../shared/sync/send-cells.ts";
import { agreedCell, digestIn } from "../../shared/sync/settle-answer.ts";
import { type CellMemory, type RowMemory, SYNCED } from "../../shared/sync/table-memory.ts";
import { ok, type Result } from "../../shared/values/result.ts";
import { mintRowId } from "../../shared/values/row-id.ts";
import { ADOPT, addNames } from "./add-names.ts";
import type { Ground } from "./ground.ts";
import type { Prepared } from "./prepared.ts";
import { queuePushes } from "./queue-pushes.ts";
import { seenCellsOf } from "./read-only-rows.ts";
import type { Binding } from "./remembered.ts";
import type { NamedRow } from "./server.ts";
import { headingsOf } from "./understood-sheets.ts";

/**
 * Connects a sheet that is never written: its rows go into the register, and from then on what it
 * says otherwise is proposed. A row that cannot be told from another is left out.
 */
export async function connectReadOnly(
  ground: Ground,
  prepared: Prepared,
): Promise<Result<Binding, string>> {
  const { kept, random, me } = ground;
  const spellings = await addNames(ground, prepared);
  const binding = { ...bindingOf(ground, prepared), spellings };
  kept.head = {
    ...kept.head,
    organisation: { id: me.organisation.id, name: me.organisation.name },
    bindings: [...kept.head.bindings, binding],
    cursor: null,
  };
  const sent: SentRow[] = [];
  for (const { read, known, isToldApart } of prepared.rows) {
    if (!isToldApart) continue;
    const seen = seenCellsOf(binding, read);
    if (known !== null) {
      kept.put(binding.id, knownRow(binding, known, seen));
      continue;
    }
    const id = mintRowId(random);
    kept.put(binding.id, { ...unsentRow(id, null), values: read.values });
    const cells = Object.entries(seen).flatMap(([field, cell]) =>
      cell.kind === "value" ? [{ field, value: cell.value, shown: cell.digest }] : [],
    );
    sent.push(insertOf(id, cells, binding.constants));
  }
  queuePushes(ground, binding, sent, ADOPT);
  await kept.keep();
  return ok(binding);
}

function bindingOf({ uuid }: Ground, { candidate, choice, columns }: Prepared): Binding {
  const { sheet, found, table } = candidate;
  return {
    id: uuid(),
    table: table ?? { id: "", name: sheet.name },
    sheetName: sheet.name,
    register: choice.register,
    columns: columns.map((column) => ({ ...column, columnId: -1 })),
    constants: choice.constants,
    leftAlone: [],
    openEnded: choice.openEnded,
    readOnly: { sheetId: sheet.id, headings: headingsOf(found) },
  };
}

/** A row the register has: what the sheet says otherwise has no base, so it is a proposal. */
function knownRow(
  { register }: Binding,
  { id, version, values }: NamedRow,
  seen: ReturnType<typeof seenCellsOf>,
): RowMemory {
  const cells = Object.fromEntries(
    Object.entries(seen).map(([field, { digest }]): [string, CellMemory] => {
      const says = digestIn(register, field, values[field]);
      return digest === says
        ? [field, agreedCell(digest, says, version)]
        : [field, { digest: "", agreed: says, base: version, before: null, state: SYNCED }];
    }),
  );
  return { id, version, values, cells, standing: { kind: "known" }, copiedFrom: null };
}
