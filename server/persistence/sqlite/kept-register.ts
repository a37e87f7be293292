import type { RegisterKey } from "../../../shared/registers/field.ts";
import type { StoredRow } from "../../../shared/sync/stored-row.ts";
import type { Connection } from "./connect.ts";
import { ROW_COLUMNS, type RowRecord, storedRow } from "./row-text.ts";

/** The rows of a register that are not removed, as the writer's transaction sees them. */
export function keptRegister(
  writer: Connection,
  organisation: string,
  register: RegisterKey,
): readonly StoredRow[] {
  return writer
    .prepare<[string, RegisterKey], RowRecord>(
      `select ${ROW_COLUMNS} from "row" where organisation = ? and register = ? and removed is null order by version`,
    )
    .all(organisation, register)
    .map(storedRow);
}
