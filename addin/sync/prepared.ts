import type { ReadRow, TableReading } from "../../shared/reading/table-reading.ts";
import type { NewNames } from "../../shared/sync/new-names.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import type { ConnectChoice } from "../session.ts";
import type { Candidate } from "./candidates.ts";
import type { MatchedRow } from "./match-rows.ts";
import type { PreparedSpread } from "./prepared-spread.ts";
import type { BoundColumn } from "./remembered.ts";
import type { NamedRow } from "./server.ts";

/** Everything connecting will do, worked out and not yet done. */
export type Prepared = Readonly<{
  choice: ConnectChoice;
  candidate: Candidate;
  reading: TableReading;
  rows: readonly PreparedRow[];
  /** The mapped columns; Excel's id for each is only known once there is a table. */
  columns: readonly Omit<BoundColumn, "columnId">[];
  placeOf: Readonly<Record<string, number>>;
  /** Years or funds across, each column under its key. */
  spread: PreparedSpread | null;
  newNames: readonly NewNames[];
  /** Rows of the register that belong into this table and are not in it. */
  comingRows: number;
}>;

export type PreparedRow = Readonly<{
  read: ReadRow;
  match: MatchedRow;
  /** The id the row has already, from an earlier connection. */
  ownId: RowId | null;
  known: NamedRow | null;
  /** False where the sheet has no ids and another of its rows goes by the same names. */
  isToldApart: boolean;
  /** The rows of the register its cell stands for, where a line has an amount for each year. */
  stands?: readonly NamedRow[];
}>;
