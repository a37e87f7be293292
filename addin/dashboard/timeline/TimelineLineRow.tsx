import { formatDate } from "../../../shared/values/calendar-date.ts";
import { dateWords, isLate, whenWords } from "../../task-pane/look/entry-words.ts";
import type { Lifeline, Scale, Stretch } from "../../task-pane/look/lifeline.ts";
import { DateSteps } from "../../task-pane/look/Steps.tsx";
import { useWords } from "../../task-pane/look/use-words.ts";
import type { Words } from "../../words/en.ts";
import { endStyle } from "./end-style.ts";
import type { TimelineLine } from "./timeline-model.ts";

type TimelineLineRowProps = Readonly<{
  line: TimelineLine;
  scale: Scale;
  opened: boolean;
  toggle: () => void;
}>;

/** One agreement: its name, its life, and on a press everything its dates rest on. */
export function TimelineLineRow({ line, scale, opened, toggle }: TimelineLineRowProps) {
  const words = useWords();
  const { lifeline } = line;
  const { term, options, marks, noSuccessor } = lifeline;
  const lastEnd = options?.to ?? term.to;
  return (
    <li>
      <button type="button" className="timeline-row" aria-expanded={opened} onClick={toggle}>
        <span className="timeline-name">
          {line.name}
          {line.provider !== null && <span className="quiet">{line.provider}</span>}
        </span>
        <span className="only-heard">{lifeWords(lifeline, words)}</span>
        <span className="timeline-track" aria-hidden>
          <Bar name="term" stretch={term} scale={scale} />
          {options !== null && <Bar name="options" stretch={options} scale={scale} />}
          {marks
            .filter(({ on }) => on >= scale.from && on <= scale.to)
            .map(({ id, kind, on }) => (
              <span
                key={id}
                className={`timeline-mark timeline-mark-${kind === "decide-by" ? "decide" : "notice"}`}
                title={`${words.plan.kinds[kind]} ${formatDate(on)}`}
                style={{ left: `${scale.at(on) * 100}%` }}
              />
            ))}
          {lastEnd !== null && (
            <span
              className="timeline-end"
              style={endStyle(term.from === null ? 0 : scale.at(term.from), scale.at(lastEnd))}
            >
              {endWords(lifeline, words)}
              {noSuccessor && <span className="late"> {words.dashboard.timeline.noSuccessor}</span>}
            </span>
          )}
        </span>
      </button>
      {opened && <LineDetails line={line} />}
    </li>
  );
}

function Bar({ name, stretch, scale }: Readonly<{ name: string; stretch: Stretch; scale: Scale }>) {
  const left = stretch.from === null ? 0 : Math.max(0, scale.at(stretch.from));
  const right = stretch.to === null ? 1 : Math.min(1, scale.at(stretch.to));
  if (right <= 0 || left >= 1) return null;
  const cut = `${stretch.from === null ? " open-start" : ""}${stretch.to === null ? " open-end" : ""}`;
  return (
    <span
      className={`timeline-bar timeline-${name}${cut}`}
      style={{ left: `${left * 100}%`, width: `${Math.max(0.3, (right - left) * 100)}%` }}
    />
  );
}

function LineDetails({ line }: Readonly<{ line: TimelineLine }>) {
  const words = useWords();
  return (
    <div className="timeline-details">
      {line.owner !== null && (
        <p className="quiet">
          {words.dashboard.plan.columns.owner}: {line.owner}
        </p>
      )}
      <ul className="entry-lines">
        {line.entries.map((entry) => (
          <li key={entry.id}>
            <span className="date">{dateWords(entry, words)}</span>
            <span>
              <span className={`kind kind-${entry.severity}`}>
                {entry.step ?? words.plan.kinds[entry.kind]}
              </span>
              <DateSteps steps={entry.steps} movedBy={entry.movedBy} />
            </span>
            <span className={isLate(entry) ? "late" : "quiet"}>{whenWords(entry, words)}</span>
          </li>
        ))}
      </ul>
    </div>
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
