import type { FindingInWords } from "../../shared/checks/messages/in-words.ts";
import { lettersOf } from "../../shared/reading/table-conditions.ts";
import { fieldOf, registerOf } from "../../shared/registers/all-registers.ts";
import type { FieldValue } from "../../shared/registers/field.ts";
import { MOST_ROWS_A_PUSH, type RowAnswer } from "../../shared/sync/protocol.ts";
import type { FindingView } from "../../shared/sync/screens.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";
import type { ConnectPreview, PreviewLine } from "../session.ts";
import type { Ground } from "./ground.ts";
import type { Prepared, PreparedRow } from "./prepared.ts";

const HELD_BACK: ReadonlySet<string> = new Set(["unread", "question", "continuation"]);

/** What connecting would do: the server judges the rows and keeps nothing. */
export async function previewOf(ground: Ground, prepared: Prepared): Promise<ConnectPreview> {
  const { rows, reading, candidate, choice } = prepared;
  const fresh = rows.filter(({ match, isToldApart }) => match.kind === "fresh" && isToldApart);
  const across = new Set(prepared.spread?.columns.map(({ column }) => column));
  const findings = await judged(ground, prepared, fresh);
  const of = (severity: FindingView["severity"]) =>
    findings.filter((finding) => finding.severity === severity);
  return {
    rows: rows.length,
    fresh: fresh.length,
    same: rows.filter(({ match }) => match.kind === "same").length,
    possibleDuplicates: rows.filter(({ match }) => match.kind === "differs").length,
    untold: rows.filter(({ isToldApart }) => !isToldApart).length,
    lines: rows.map((row) => lineOf(prepared, row)),
    openEnded: openEndedIn(prepared),
    alikeNames: prepared.newNames.flatMap(({ alike }) =>
      alike.map(({ key, name, others }) => ({ key, name, others })),
    ),
    unreadableCells: reading.rows.flatMap((row) =>
      row.findings
        .filter(({ kind }) => HELD_BACK.has(kind))
        .map((cell) => ({
          address: `${lettersOf(cell.column)}${cell.row + 1}`,
          header: cell.header,
          seen: cell.seen,
          accepted: cell.accepted,
        })),
    ),
    columnsLeftAlone: candidate.found.columns
      .filter(
        ({ column, header }) =>
          (choice.columns[column] ?? null) === null && header.text !== "" && !across.has(column),
      )
      .map(({ header }) => header.text),
    skipped: reading.skipped.map(({ row, why }) => ({ sheetRow: row + 1, why })),
    newNames: prepared.newNames.map(({ register, names }) => ({ register, names })),
    errors: of("error"),
    warnings: of("warning"),
    notes: notesOf(prepared),
  };
}

function lineOf(prepared: Prepared, row: PreparedRow): PreviewLine {
  const { match, known, isToldApart, read } = row;
  const kinds = { fresh: "new", same: "known", differs: "possible-duplicate" } as const;
  const of = known === null ? null : [known.name, known.values.ref].filter(Boolean).join(", ");
  return {
    sheetRow: read.row + 1,
    name: namesOf(prepared, row).name,
    kind: isToldApart ? kinds[match.kind] : "untold",
    of,
  };
}

/** "Ongoing" and its like, a column at a time. */
function openEndedIn({ reading }: Prepared): ConnectPreview["openEnded"] {
  const columns = new Map<string, { header: string; words: Set<string>; cells: number }>();
  for (const { kind, field, header, seen } of reading.rows.flatMap(({ findings }) => findings)) {
    if (kind !== "meaning") continue;
    const column = columns.get(field) ?? { header, words: new Set<string>(), cells: 0 };
    column.words.add(seen);
    column.cells += 1;
    columns.set(field, column);
  }
  return [...columns].map(([field, { header, words, cells }]) => ({
    field,
    header,
    words: [...words],
    cells,
  }));
}

