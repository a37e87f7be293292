import { PLAIN_CONTEXT } from "../../shared/reading/cell-reading.ts";
import { rowsOf } from "../../shared/reading/found-table.ts";
import { matchColumns } from "../../shared/reading/match-columns.ts";
import { cellAt } from "../../shared/reading/raw-sheet.ts";
import { readTable } from "../../shared/reading/read-table.ts";
import { allowed, conditionsOf } from "../../shared/reading/table-conditions.ts";
import type { TableReading } from "../../shared/reading/table-reading.ts";
import { fieldOf, registerOf } from "../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import { lineTableOf } from "../../shared/sync/line-key.ts";
import { ADDED_BY_NAME, type NewNames, namesSaid, newNames } from "../../shared/sync/new-names.ts";
import { writersOf } from "../../shared/sync/permissions.ts";
import { withSaidBeside } from "../../shared/sync/said-beside.ts";
import type { Values } from "../../shared/sync/stored-row.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { type RowId, readRowId } from "../../shared/values/row-id.ts";
import type { ConnectChoice } from "../session.ts";
import { ID_HEADER, STATUS_HEADER } from "../workbook/workbook.ts";
import { type Candidate, candidatesIn } from "./candidates.ts";
import type { Ground } from "./ground.ts";
import { matchLines } from "./match-lines.ts";
import { type MatchedRow, matchRows, toldApart } from "./match-rows.ts";
import type { Prepared, PreparedRow } from "./prepared.ts";
import { preparedSpread } from "./prepared-spread.ts";
import { belongsIn } from "./receive.ts";
import type { NamedRow } from "./server.ts";

const NO_LINES_TO_READ =
  "Years or funds across need an id beside each line, and nothing is written into a sheet that is only read. Connect it to be written as well, or leave those columns alone.";

/** Reads the chosen table by the accepted mapping, and holds it against the register. */
export async function prepareConnect(
  { workbook, server, kept, me, names }: Ground,
  choice: ConnectChoice,
): Promise<Result<Prepared, string>> {
  const sheets = await workbook.readSheets();
  const candidate = candidatesIn(sheets, kept.head.bindings).find(({ id }) => id === choice.table);
  if (candidate === undefined) {
    return fail("The table is not where it was a moment ago. Look for tables again.");
  }
  if (!me.mayWrite.includes(choice.register)) {
    return fail(
      `${registerOf(choice.register).label} are written by ${writersOf(choice.register).join(" or ")}, and you are signed in as ${me.member.role}, so you cannot connect this sheet as such. Ask one of them to, or say what else it is of.`,
    );
  }
  const { sheet, found } = candidate;
  const conditions = conditionsOf(candidate);
  if (!choice.readOnly && allowed(conditions) !== "connecting") {
    return fail(conditions[0]?.sentence ?? "This table cannot be connected as it is.");
  }
  const spread = choice.spread == null ? null : preparedSpread(choice.spread, sheet, found);
  if (choice.readOnly && spread !== null) return fail(NO_LINES_TO_READ);
  const proposed = matchColumns(sheet, found, registerOf(choice.register), {
    ...PLAIN_CONTEXT,
    date1904: sheet.date1904,
    framework: me.framework,
    names,
  });
  const across = new Set(spread?.columns.map(({ column }) => column));
  const columns = found.columns.map(({ column, header }, at) => {
    const isLeft = isOurs(header.text) || across.has(column);
    const field = isLeft ? null : (choice.columns[column] ?? null);
    const match = proposed.columns[at];
    return {
      column,
      header: header.text,
      field,
      confidence: 1,
      evidence: "accepted",
      unit: header.unit ?? found.unit,
      // A column of two things stays one where it was accepted as what was proposed.
      parts: match !== undefined && match.field === field ? (match.parts ?? []) : [],
    };
  });
  const bound = columns.flatMap(({ field, header, unit, column, parts }) => {
    if (field === null || fieldOf(choice.register, field) === undefined) return [];
    if (parts.length === 0) return [{ field, header, unit, column }];
    return parts.map(({ field: each, of, part }) => ({
      field: each,
      header,
      unit,
      column,
      part: { of, part },
    }));
  });
  const mapped = withSaidBeside(choice.register, bound);
  const twice = mapped.find(
    ({ field }, at) =>
      field === spread?.field ||
      field === spread?.by ||
      mapped.findIndex((one) => one.field === field) < at,
  );
  if (twice !== undefined) {
    const label = fieldOf(choice.register, twice.field)?.label ?? twice.field;
    return fail(
      `Two columns are said to be ${label}. Choose one of them, and leave the other alone.`,
    );
  }
  if (mapped.length === 0) return fail("Choose what at least one column is.");

  const reading = readTable(
    sheet,
    found,
    registerOf(choice.register),
    {
      columns,
      constants: choice.constants,
      headings: proposed.headings,
      spread: choice.spread ?? null,
    },
    { framework: me.framework, names },
  );
  if (reading.rows.length === 0 && rowsOf(found, "body").length > 0) {
    return fail("No row has anything in the columns you chose.");
  }
  const known = await server.registerRows(choice.register);
  const rows =
    spread === null
      ? matched(candidate, choice, reading, known)
      : matchLines(
          lineTableOf({ ...choice, columns: mapped, spread: spread.bound }),
          reading,
          known,
        );
  const taken = new Set(
    rows.flatMap((row) =>
      (row.stands ?? (row.known === null ? [] : [row.known])).map(({ id }) => id),
    ),
  );
  const belongs = { ...choice, spread: spread?.bound };
  return ok({
    choice,
    candidate,
    reading,
    rows,
    columns: mapped.map(({ column: _, ...bound }) => bound),
    placeOf: Object.fromEntries(mapped.map(({ field, column }) => [field, column])),
    spread,
    newNames: await newNamesIn(server, choice.register, [
      choice.constants,
      ...reading.rows.map(({ values }) => values),
    ]),
    comingRows: choice.readOnly
      ? 0
      : known.filter(({ id, values }) => !taken.has(id) && belongsIn(belongs, values)).length,
  });
}

