import { Button, ToggleButton } from "@fluentui/react-components";
import { ChevronLeft16Regular, ChevronRight16Regular } from "@fluentui/react-icons";
import { statedValue } from "../../../shared/framework/framework.ts";
import type { BriefPlanEntry } from "../../../shared/sync/screens.ts";
import { firstDayOf, formatDate, lastDayOf } from "../../../shared/values/calendar-date.ts";
import type { ListedRow } from "../../session.ts";
import { lineWords } from "../../task-pane/look/entry-words.ts";
import { scaleOf } from "../../task-pane/look/lifeline.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { linesOf } from "../../task-pane/plan/plan-months.ts";
import { LineRows } from "../plan/LineRows.tsx";
import type { OpenState } from "../use-dashboard.ts";
import { endStyle } from "./end-style.ts";
import { TimelineAxis } from "./TimelineAxis.tsx";
import { TimelineLineRow } from "./TimelineLineRow.tsx";
import {
  drawnGroups,
  isIn,
  timelineGroups,
  timelineTicks,
  ZOOM_YEARS,
  type ZoomYears,
} from "./timeline-model.ts";
import { useTimeline } from "./use-timeline.ts";

type TimelineProps = Readonly<{
  entries: readonly BriefPlanEntry[];
  agreements: readonly ListedRow[];
  open: OpenState;
}>;

/** Every agreement by service on one line of time: term, options, funding beneath, today, the wall. */
export function Timeline({ entries, agreements, open }: TimelineProps) {
  const words = useWords();
  const { me } = open;
  const timeline = useTimeline(me.today);
  const groups = timelineGroups(entries, agreements, me.framework);
  const all = groups.flatMap(({ lines }) => lines);
  const { window, years } = timeline;
  const scale = scaleOf(window.from, window.to);
  const bodyEnd = statedValue(me.framework.plan.bodyEndsOn);
  const endNotKnown = linesOf(entries.filter(({ kind }) => kind === "end-not-known"));
  const shown = all.filter((line) => isIn(line, window));
  const drawn = drawnGroups(groups, window, timeline.most);
  return (
    <section className="panel timeline" aria-labelledby="timeline-title">
      <div className="timeline-head">
        <h2 id="timeline-title">{words.dashboard.timeline.title}</h2>
        {all.length > 0 && (
          <div
            className="timeline-zoom no-print"
            role="toolbar"
            aria-label={words.dashboard.timeline.zoom}
          >
            {ZOOM_YEARS.map((choice) => (
              <ToggleButton
                key={choice}
                size="small"
                appearance="subtle"
                checked={choice === years}
                onClick={() => timeline.zoom(choice)}
              >
                {words.dashboard.timeline.zooms[zoomName(choice)]}
              </ToggleButton>
            ))}
            <Button
              size="small"
              appearance="subtle"
              icon={<ChevronLeft16Regular />}
              aria-label={words.dashboard.timeline.earlier}
              onClick={timeline.earlier}
            />
            {timeline.toToday !== null && (
              <Button size="small" appearance="subtle" onClick={timeline.toToday}>
                {words.dashboard.timeline.toToday}
              </Button>
            )}
            <Button
              size="small"
              appearance="subtle"
              icon={<ChevronRight16Regular />}
              aria-label={words.dashboard.timeline.later}
              onClick={timeline.later}
            />
          </div>
        )}
      </div>
      {all.length === 0 ? (
        <p>{words.dashboard.timeline.nothing}</p>
      ) : (
        <div className="timeline-body">
          <TimelineAxis
            scale={scale}
            ticks={timelineTicks(window, years, words.common.shortMonths)}
            today={me.today}
            wall={
              bodyEnd === null
                ? null
                : {
                    on: lastDayOf(bodyEnd),
                    label: words.dashboard.timeline.wall(formatDate(bodyEnd)),
                  }
            }
          />
          {drawn.groups.map(({ name, rows, funding }) => (
            <section key={name} className="timeline-group">
              <h3>{name ?? words.dashboard.timeline.otherGroup}</h3>
              <ul>
                {rows.map((row) => (
                  <TimelineLineRow
                    key={row[0].id}
                    row={row}
                    open={open}
                    scale={scale}
                    opened={timeline.opened === row[0].id}
                    toggle={() => timeline.toggle(row[0].id)}
                  />
                ))}
              </ul>
              {funding
                .filter(({ until }) => lastDayOf(until) >= window.from)
                .map(({ id, fund, until }) => (
                  <div key={id} className="timeline-row timeline-funding-row">
                    <span className="timeline-name timeline-fund quiet">{fund}</span>
                    <span className="timeline-track">
                      <span
                        className="timeline-bar timeline-funding"
                        style={{
                          left: 0,
                          width: `${Math.min(1, scale.at(lastDayOf(until))) * 100}%`,
                        }}
                      />
                      <span className="only-heard">
                        {words.dashboard.timeline.fundingUntil(fund, formatDate(until))}
                      </span>
                      {lastDayOf(until) <= window.to && (
                        <span
                          className="timeline-end quiet"
                          aria-hidden
                          style={endStyle(0, scale.at(lastDayOf(until)))}
                        >
                          {formatDate(until)}
                        </span>
                      )}
                    </span>
                  </div>
                ))}
            </section>
          ))}
        </div>
      )}
      {drawn.left > 0 && (
        <div className="timeline-more">
          <p className="quiet">{words.dashboard.timeline.linesLeft(drawn.left)}</p>
          <Button size="small" className="no-print" onClick={timeline.drawMore}>
            {words.dashboard.timeline.drawMore}
          </Button>
        </div>
      )}
      {endNotKnown.map((line) => (
        <div key={line.entries[0].id} className="timeline-not-known">
          <p>
            {line.entries.length === 1
              ? words.plan.noKnownEnd(lineWords(line, words))
              : lineWords(line, words)}
          </p>
          {line.entries.length > 1 && <LineRows line={line} />}
        </div>
      ))}
      {shown.length < all.length && (
        <p className="quiet">{words.dashboard.timeline.sizes(shown.length, all.length)}</p>
      )}
      {bodyEnd !== null && (
        <p className={firstDayOf(bodyEnd) > window.to ? "quiet" : "quiet wall-in-words"}>
          {words.dashboard.timeline.wall(formatDate(bodyEnd))}
        </p>
      )}
    </section>
  );
}

function zoomName(years: ZoomYears) {
  return ({ 1: "year", 3: "three", 5: "five", 10: "ten" } as const)[years];
}
