import { Button, Field, Input } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { type Action, useAction } from "../look/use-action.ts";
import { useWords } from "../look/use-words.ts";
import { ActionProblem } from "../look/Waiting.tsx";
import { CardHead } from "./CardHead.tsx";
import { FindingBody } from "./FindingBody.tsx";
import { placeWords } from "./place-words.ts";
import { Sides } from "./Sides.tsx";
import type { ToDoCardProps } from "./to-do-card.ts";

/** A value the register did not take: both values, why, and the three ways on. */
export function RefusedCard({ item, session, state, show }: ToDoCardProps<"refused">) {
  const words = useWords();
  const settling = useAction(words.common.notDone);
  const [agreeing, setAgreeing] = useState(false);
  const busy = settling.state.phase === "busy";
  const blank = (text: string) => (text === "" ? words.toDo.refused.blank : text);
  const place = placeWords(item.at, state.tables);
  const isReadOnly = state.tables.find(({ id }) => id === item.at.table)?.readOnly ?? false;
  const name = item.at.rowName ?? item.findings[0]?.subjectName;
  return (
    <>
      <CardHead title={name ?? place} {...(name !== undefined && { place })} show={show} />
      <Sides
        sides={[
          { label: words.toDo.refused.sheet, text: blank(item.sheetText) },
          { label: words.toDo.refused.register, text: blank(item.registerText) },
        ]}
      />
      <p className="reason" lang={item.language}>
        {item.reason}
      </p>
      {item.findings.map((finding) => (
        <FindingBody
          key={`${finding.rule}/${finding.check}`}
          finding={finding}
          saidAbove={item.reason}
          session={session}
          me={state.me}
        />
      ))}
      <ActionProblem state={settling.state} />
      <div className="buttons">
        {!isReadOnly && (
          <Button
            size="small"
            disabledFocusable={busy}
            onClick={() => settling.run(done(() => session.putBack(item.at)))}
          >
            {words.toDo.refused.putBack}
          </Button>
        )}
        <Button
          size="small"
          disabledFocusable={busy}
          onClick={() => settling.run(done(() => session.tryAgain(item.at)))}
        >
          {words.toDo.refused.tryAgain}
        </Button>
        {item.askAgreed && !agreeing && (
          <Button size="small" disabledFocusable={busy} onClick={() => setAgreeing(true)}>
            {words.toDo.refused.agreed}
          </Button>
        )}
      </div>
      {agreeing && (
        <AgreedForm
          settling={settling}
          record={(who, why) => session.recordAsAgreed(item.at, who, why)}
          cancel={() => setAgreeing(false)}
        />
      )}
    </>
  );
}

type AgreedFormProps = Readonly<{
  settling: Action;
  record: (who: string, why: string) => Promise<void>;
  cancel: () => void;
}>;

/** A fact is taken as it is, with the name of whoever agreed it. */
function AgreedForm({ settling, record, cancel }: AgreedFormProps) {
  const words = useWords();
  const [who, setWho] = useState("");
  const [why, setWhy] = useState("");
  const [asking, setAsking] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (who.trim() === "" || why.trim() === "") setAsking(true);
    else settling.run(done(() => record(who.trim(), why.trim())));
  }
  return (
    <form className="inset" onSubmit={submit} noValidate>
      <p>{words.toDo.refused.agreedAsk}</p>
      <Field label={words.toDo.refused.agreedWho} size="small" required>
        <Input size="small" value={who} onChange={(_, { value }) => setWho(value)} />
      </Field>
      <Field
        label={words.toDo.refused.agreedWhy}
        size="small"
        required
        {...(asking && { validationMessage: words.toDo.refused.agreedMissing })}
      >
        <Input size="small" value={why} onChange={(_, { value }) => setWhy(value)} />
      </Field>
      <div className="buttons">
        <Button
          size="small"
          type="submit"
          appearance="primary"
          disabledFocusable={settling.state.phase === "busy"}
        >
          {words.toDo.refused.agreedButton}
        </Button>
        <Button size="small" onClick={cancel}>
          {words.common.cancel}
        </Button>
      </div>
    </form>
  );
}

/** The session says by a sentence what it could not do; what only ends has nothing to say. */
function done(work: () => Promise<void>): () => Promise<undefined> {
  return async () => {
    await work();
    return undefined;
  };
}
