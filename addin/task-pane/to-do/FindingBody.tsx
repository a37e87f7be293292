import type { FindingView, Me } from "../../../shared/sync/screens.ts";
import type { Session } from "../../session.ts";
import { AskException } from "../exception/AskException.tsx";
import { ExceptionLine } from "../look/ExceptionLine.tsx";
import { Why } from "../look/Why.tsx";

type FindingBodyProps = Readonly<{
  finding: FindingView;
  /** What was said above it already, and is not said twice. */
  saidAbove?: string;
  session: Pick<Session, "askException">;
  me: Me;
}>;

/** What is wrong, what would put it right, why, and the way to an exception. */
export function FindingBody({ finding, saidAbove, session, me }: FindingBodyProps) {
  const { sentence, suggestion, language } = finding;
  return (
    <div className="finding">
      {sentence !== saidAbove && <p lang={language}>{sentence}</p>}
      <ExceptionLine finding={finding} />
      {suggestion !== null && (
        <p className="suggestion" lang={language}>
          {suggestion.sentence}
        </p>
      )}
      <Why finding={finding} />
      <AskException finding={finding} me={me} ask={(asked) => session.askException(asked)} />
    </div>
  );
}
