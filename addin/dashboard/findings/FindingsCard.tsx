import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { FindingView } from "../../../shared/sync/screens.ts";
import type { Alike } from "../../../shared/values/alike.ts";
import { findingSentence, inCommon } from "../../task-pane/look/alike-findings.ts";
import { ExceptionLine } from "../../task-pane/look/ExceptionLine.tsx";
import { type FoldedRow, FoldedRows } from "../../task-pane/look/FoldedRows.tsx";
import { SeverityMark } from "../../task-pane/look/SeverityMark.tsx";
import { Why } from "../../task-pane/look/Why.tsx";

type FindingsCardProps = Readonly<{ findings: Alike<FindingView>["items"] }>;

/** What a check found of one row, or the same of several: said once, the rows beneath. */
export function FindingsCard({ findings }: FindingsCardProps) {
  const [finding] = findings;
  const kind = registerOf(finding.subject.register);
  const sentence = findingSentence(finding, findings.length);
  const suggestion = inCommon(findings, ({ suggestion: own }) => own);
  const arithmetic = inCommon(findings, ({ arithmetic: own }) => own) ?? [];
  return (
    <>
      <SeverityMark finding={finding} />
      {findings.length === 1 ? (
        <>
          <h3>
            {finding.subjectName}{" "}
            <span className="quiet">
              {kind.singular}
              {finding.subjectRef !== null && ` ${finding.subjectRef}`}
            </span>
          </h3>
          <p lang={finding.language}>{sentence}</p>
        </>
      ) : (
        <h3>
          <span lang={finding.language}>{sentence}</span>{" "}
          <span className="quiet">{kind.label}</span>
        </h3>
      )}
      <ExceptionLine finding={finding} />
      {suggestion !== null && (
        <p className="suggestion" lang={finding.language}>
          {suggestion.sentence}
        </p>
      )}
      {findings.length > 1 && <FoldedRows rows={rowsOf(findings)} />}
      <Why finding={{ ...finding, arithmetic }} />
    </>
  );
}

/** What a column leaves open in so many rows: one line, unfolded by whoever fills it in. */
export function AbsenceLine({ findings }: FindingsCardProps) {
  const [finding] = findings;
  const sentence = findingSentence(finding, findings.length);
  const { label } = registerOf(finding.subject.register);
  const said = (
    <span>
      {label}: <span lang={finding.language}>{sentence}</span>
    </span>
  );
  return <FoldedRows label={said} rows={rowsOf(findings)} />;
}

function rowsOf(findings: FindingsCardProps["findings"]): readonly FoldedRow[] {
  return findings.map(({ subject, subjectName, subjectRef }) => ({
    key: subject.id,
    name: subjectName,
    detail: subjectRef,
  }));
}
