import { useState } from "react";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import type { RowId } from "../../../shared/values/row-id.ts";
import { type TimelineWindow, timelineWindow, type ZoomYears } from "./timeline-model.ts";

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
}>;

/** Which years are shown, and whose details. */
export function useTimeline(today: IsoDay): TimelineHook {
  const [years, setYears] = useState<ZoomYears>(3);
  const [steps, setSteps] = useState(0);
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
  };
}
