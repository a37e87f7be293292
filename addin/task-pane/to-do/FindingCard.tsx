import type { CellPlace } from "../../session.ts";
import { findingSentence, inCommon } from "../look/alike-findings.ts";
import { ExceptionLine } from "../look/ExceptionLine.tsx";
import { type FoldedRow, FoldedRows } from "../look/FoldedRows.tsx";
import { SeverityMark } from "../look/SeverityMark.tsx";
import { Why } from "../look/Why.tsx";
import type { ReadyState } from "../use-places.ts";
import { CardHead } from "./CardHead.tsx";
import { FindingBody } from "./FindingBody.tsx";
import { placeWords } from "./place-words.ts";
import type { FindingToDo, ToDoCardProps } from "./to-do-card.ts";

/** What a check found: whose row, what is wrong, why, and what would put it right. */
export function FindingCard({ item, session, state, show }: ToDoCardProps<"finding">) {
  const { finding } = item;
  return (
    <>
      <CardHead
        title={item.at?.rowName ?? finding.subjectName}
        place={placeWords(item.at, state.tables)}
        show={show}
      />
      <p>
        <SeverityMark finding={finding} />
      </p>
      <FindingBody finding={finding} session={session} me={state.me} />
    </>
  );
}

type FindingsCardProps = Readonly<{
  items: readonly [FindingToDo, ...FindingToDo[]];
  places: readonly CellPlace[];
  state: ReadyState;
  show: (place: CellPlace) => void;
}>;

/** The same of several rows: said once, with the way to each. */
export function FindingsCard({ items, places, state, show }: FindingsCardProps) {
  const [{ at, finding }] = items;
  const rows = rowsOf(items, places, show);
  const suggestion = inCommon(items, ({ finding: { suggestion: own } }) => own);
  const arithmetic = inCommon(items, ({ finding: { arithmetic: own } }) => own) ?? [];
  return (
    <>
      <CardHead
        title={findingSentence(finding, rows.length)}
        language={finding.language}
        place={placeWords(at, state.tables)}
        show={undefined}
      />
      <p>
        <SeverityMark finding={finding} />
      </p>
      <ExceptionLine finding={finding} />
      {suggestion !== null && (
        <p className="suggestion" lang={finding.language}>
          {suggestion.sentence}
        </p>
      )}
      <FoldedRows rows={rows} />
      <Why finding={{ ...finding, arithmetic }} />
    </>
  );
}

/** What a column of a sheet leaves open: one line, unfolded by whoever fills it in. */
export function AbsenceLine({ items, places, state, show }: FindingsCardProps) {
  const [{ at, finding }] = items;
  const rows = rowsOf(items, places, show);
  const sheet = state.tables.find(({ id }) => id === at?.table)?.sheetName;
  return (
    <>
      <FoldedRows
        label={<span lang={finding.language}>{findingSentence(finding, rows.length)}</span>}
        rows={rows}
      />
      {state.tables.length > 1 && sheet !== undefined && <p className="quiet">{sheet}</p>}
    </>
  );
}

function rowsOf(
  items: FindingsCardProps["items"],
  places: readonly CellPlace[],
  show: (place: CellPlace) => void,
): readonly FoldedRow[] {
  const names = new Map(items.map(({ finding }) => [finding.subject.id, finding.subjectName]));
  const inSheets = places.map((place) => ({
    key: `${place.table}/${place.row}/${place.field}`,
    name: place.rowName ?? names.get(place.row) ?? place.row,
    show: () => show(place),
  }));
  const elsewhere = items
    .filter(({ at, places: own }) => at === null && own === undefined)
    .map(({ finding }) => ({ key: finding.subject.id, name: finding.subjectName }));
  return [...inSheets, ...elsewhere];
}
