import { firstDayOf, formatDate, lastDayOf } from "../../../shared/values/calendar-date.ts";
import { inCommon } from "../../task-pane/look/alike-findings.ts";
import {
  dateWords,
  isLate,
  kindWords,
  lineWords,
  whenWords,
} from "../../task-pane/look/entry-words.ts";
import { type Lifeline, placeOn, type Scale, type Stretch } from "../../task-pane/look/lifeline.ts";
import { DateSteps } from "../../task-pane/look/Steps.tsx";
import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import { gravityOf, linesOf, type PlanLine } from "../../task-pane/plan/plan-months.ts";
import type { Words } from "../../words/en.ts";
import type { OpenState } from "../use-dashboard.ts";
import { endStyle } from "./end-style.ts";
import type { TimelineRow } from "./timeline-model.ts";
import { useLineEntries } from "./use-timeline.ts";

type TimelineLineRowProps = Readonly<{
  row: TimelineRow;
  open: OpenState;
  scale: Scale;
  opened: boolean;
  toggle: () => void;
}>;

/** An agreement or several as one: the name, the life, and on a press all the dates rest on. */
export function TimelineLineRow({ row, open, scale, opened, toggle }: TimelineLineRowProps) {
  const words = useWords();
  const [line, ...others] = row;
  const { lifeline } = line;
  const provider = inCommon(row, ({ provider: own }) => own);
  const { term, options, marks, noSuccessor } = lifeline;
  const lastEnd = options?.to ?? term.to;
  return (
    <li>
      <button type="button" className="timeline-row" aria-expanded={opened} onClick={toggle}>
        <span className="timeline-name">
          {others.length === 0
            ? line.name
            : words.plan.severalOf(line.group, "agreements", row.length)}
          {provider !== null && <span className="quiet">{provider}</span>}
        </span>
        <span className="only-heard">{lifeWords(lifeline, words)}</span>
        <span className="timeline-track" aria-hidden>
          <Bar name="term" stretch={term} scale={scale} />
          {options !== null && <Bar name="options" stretch={options} scale={scale} />}
          {marks
            .filter(({ on }) => firstDayOf(on) >= scale.from && firstDayOf(on) <= scale.to)
            .map(({ id, kind, on }) => (
              <span
                key={id}
                className={`timeline-mark timeline-mark-${kind === "decide-by" ? "decide" : "notice"}`}
                title={`${words.plan.kinds[kind]} ${formatDate(on)}`}
                style={{ left: `${scale.at(firstDayOf(on)) * 100}%` }}
              />
            ))}
          {lastEnd !== null && (
            <span
              className="timeline-end"
              style={endStyle(placeOn(term, scale).left, scale.at(lastDayOf(lastEnd)))}
            >
              {endWords(lifeline, words)}
              {noSuccessor && <span className="late"> {words.dashboard.timeline.noSuccessor}</span>}
            </span>
          )}
        </span>
      </button>
      {opened && <RowDetails row={row} open={open} />}
    </li>
  );
}

function Bar({ name, stretch, scale }: Readonly<{ name: string; stretch: Stretch; scale: Scale }>) {
  const { left, right } = placeOn(stretch, scale);
  if (right <= 0 || left >= 1) return null;
  const cut = `${stretch.from === null ? " open-start" : ""}${stretch.to === null ? " open-end" : ""}`;
  return (
    <span
      className={`timeline-bar timeline-${name}${cut}`}
      style={{ left: `${left * 100}%`, width: `${Math.max(0.3, (right - left) * 100)}%` }}
    />
  );
}

function RowDetails({ row, open }: Pick<TimelineLineRowProps, "row" | "open">) {
  const words = useWords();
  const owner = inCommon(row, ({ owner: own }) => own);
  const loaded = useLineEntries(row, open);
  return (
    <div className="timeline-details">
      {row.length > 1 && (
        <ul className="timeline-members">
          {row.map(({ id, name, provider }) => (
            <li key={id}>
              {name}
              {provider !== null && <span className="quiet"> {provider}</span>}
            </li>
          ))}
        </ul>
      )}
      {owner !== null && (
        <p className="quiet">
          {words.dashboard.plan.columns.owner}: {owner}
        </p>
      )}
      <WhenLoaded loaded={loaded}>
        {(entries) => (
          <ul className="entry-lines">
            {linesOf(entries).map((line) => (
              <DetailLine key={line.entries[0].id} line={line} all={row.length} />
            ))}
          </ul>
        )}
      </WhenLoaded>
    </div>
  );
}

/** A date; how many it is of, where it is not of every agreement in the row. */
function DetailLine({ line, all }: Readonly<{ line: PlanLine; all: number }>) {
  const words = useWords();
  const { entries } = line;
  const [entry] = entries;
  return (
    <li>
      <span className="date">{dateWords(entry, words)}</span>
      <span>
        <span className={`kind kind-${gravityOf(line)}`}>{kindWords(entry, words)}</span>
        {entries.length < all && <span> {lineWords(line, words)}</span>}
        <DateSteps
          steps={inCommon(entries, ({ steps }) => steps) ?? []}
          movedBy={inCommon(entries, ({ movedBy }) => movedBy) ?? []}
        />
      </span>
      <span className={isLate(entry) ? "late" : "quiet"}>{whenWords(entry, words)}</span>
    </li>
  );
}

/** The end as it stands, and how far options reach: "31 Mar 2027, options to 31 Mar 2029". */
function endWords({ term, options }: Lifeline, words: Words): string {
  const end = term.to === null ? words.dashboard.timeline.unknownEnd : formatDate(term.to);
  return options?.to ? words.dashboard.timeline.optionsTo(end, formatDate(options.to)) : end;
}

/** The line in words, for whoever does not see it drawn. */
function lifeWords({ term, options, noSuccessor, marks }: Lifeline, words: Words): string {
  return [
    words.dashboard.timeline.life(
      term.from === null ? words.dashboard.timeline.unknownStart : formatDate(term.from),
      term.to === null ? words.dashboard.timeline.unknownEnd : formatDate(term.to),
    ),
    ...(options?.to ? [words.dashboard.timeline.barOptions(formatDate(options.to))] : []),
    ...marks.map(({ kind, on }) => `${words.plan.kinds[kind]} ${formatDate(on)}`),
    ...(noSuccessor ? [words.dashboard.timeline.noSuccessor] : []),
  ].join(", ");
}
