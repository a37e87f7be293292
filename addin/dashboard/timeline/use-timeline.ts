import { useState } from "react";
import type { PlanEntryView } from "../../../shared/sync/screens.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import { type Loaded, useLoaded } from "../../task-pane/look/use-loaded.ts";
import type { OpenState } from "../use-dashboard.ts";
import {
  type TimelineRow,
  type TimelineWindow,
  timelineWindow,
  type ZoomYears,
} from "./timeline-model.ts";

type TimelineHook = Readonly<{
  window: TimelineWindow;
  years: ZoomYears;
  zoom: (years: ZoomYears) => void;
  earlier: () => void;
  later: () => void;
  /** Null while today is where it begins. */
  toToday: (() => void) | null;
  opened: RowId | null;
  toggle: (id: RowId) => void;
  /** How many lines are drawn at most. */
  most: number;
  drawMore: () => void;
}>;

/** More than an office has, so that all of it is printed; a register of thousands is drawn a part at a time. */
const LINES_AT_FIRST = 150;
const LINES_MORE = 300;

/** Which years are shown, and whose details. */
export function useTimeline(today: IsoDay): TimelineHook {
  const [years, setYears] = useState<ZoomYears>(3);
  const [steps, setSteps] = useState(0);
  const [most, setMost] = useState(LINES_AT_FIRST);
  const [opened, setOpened] = useState<RowId | null>(null);
  return {
    window: timelineWindow(today, years, steps),
    years,
    zoom: (chosen) => {
      setYears(chosen);
      setSteps(0);
    },
    earlier: () => setSteps(steps - 1),
    later: () => setSteps(steps + 1),
    toToday: steps === 0 ? null : () => setSteps(0),
    opened,
    toggle: (id) => setOpened(opened === id ? null : id),
    most,
    drawMore: () => setMost(most + LINES_MORE),
  };
}

/** All that the plan has of the agreements of a line, once it is opened. */
export function useLineEntries(
  row: TimelineRow,
  { api, edition }: OpenState,
): Loaded<readonly PlanEntryView[]> {
  const subjects = row.map(({ id }) => id);
  return useLoaded(subjects.join(), edition, () => api.planOf(subjects));
}
