import { SeverityMark } from "../look/SeverityMark.tsx";
import { Why } from "../look/Why.tsx";
import { CardHead } from "./CardHead.tsx";
import { placeWords } from "./place-words.ts";
import type { ToDoCardProps } from "./ToDoScreen.tsx";

/** What a check found: whose row, what is wrong, why, and what would put it right. */
export function FindingCard({ item, state, show }: ToDoCardProps<"finding">) {
  const { finding } = item;
  return (
    <>
      <CardHead
        title={item.at?.rowName ?? finding.subjectName}
        place={placeWords(item.at, state.tables)}
        show={show}
      />
      <p>
        <SeverityMark severity={finding.severity} />
      </p>
      <p>{finding.sentence}</p>
      {finding.suggestion !== null && <p className="suggestion">{finding.suggestion.sentence}</p>}
      <Why finding={finding} />
    </>
  );
}
