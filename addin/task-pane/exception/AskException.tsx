import { Button, Field, Input } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { isMeasuredInPence } from "../../../shared/checks/measured-in.ts";
import type { NewException } from "../../../shared/sync/exception-log.ts";
import { signaturesNeeded } from "../../../shared/sync/exception-rules.ts";
import type { FindingView, Me } from "../../../shared/sync/screens.ts";
import { IsoDay } from "../../../shared/values/calendar-date.ts";
import type { Result } from "../../../shared/values/result.ts";
import { useAction } from "../look/use-action.ts";
import { useWords } from "../look/use-words.ts";
import { ActionProblem } from "../look/Waiting.tsx";
import { amountText, readAmount } from "./typed-amount.ts";

type AskExceptionProps = Readonly<{
  finding: FindingView;
  me: Me;
  ask: (exception: NewException) => Promise<Result<unknown, string>>;
}>;

/** The way from a problem to an exception from its rule; nothing where none can be asked for. */
export function AskException({ finding, me, ask }: AskExceptionProps) {
  const words = useWords();
  const [step, setStep] = useState<"closed" | "open" | "asked">("closed");
  const people = signaturesNeeded(me.framework);
  if (!canBeAsked(finding, me)) return null;
  if (step === "asked") return <p role="status">{words.exceptions.asked(people)}</p>;
  if (step === "closed") {
    return (
      <Button size="small" onClick={() => setStep("open")}>
        {words.exceptions.ask}
      </Button>
    );
  }
  return (
    <AskForm
      finding={finding}
      people={people}
      ask={ask}
      asked={() => setStep("asked")}
      cancel={() => setStep("closed")}
    />
  );
}

/** Only an error blocks, and what is covered or asked for already needs no second asking. */
function canBeAsked({ severity, excepted }: FindingView, { member }: Me): boolean {
  const isUnderWay = excepted?.standing === "covers" || excepted?.standing === "waiting";
  return severity === "error" && !isUnderWay && member.role !== "administrator";
}

type AskFormProps = Pick<AskExceptionProps, "finding" | "ask"> &
  Readonly<{ people: number; asked: () => void; cancel: () => void }>;

function AskForm({ finding, people, ask, asked, cancel }: AskFormProps) {
  const words = useWords();
  const asking = useAction(words.common.notDone);
  const { measure } = finding;
  const inPence = isMeasuredInPence(finding.check);
  const [typed, setTyped] = useState({ reason: "", until: "", amount: amountText(measure) });
  const [isTried, setTried] = useState(false);
  const upTo = inPence ? readAmount(typed.amount) : measure;
  const until = IsoDay.safeParse(typed.until).data ?? null;
  const reason = typed.reason.trim();
  const missing = words.exceptions.missing;
  const lacking = (isMissing: boolean, message: string) =>
    isTried && isMissing && { validationMessage: message };

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (reason === "" || upTo === null || until === null) return;
    const { subject, rule, check, sentence: said, language } = finding;
    const wanted = { subject: subject.id, rule, check, upTo, reason, until, said };
    asking.run(async () => {
      const outcome = await ask(language === undefined ? wanted : { ...wanted, language });
      if (outcome.ok) asked();
      return outcome;
    });
  }
  return (
    <form className="inset" onSubmit={submit} noValidate>
      <p>{words.exceptions.explained(people)}</p>
      <Field
        label={words.exceptions.why}
        size="small"
        required
        {...lacking(reason === "", missing.why)}
      >
        <Input
          size="small"
          value={typed.reason}
          onChange={(_, { value }) => setTyped({ ...typed, reason: value })}
        />
      </Field>
      {inPence && (
        <Field
          label={words.exceptions.upTo}
          size="small"
          required
          {...lacking(upTo === null, missing.upTo)}
        >
          <Input
            size="small"
            contentBefore="£"
            inputMode="decimal"
            value={typed.amount}
            onChange={(_, { value }) => setTyped({ ...typed, amount: value })}
          />
        </Field>
      )}
      <Field
        label={words.exceptions.until}
        size="small"
        required
        {...lacking(until === null, missing.until)}
      >
        <Input
          size="small"
          type="date"
          value={typed.until}
          onChange={(_, { value }) => setTyped({ ...typed, until: value })}
        />
      </Field>
      <ActionProblem state={asking.state} />
      <div className="buttons">
        <Button
          size="small"
          type="submit"
          appearance="primary"
          disabledFocusable={asking.state.phase === "busy"}
        >
          {words.exceptions.send}
        </Button>
        <Button size="small" onClick={cancel}>
          {words.common.cancel}
        </Button>
      </div>
    </form>
  );
}
