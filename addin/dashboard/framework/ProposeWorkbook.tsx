import { Button, Field, Input, Spinner } from "@fluentui/react-components";
import { useId, useState } from "react";
import { IsoDay } from "../../../shared/values/calendar-date.ts";
import { useAction } from "../../task-pane/look/use-action.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { ActionProblem } from "../../task-pane/look/Waiting.tsx";
import type { FrameworkApi, ReadWorkbook, WorkbookText } from "./framework-api.ts";
import { PreviewFold } from "./PreviewFold.tsx";
import { saveWorkbook, workbookText } from "./workbook-text.ts";

type ProposeWorkbookProps = Readonly<{ api: FrameworkApi; today: IsoDay; changed: () => void }>;

type Chosen = Readonly<{ file: WorkbookText; read: ReadWorkbook }>;

/** The framework as a workbook, out and in again; what is to be put right is said by its cell. */
export function ProposeWorkbook({ api, today, changed }: ProposeWorkbookProps) {
  const words = useWords();
  const action = useAction(words.common.notDone);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const input = useId();
  const take = () =>
    action.run(async () => {
      saveWorkbook(await api.workbook());
      return undefined;
    });
  const choose = (given: File | undefined) => {
    setChosen(null);
    if (given === undefined) return;
    action.run(async () => {
      const file = await workbookText(given);
      const outcome = await api.read(file);
      if (outcome.ok) setChosen({ file, read: outcome.value });
      return outcome;
    });
  };
  return (
    <section aria-labelledby="propose-title" className="panel no-print">
      <h3 id="propose-title">{words.framework.propose.title}</h3>
      <p className="quiet">{words.framework.propose.lead}</p>
      <div className="propose-files">
        <Button onClick={take}>{words.framework.propose.download}</Button>
        <label htmlFor={input}>{words.framework.propose.choose}</label>
        <input
          id={input}
          type="file"
          accept=".xlsx,.xlsm"
          onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
        />
      </div>
      {action.state.phase === "busy" && (
        <Spinner size="tiny" label={words.framework.propose.reading} />
      )}
      <ActionProblem state={action.state} />
      <div aria-live="polite">
        {chosen !== null && (
          <Read
            key={chosen.file}
            chosen={chosen}
            {...{ api, today }}
            sent={() => {
              setChosen(null);
              changed();
            }}
          />
        )}
      </div>
    </section>
  );
}

type ReadProps = Readonly<{
  chosen: Chosen;
  api: FrameworkApi;
  today: IsoDay;
  sent: () => void;
}>;

function Read({ chosen, api, today, sent }: ReadProps) {
  const words = useWords();
  const said = words.framework.propose;
  const { framework, findings, questions } = chosen.read;
  const wrong = findings.filter(({ severity }) => severity === "error");
  const asked = findings.filter(({ severity }) => severity === "question");
  return (
    <>
      {framework === null ? (
        <p className="late">{said.putRight(wrong.length)}</p>
      ) : (
        <p className="good">{said.whole(framework.title, framework.rules.length)}</p>
      )}
      <Sentences of={wrong.map(({ sentence }) => sentence)} />
      {asked.length > 0 && <p>{said.look}</p>}
      <Sentences of={asked.map(({ sentence }) => sentence)} />
      {framework !== null && (
        <>
          {questions.length > 0 && <p className="quiet">{said.leavesOpen(questions.length)}</p>}
          <Send chosen={chosen} {...{ api, today, sent }} />
        </>
      )}
    </>
  );
}

function Sentences({ of }: Readonly<{ of: readonly string[] }>) {
  return (
    <ul className="to-put-right">
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Send({ chosen, api, today, sent }: ReadProps) {
  const words = useWords();
  const said = words.framework.propose;
  const action = useAction(words.common.notDone);
  const [day, setDay] = useState<string>(today);
  const [note, setNote] = useState("");
  const from = IsoDay.safeParse(day);
  const { file } = chosen;
  const send = () =>
    action.run(async () => {
      if (!from.success) return undefined;
      const outcome = await api.propose({ file, from: from.data, note });
      if (outcome.ok) sent();
      return outcome;
    });
  return (
    <div className="propose-send">
      <Field label={said.from} validationMessage={from.success ? "" : said.needsDay}>
        <Input type="date" value={day} onChange={(_, { value }) => setDay(value)} />
      </Field>
      <Field label={said.note}>
        <Input value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
      {from.success && (
        <PreviewFold key={day} preview={() => api.preview({ file, from: from.data })} />
      )}
      <ActionProblem state={action.state} />
      <div className="actions">
        <Button appearance="primary" disabled={!from.success} onClick={send}>
          {said.send}
        </Button>
      </div>
    </div>
  );
}
