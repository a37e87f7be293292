import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import type { Scale } from "../../task-pane/look/lifeline.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import type { Tick } from "./timeline-model.ts";

/** A tick further right has no room for its label. */
const NO_ROOM = 0.96;

/** A narrow page has room for the labels of so many years; of more it shows every other. */
const MOST_YEARS_NARROW = 5;

type TimelineAxisProps = Readonly<{
  scale: Scale;
  ticks: readonly Tick[];
  today: IsoDay;
  /** The day the body itself ends, where one is known. */
  wall: Readonly<{ on: IsoDay; label: string }> | null;
}>;

/** The scale above the lines, and what crosses all of them. Only drawn: every line says its dates. */
export function TimelineAxis({ scale, ticks, today, wall }: TimelineAxisProps) {
  const words = useWords();
  const dense = ticks.filter(({ major }) => major).length > MOST_YEARS_NARROW;
  const inside = (day: IsoDay) => day >= scale.from && day <= scale.to;
  const percent = (day: IsoDay) => `${scale.at(day) * 100}%`;
  return (
    <div className={dense ? "timeline-axis timeline-axis-dense" : "timeline-axis"} aria-hidden>
      {ticks
        .filter(({ on }) => scale.at(on) < NO_ROOM)
        .map(({ on, label, major }) => (
          <span
            key={on}
            className={major ? "timeline-tick timeline-tick-major" : "timeline-tick"}
            style={{ left: percent(on) }}
          >
            <span>{label}</span>
          </span>
        ))}
      {inside(today) && (
        <span className="timeline-today" style={{ left: percent(today) }}>
          <span>{words.dashboard.timeline.today}</span>
        </span>
      )}
      {wall !== null && inside(wall.on) && (
        <span className="timeline-wall" style={{ left: percent(wall.on) }}>
          <span className={scale.at(wall.on) > 0.6 ? "timeline-wall-left" : ""}>{wall.label}</span>
        </span>
      )}
    </div>
  );
}
