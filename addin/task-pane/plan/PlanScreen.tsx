import { Button } from "@fluentui/react-components";
import type { PlanEntryView } from "../../../shared/sync/screens.ts";
import { formatDate, monthOf } from "../../../shared/values/calendar-date.ts";
import type { Session } from "../../session.ts";
import { inCommon } from "../look/alike-findings.ts";
import { dateWords, isLate, kindWords, lineWords, whenWords } from "../look/entry-words.ts";
import { FoldedRows } from "../look/FoldedRows.tsx";
import { DateSteps } from "../look/Steps.tsx";
import { useWords } from "../look/use-words.ts";
import { WhenLoaded } from "../look/Waiting.tsx";
import { type ReadyState, showingRow } from "../use-places.ts";
import { MonthStrip } from "./MonthStrip.tsx";
import { gravityOf, linesOf, type PlanLine, planByMonth } from "./plan-months.ts";
import { usePlan } from "./use-plan.ts";

type PlanScreenProps = Readonly<{ session: Session; state: ReadyState }>;

/** The next twelve months, month by month. */
export function PlanScreen({ session, state }: PlanScreenProps) {
  const words = useWords();
  const plan = usePlan(session, state);
  return (
    <WhenLoaded loaded={plan.loaded}>
      {(entries) => {
        const months = planByMonth(entries, state.me.today);
        const undated = linesOf(entries.filter(({ date }) => date === null));
        const isQuiet = months.every(({ lines }) => lines.length === 0);
        const awaited = state.toDo.some(({ kind }) => kind === "alert");
        return (
          <section className="screen" aria-label={words.plan.title}>
            {isQuiet ? (
              <div className="quiet-state">
                <h2>{words.plan.nothing}</h2>
                {entries.length === 0 && <p>{words.plan.nothingNext}</p>}
                {awaited && <p>{words.plan.underToDo}</p>}
              </div>
            ) : (
              <MonthStrip months={months} today={state.me.today} goTo={plan.goTo} />
            )}
            {months
              .filter(({ lines }) => lines.length > 0)
              .map(({ month, lines }) => (
                <section key={month} aria-labelledby={`month-${month}`}>
                  <h2
                    id={`month-${month}`}
                    className="month"
                    tabIndex={-1}
                    ref={(element) => plan.monthDrawn(month, element)}
                  >
                    {formatDate(monthOf(month))}
                  </h2>
                  <PlanLines lines={lines} session={session} state={state} />
                </section>
              ))}
            {undated.length > 0 && (
              <section aria-labelledby="no-date">
                <h2 id="no-date" className="month">
                  {words.plan.noDate}
                </h2>
                <PlanLines lines={undated} session={session} state={state} />
              </section>
            )}
          </section>
        );
      }}
    </WhenLoaded>
  );
}

type PlanLinesProps = PlanScreenProps & Readonly<{ lines: readonly PlanLine[] }>;

function PlanLines({ lines, session, state }: PlanLinesProps) {
  return (
    <ul className="plan-lines">
      {lines.map((line) => (
        <li key={line.entries[0].id}>
          <Line line={line} session={session} state={state} />
        </li>
      ))}
    </ul>
  );
}

type LineProps = PlanScreenProps & Readonly<{ line: PlanLine }>;

/** What several have in common is said once; whose each is stands beneath, with the way to it. */
function Line({ line, session, state }: LineProps) {
  const words = useWords();
  const { entries } = line;
  const [entry] = entries;
  const title = lineWords(line, words);
  const owner = inCommon(entries, ({ owner: own }) => own);
  const steps = inCommon(entries, ({ steps: own }) => own) ?? [];
  const movedBy = inCommon(entries, ({ movedBy: own }) => own) ?? [];
  return (
    <>
      <p className="plan-line-head">
        <span className={`kind kind-${gravityOf(line)}`}>{kindWords(entry, words)}</span>
        {entry.date !== null && <span className="date">{dateWords(entry, words)}</span>}
        <span className={isLate(entry) ? "late" : "quiet"}>{whenWords(entry, words)}</span>
      </p>
      {entries.length === 1 ? (
        <EntryTitle entry={entry} title={title} session={session} state={state} />
      ) : (
        <>
          <p className="entry-title">{title}</p>
          <FoldedRows
            label={words.plan.which}
            rows={entries.map((one) => {
              const show = showingRow(session, state.tables, one.subject);
              return {
                key: one.id,
                name: one.subjectName,
                detail: owner === null ? one.owner : null,
                ...(show !== null && { show: () => void show() }),
              };
            })}
          />
        </>
      )}
      {entries.some(({ noSuccessor }) => noSuccessor) && (
        <p className="late">{words.plan.noSuccessor}</p>
      )}
      {owner !== null && <p className="quiet">{words.plan.owner(owner)}</p>}
      <DateSteps steps={steps} movedBy={movedBy} />
    </>
  );
}

type EntryTitleProps = PlanScreenProps & Readonly<{ entry: PlanEntryView; title: string }>;

/** A way to the row, where a sheet of this workbook has it. */
function EntryTitle({ entry, title, session, state }: EntryTitleProps) {
  const words = useWords();
  const show = showingRow(session, state.tables, entry.subject);
  if (show === null) return <p className="entry-title">{title}</p>;
  return (
    <Button
      className="card-title entry-title"
      appearance="transparent"
      aria-label={words.plan.showRow(title)}
      onClick={() => void show()}
    >
      {title}
    </Button>
  );
}
