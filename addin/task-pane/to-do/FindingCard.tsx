import { SeverityMark } from "../look/SeverityMark.tsx";
import { Why } from "../look/Why.tsx";
import { CardHead } from "./CardHead.tsx";
import type { ToDoCardProps } from "./ToDoScreen.tsx";

/** What a check found: whose row, what is wrong, why, and what would put it right. */
export function FindingCard({ item, show }: ToDoCardProps<"finding">) {
  const { finding } = item;
  return (
    <>
      <CardHead title={finding.subjectName} place={finding.subjectRef ?? ""} show={show} />
      <p>
        <SeverityMark severity={finding.severity} />
      </p>
      <p>{finding.sentence}</p>
      {finding.suggestion !== null && <p className="suggestion">{finding.suggestion.sentence}</p>}
      <Why finding={finding} />
    </>
  );
}
