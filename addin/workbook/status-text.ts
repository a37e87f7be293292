import { marks } from "../words/en/marks.ts";

const OPENINGS = Object.values(marks.openings).map((opening) => `${opening}: `);

/** Whether a text in the status column is one of ours: anything else is somebody's own, and stays. */
export function isStatusText(text: unknown): boolean {
  return typeof text === "string" && OPENINGS.some((opening) => text.startsWith(opening));
}
