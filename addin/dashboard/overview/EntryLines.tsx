import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { BriefPlanEntry } from "../../../shared/sync/screens.ts";
import {
  dateWords,
  isLate,
  kindWords,
  lineWords,
  whenWords,
} from "../../task-pane/look/entry-words.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { gravityOf, linesOf } from "../../task-pane/plan/plan-months.ts";
import { LineRows } from "../plan/LineRows.tsx";

const SHOWN_AT_FIRST = 8;

/** Dates, a line each; several of one name on one day are one line. */
export function EntryLines({ entries }: Readonly<{ entries: readonly BriefPlanEntry[] }>) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const lines = linesOf(entries);
  const shown = all ? lines : lines.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ul className="entry-lines">
        {shown.map((line) => {
          const [entry, ...others] = line.entries;
          return (
            <li key={entry.id}>
              <span className="date">{dateWords(entry, words)}</span>
              <span>
                <span className={`kind kind-${gravityOf(line)}`}>{kindWords(entry, words)}</span>{" "}
                {lineWords(line, words)}
                {others.length > 0 && <LineRows line={line} />}
              </span>
              <span className={isLate(entry) ? "late" : "quiet"}>{whenWords(entry, words)}</span>
            </li>
          );
        })}
      </ul>
      {shown.length < lines.length && (
        <Button size="small" appearance="subtle" className="no-print" onClick={() => setAll(true)}>
          {words.toDo.more(lines.length - shown.length)}
        </Button>
      )}
    </>
  );
}
