import { Button } from "@fluentui/react-components";
import type { PlanEntryView } from "../../../shared/sync/screens.ts";
import { formatDate, monthOf } from "../../../shared/values/calendar-date.ts";
import type { Session } from "../../session.ts";
import { dateWords, isLate, whenWords } from "../look/entry-words.ts";
import { DateSteps } from "../look/Steps.tsx";
import { useWords } from "../look/use-words.ts";
import { WhenLoaded } from "../look/Waiting.tsx";
import { type ReadyState, showingRow } from "../use-places.ts";
import { MonthStrip } from "./MonthStrip.tsx";
import { linesOf, type PlanLine, planByMonth } from "./plan-months.ts";
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
        if (entries.length === 0) {
          return (
            <div className="quiet-state">
              <h2>{words.plan.nothing}</h2>
              <p>{words.plan.nothingNext}</p>
            </div>
          );
        }
        return (
          <section className="screen" aria-label={words.plan.title}>
            {months.some(({ lines }) => lines.length > 0) && (
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
  const words = useWords();
  return (
    <ul className="plan-lines">
      {lines.map(({ title, entries }) => {
        const [entry] = entries;
        return (
          <li key={entry.id}>
            <p className="plan-line-head">
              <span className={`kind kind-${entry.severity}`}>
                {entry.step ?? words.plan.kinds[entry.kind]}
              </span>
              <span className="date">{dateWords(entry, words)}</span>
              <span className={isLate(entry) ? "late" : "quiet"}>{whenWords(entry, words)}</span>
            </p>
            {entries.length === 1 ? (
              <EntryTitle entry={entry} title={title} session={session} state={state} />
            ) : (
              <>
                <p>{words.plan.severalOf(title, entries.length)}</p>
                <ul className="plan-several">
                  {entries.map((one) => (
                    <li key={one.id}>
                      <EntryTitle
                        entry={one}
                        title={one.subjectName}
                        session={session}
                        state={state}
                      />
                    </li>
                  ))}
                </ul>
              </>
            )}
            {entry.noSuccessor && <p className="late">{words.plan.noSuccessor}</p>}
            {entry.owner !== null && <p className="quiet">{words.plan.owner(entry.owner)}</p>}
            <DateSteps steps={entry.steps} movedBy={entry.movedBy} />
          </li>
        );
      })}
    </ul>
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
