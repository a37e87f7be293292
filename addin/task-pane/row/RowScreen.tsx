import { Button } from "@fluentui/react-components";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { PlanEntryView } from "../../../shared/sync/screens.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import type { SelectedRow, Session } from "../../session.ts";
import { dateWords, isLate, kindWords, whenWords } from "../look/entry-words.ts";
import { lifelineOf } from "../look/lifeline.ts";
import { SeverityMark } from "../look/SeverityMark.tsx";
import { DateSteps } from "../look/Steps.tsx";
import { useWords } from "../look/use-words.ts";
import { WhenLoaded } from "../look/Waiting.tsx";
import { FindingBody } from "../to-do/FindingBody.tsx";
import { toDoKey } from "../to-do/order-to-do.ts";
import { ToDoCard } from "../to-do/ToDoScreen.tsx";
import type { ReadyState } from "../use-places.ts";
import { LineOfLife } from "./LineOfLife.tsx";
import { RowHistory } from "./RowHistory.tsx";
import { type RowDetail, useRow } from "./use-row.ts";

type RowScreenProps = Readonly<{ session: Session; state: ReadyState; connect: () => void }>;

/** What the selected row is about. It follows the selection and never takes the focus. */
export function RowScreen({ session, state, connect }: RowScreenProps) {
  const words = useWords();
  if (state.selected !== null) {
    return <SelectedRowScreen session={session} state={state} selected={state.selected} />;
  }
  if (state.tables.length === 0) {
    return (
      <div className="quiet-state">
        <h2>{words.pane.row.nothingConnected}</h2>
        <p>{words.pane.row.nothingConnectedNext}</p>
        <Button appearance="primary" onClick={connect}>
          {words.pane.row.connect}
        </Button>
      </div>
    );
  }
  return (
    <div className="quiet-state">
      <h2>{words.pane.row.nothingSelected}</h2>
      <p>{words.pane.row.nothingSelectedNext}</p>
    </div>
  );
}

type SelectedProps = Omit<RowScreenProps, "connect"> & Readonly<{ selected: SelectedRow }>;

function SelectedRowScreen({ session, state, selected }: SelectedProps) {
  const words = useWords();
  const loaded = useRow(session, selected, state);
  const unsettled = state.toDo.filter(
    (item) =>
      (item.kind === "conflict" || item.kind === "refused" || item.kind === "unread") &&
      item.at.row === selected.row,
  );
  return (
    <section className="screen row-screen" aria-labelledby="row-title">
      <header>
        <p className="quiet">{registerOf(selected.register).singular}</p>
        <h2 id="row-title">{selected.name}</h2>
      </header>
      {unsettled.length > 0 && (
        <ul className="cards">
          {unsettled.map((item) => (
            <li key={toDoKey(item)} className="card">
              <ToDoCard item={item} session={session} state={state} />
            </li>
          ))}
        </ul>
      )}
      <WhenLoaded loaded={loaded}>
        {(detail) => (
          <>
            <RowDates entries={detail.entries} today={state.me.today} />
            <RowFindings findings={detail.findings} session={session} state={state} />
            <section aria-labelledby="row-history">
              <h3 id="row-history">
                {selected.field === null
                  ? words.pane.row.history
                  : words.pane.row.historyOf(
                      registerOf(selected.register).fields[selected.field]?.label ?? selected.field,
                    )}
              </h3>
              <RowHistory
                changes={detail.changes.filter(
                  ({ field }) => selected.field === null || field === selected.field,
                )}
                framework={state.me.framework}
              />
            </section>
          </>
        )}
      </WhenLoaded>
    </section>
  );
}

type RowDatesProps = Readonly<{ entries: readonly PlanEntryView[]; today: IsoDay }>;

function RowDates({ entries, today }: RowDatesProps) {
  const words = useWords();
  const lifeline = lifelineOf(entries);
  const decideBy = entries.find(({ kind }) => kind === "decide-by");
  const others = entries.filter(({ kind }) => kind !== "decide-by");
  return (
    <section aria-labelledby="row-dates">
      <h3 id="row-dates">{words.pane.row.dates}</h3>
      {lifeline !== null && <LineOfLife lifeline={lifeline} today={today} />}
      {decideBy !== undefined && (
        <div className="decide-by">
          {decideBy.date === null ? (
            <p>{words.pane.row.decideByNotKnown}</p>
          ) : (
            <p>
              {words.pane.row.decideBy} <strong>{dateWords(decideBy, words)}</strong>,{" "}
              <span className={isLate(decideBy) ? "late" : ""}>{whenWords(decideBy, words)}</span>
            </p>
          )}
          <DateSteps steps={decideBy.steps} movedBy={decideBy.movedBy} />
        </div>
      )}
      {others.length > 0 && (
        <ul className="dates">
          {others.map((entry) => (
            <li key={entry.id}>
              <span className="date-kind">
                <span className="date-name">{kindWords(entry, words)}</span>
                {entry.noSuccessor && <em> {words.plan.noSuccessor}</em>}
              </span>
              <span className="date">{dateWords(entry, words)}</span>
              <span className={`quiet${isLate(entry) ? " late" : ""}`}>
                {whenWords(entry, words)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {entries.length === 0 && <p className="quiet">{words.pane.row.noDates}</p>}
    </section>
  );
}

type RowFindingsProps = Pick<RowDetail, "findings"> & Pick<RowScreenProps, "session" | "state">;

function RowFindings({ findings, session, state }: RowFindingsProps) {
  const words = useWords();
  return (
    <section aria-labelledby="row-findings">
      <h3 id="row-findings">{words.pane.row.problems}</h3>
      {findings.length === 0 && <p className="quiet">{words.pane.row.noProblems}</p>}
      <ul className="findings">
        {findings.map((finding) => (
          <li key={`${finding.rule}/${finding.check}`}>
            <SeverityMark finding={finding} />
            <FindingBody finding={finding} session={session} me={state.me} />
          </li>
        ))}
      </ul>
    </section>
  );
}