function isOurs(header: string): boolean {
  return header === ID_HEADER || header === STATUS_HEADER;
}

function matched(
  { sheet, found }: Candidate,
  { register, readOnly }: Pick<ConnectChoice, "register" | "readOnly">,
  reading: TableReading,
  known: readonly NamedRow[],
): readonly PreparedRow[] {
  const byId = new Map(known.map((row) => [row.id, row]));
  const idColumn = found.columns.find(({ header }) => header.text === ID_HEADER)?.column;
  const seen = new Set<RowId>();
  const ids = reading.rows.map(({ row }) => {
    if (idColumn === undefined) return null;
    const id = readRowId(String(cellAt(sheet, row, idColumn).value ?? ""));
    if (id === null || seen.has(id)) return null;
    seen.add(id);
    return id;
  });
  const without = reading.rows.filter((_, at) => ids[at] === null);
  const guesses = matchRows(
    register,
    without.map(({ values }) => values),
    known.filter(({ id }) => !seen.has(id)),
  );
  const apart = toldApart(
    register,
    reading.rows.map(({ values }) => values),
  );
  let next = 0;
  return reading.rows.map((read, at) => {
    const ownId = ids[at] ?? null;
    const guess = ownId === null ? guesses[next++] : undefined;
    const match: MatchedRow =
      ownId !== null && byId.has(ownId)
        ? { kind: "same", id: ownId }
        : (guess ?? { kind: "fresh" });
    return {
      read,
      match,
      ownId,
      known: match.kind === "fresh" ? null : (byId.get(match.id) ?? null),
      isToldApart: !readOnly || match.kind !== "fresh" || apart[at] === true,
    };
  });
}

/** Names nobody knows yet; what a register has is only asked where a name is said. */
async function newNamesIn(
  server: Ground["server"],
  register: RegisterKey,
  rows: readonly Values[],
): Promise<readonly NewNames[]> {
  const news: NewNames[] = [];
  for (const target of ADDED_BY_NAME) {
    const said = namesSaid(register, target, rows);
    if (said.length === 0) continue;
    const found = newNames(target, said, await server.registerRows(target));
    if (found.names.length > 0) news.push(found);
  }
  return news;
}