/** As many pushes as the rows need, none of them kept. */
async function judged(
  { server, kept, installation, random, uuid }: Ground,
  prepared: Prepared,
  fresh: readonly PreparedRow[],
): Promise<readonly FindingView[]> {
  const { choice, newNames } = prepared;
  const added = new Set(newNames.flatMap(({ names }) => names));
  const findings: FindingView[] = [];
  for (let from = 0; from < fresh.length; from += MOST_ROWS_A_PUSH) {
    const rows = new Map<RowId, PreparedRow>();
    for (const row of fresh.slice(from, from + MOST_ROWS_A_PUSH)) rows.set(mintRowId(random), row);
    const { rows: answers } = await server.push({
      replica: { workbook: kept.head.workbook, installation, copy: kept.head.copy },
      mutationId: uuid(),
      register: choice.register,
      changes: [...rows].map(([id, { read }]) => ({
        kind: "insert",
        id,
        values: givenIn(read.values),
      })),
      adopt: true,
      dryRun: true,
    });
    for (const answer of answers) {
      const row = rows.get(answer.id);
      if (row === undefined) continue;
      const { name, ref } = namesOf(prepared, row);
      for (const finding of findingsIn(answer)) {
        // Names that are about to be added are not known yet to a push that keeps nothing.
        if (isAboutNewName(finding, added)) continue;
        findings.push({ ...finding, subjectName: name, subjectRef: ref });
      }
    }
  }
  return findings;
}

function findingsIn(answer: RowAnswer): readonly FindingInWords[] {
  return answer.kind === "removed" ? [] : answer.findings;
}

function isAboutNewName({ check, sentence }: FindingInWords, added: ReadonlySet<string>): boolean {
  return check === "matched-references" && [...added].some((name) => sentence.includes(name));
}

/** The filled fields of a row. */
export function givenIn(values: Readonly<Record<string, FieldValue>>): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function namesOf({ choice: { register }, spread }: Prepared, { read }: PreparedRow) {
  const { title, name, serviceArea, ref } = read.seen;
  const known = [title, name, serviceArea, ref].find((text) => text !== undefined);
  const here = `${registerOf(register).singular} in row ${read.row + 1}`;
  const at = spread?.columns.findIndex(({ column }) => column === read.column) ?? -1;
  const across = spread?.bound.columns[at];
  if (across === undefined) return { name: known ?? here, ref: ref ?? null };
  // A line of money goes by what it is money of, and each amount by its year or fund as well.
  const line = known ?? read.seen.agreement ?? read.seen.fund ?? here;
  return { name: `${line}, ${across.header}`, ref: ref ?? null };
}

function notesOf({ candidate, choice, reading, comingRows, newNames, rows, spread }: Prepared) {
  const notes: string[] = [];
  const { label } = registerOf(choice.register);
  if (choice.readOnly) {
    notes.push(
      "Nothing is ever written into this sheet, so no row has an id: rows are known by their reference or name, and what you change later is shown to you before it is sent.",
    );
  } else if (candidate.table === null) {
    notes.push(
      "This range becomes an Excel table. Its look stays; merged header cells are parted and blank headers filled in.",
    );
  }
  if (spread !== null) {
    const lines = new Set(rows.map(({ read }) => read.row)).size;
    const each = spread.by === "fund" ? "fund" : "year";
    notes.push(
      `${spread.columns.length} columns are ${spread.by === "fund" ? "funds" : "financial years"}: the ${lines} lines are ${rows.length} rows, one for each ${each} with an amount. What a line says otherwise is said of all its rows.`,
    );
  }
  for (const [field, value] of Object.entries(choice.constants)) {
    const said = fieldOf(choice.register, field)?.label ?? field;
    notes.push(`Every row is taken as ${said}: ${wordOf(value)}.`);
  }
  if (!choice.readOnly && rows.some(({ match }) => match.kind === "differs")) {
    notes.push(
      "Rows that are in the register by their name and say something else here are joined to it; each difference is yours to settle, and none is sent by itself.",
    );
  }
  if (comingRows > 0) {
    notes.push(`${comingRows} rows of ${label} that are not in this sheet are added beneath it.`);
  }
  if (newNames.length > 0) notes.push("New names are added to the register when you connect.");
  notes.push(...reading.notes.map(({ header, sentence }) => `${header}: ${sentence}`));
  if (!choice.readOnly) notes.push("Anyone you share this file with can read these rows.");
  return notes;
}

function wordOf(value: FieldValue): string {
  if (typeof value === "object" && value !== null && "text" in value) return String(value.text);
  return String(value);
}
