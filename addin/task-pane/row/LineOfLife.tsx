import { firstDayOf, formatDate, type IsoDay } from "../../../shared/values/calendar-date.ts";
import {
  type Lifeline,
  lifelineScale,
  placeOn,
  type Scale,
  type Stretch,
} from "../look/lifeline.ts";
import { useWords } from "../look/use-words.ts";

type LineOfLifeProps = Readonly<{ lifeline: Lifeline; today: IsoDay }>;

/** A row's life as a line: its term, the options left, funding beneath, points to act, today. */
export function LineOfLife({ lifeline, today }: LineOfLifeProps) {
  const words = useWords();
  const scale = lifelineScale(lifeline, today);
  const { term, options, funding, marks } = lifeline;
  const parts = [
    term.from === null
      ? words.pane.row.startNotKnown
      : `${words.plan.kinds.start} ${formatDate(term.from)}`,
    term.to === null
      ? words.pane.row.endNotKnown
      : `${words.plan.kinds.end} ${formatDate(term.to)}`,
    ...(options?.to ? [`${words.pane.row.withOptions} ${formatDate(options.to)}`] : []),
    ...(funding?.to ? [`${words.plan.kinds["funding-until"]} ${formatDate(funding.to)}`] : []),
    ...marks.map(({ kind, on }) => `${words.plan.kinds[kind]} ${formatDate(on)}`),
  ];
  const todayAt = scale.at(today) * 100;
  return (
    <div
      className="lifeline"
      role="img"
      aria-label={`${words.pane.row.lifeline}: ${words.pane.row.lifelineSummary(parts)}`}
    >
      <div className="lifeline-drawing">
        <Bar name="term" stretch={term} scale={scale} />
        {options !== null && <Bar name="options" stretch={options} scale={scale} />}
        {funding !== null && <Bar name="funding" stretch={funding} scale={scale} />}
        {marks.map(({ id, kind, on }) => (
          <span
            key={id}
            className={`lifeline-mark lifeline-mark-${kind === "decide-by" ? "decide" : "notice"}`}
            style={{ left: `${scale.at(firstDayOf(on)) * 100}%` }}
          />
        ))}
        <span className="lifeline-today" style={{ left: `${todayAt}%` }}>
          <span className={todayAt > 70 ? "lifeline-today-left" : ""}>{words.pane.row.today}</span>
        </span>
      </div>
      <div className="lifeline-ends">
        <span>{term.from === null ? words.pane.row.startNotKnown : formatDate(term.from)}</span>
        <span>{term.to === null ? words.pane.row.endNotKnown : formatDate(term.to)}</span>
        {options?.to && <span className="quiet">{formatDate(options.to)}</span>}
      </div>
    </div>
  );
}

type BarProps = Readonly<{ name: string; stretch: Stretch; scale: Scale }>;

function Bar({ name, stretch, scale }: BarProps) {
  const { left, right } = placeOn(stretch, scale);
  const open = `${stretch.from === null ? " open-start" : ""}${stretch.to === null ? " open-end" : ""}`;
  return (
    <span
      className={`lifeline-bar lifeline-${name}${open}`}
      style={{ left: `${left * 100}%`, width: `${Math.max(0.5, (right - left) * 100)}%` }}
    />
  );
}
