import type { BriefPlanEntry } from "../../../shared/sync/screens.ts";
import { inCommon } from "../../task-pane/look/alike-findings.ts";
import { FoldedRows } from "../../task-pane/look/FoldedRows.tsx";
import { useWords } from "../../task-pane/look/use-words.ts";
import type { PlanLine } from "../../task-pane/plan/plan-months.ts";

/** The rows of a line that stands for several; whose each is, where that differs. */
export function LineRows({ line: { entries } }: Readonly<{ line: PlanLine<BriefPlanEntry> }>) {
  const words = useWords();
  const owner = inCommon(entries, ({ owner: own }) => own);
  return (
    <FoldedRows
      label={words.plan.which}
      rows={entries.map(({ id, subjectName, owner: own }) => ({
        key: id,
        name: subjectName,
        detail: owner === null ? own : null,
      }))}
    />
  );
}
