import { Button } from "@fluentui/react-components";
import type { ExceptionView } from "../../../shared/sync/exception-view.ts";
import { daysBetween, formatLongDate, type IsoDay } from "../../../shared/values/calendar-date.ts";
import { formatPounds, pence } from "../../../shared/values/pence.ts";
import type { Result } from "../../../shared/values/result.ts";
import { Fold } from "../../task-pane/look/Fold.tsx";
import { StepList } from "../../task-pane/look/Steps.tsx";
import { useAction } from "../../task-pane/look/use-action.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { ActionProblem } from "../../task-pane/look/Waiting.tsx";
import type { ExceptionsApi } from "./exceptions-api.ts";
import { WithdrawException } from "./WithdrawException.tsx";

type ExceptionCardProps = Readonly<{
  exception: ExceptionView;
  today: IsoDay;
  api: ExceptionsApi;
  changed: () => void;
}>;

/** One exception: of what, why, how far, until when, who signed, and what its reader may do. */
export function ExceptionCard({ exception, today, api, changed }: ExceptionCardProps) {
  const words = useWords();
  const action = useAction(words.common.notDone);
  const { id, subjectName, said, language, now, reason, asked, may, state } = exception;
  const run = (work: () => Promise<Result<unknown, string>>) =>
    action.run(async () => {
      const outcome = await work();
      if (outcome.ok) changed();
      return outcome;
    });
  return (
    <article
      className="panel proposal exception"
      aria-label={subjectName ?? words.exceptions.notThere}
    >
      <h4>{subjectName ?? words.exceptions.notThere}</h4>
      <p lang={now === null ? language : now.language}>{now?.sentence ?? said}</p>
      {now === null && state === "stands" && subjectName !== null && (
        <p className="quiet">{words.exceptions.settled}</p>
      )}
      <p>
        <strong>{reason}</strong>
      </p>
      <p>
        <Limits exception={exception} today={today} />
      </p>
      <p className="quiet">
        {words.exceptions.askedBy(asked.by.name, words.common.moment(asked.at, Date.now()))}
      </p>
      <Signatures exception={exception} />
      <Clause exception={exception} />
      <ActionProblem state={action.state} />
      {(may.sign || may.withdraw) && (
        <div className="actions no-print">
          {may.sign && (
            <Button appearance="primary" onClick={() => run(() => api.sign(id))}>
              {words.exceptions.sign}
            </Button>
          )}
          {may.withdraw && (
            <WithdrawException
              waits={state === "waiting"}
              withdraw={(why) => run(() => api.withdraw(id, why))}
            />
          )}
        </div>
      )}
    </article>
  );
}

/** How far it goes, and until when. */
function Limits({ exception, today }: Pick<ExceptionCardProps, "exception" | "today">) {
  const words = useWords();
  const { inPence, upTo, until, state } = exception;
  const day = formatLongDate(until);
  const limit = inPence
    ? words.exceptions.limit(formatPounds(pence(upTo)))
    : words.exceptions.asItWas;
  if (state === "expired") return `${limit}, ${words.exceptions.ended(day)}`;
  const left = words.exceptions.left(words.common.daysLeft(daysBetween(today, until)));
  return (
    <>
      {limit}, {words.exceptions.untilDay(day)}
      {state !== "withdrawn" && <span className="quiet"> ({left})</span>}
    </>
  );
}

function Signatures({ exception }: Pick<ExceptionCardProps, "exception">) {
  const words = useWords();
  const { signedBy, signatures, needed, state, withdrawn } = exception;
  const wasSigned = signatures.length >= needed;
  const told = wasSigned ? words.exceptions.withdrawnBy : words.exceptions.declinedBy;
  return (
    <>
      <p>
        {words.exceptions.signedBy}{" "}
        {signedBy.length === 0 ? (
          <span className="quiet">{words.exceptions.nobody}</span>
        ) : (
          words.common.list(signedBy)
        )}
        {state === "waiting" && `. ${words.exceptions.lacking(needed - signatures.length)}`}
      </p>
      {withdrawn !== null && <p>{told(withdrawn.by, withdrawn.reason)}</p>}
    </>
  );
}

/** The sum as it is now, and the sentence it is an exception from. */
function Clause({ exception: { now, source } }: Pick<ExceptionCardProps, "exception">) {
  const words = useWords();
  if (source === null && now === null) return null;
  return (
    <Fold label={words.common.why}>
      {now !== null && <StepList steps={now.arithmetic} language={now.language} />}
      {source !== null && (
        <figure className="clause">
          {source.quote !== "" && <blockquote>{source.quote}</blockquote>}
          <figcaption>{source.document}</figcaption>
        </figure>
      )}
    </Fold>
  );
}
