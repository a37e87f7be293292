import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { FrameworkStanding } from "../../../shared/authoring/framework-view.ts";
import type { OpenQuestion } from "../../../shared/framework/open-questions.ts";
import { IsoDay } from "../../../shared/values/calendar-date.ts";
import { useAction } from "../../task-pane/look/use-action.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { ActionProblem } from "../../task-pane/look/Waiting.tsx";
import type { FrameworkApi } from "./framework-api.ts";

type OpenQuestionsProps = Readonly<{
  standing: FrameworkStanding;
  api: FrameworkApi;
  today: IsoDay;
  changed: () => void;
}>;

/** What the document leaves open, to be answered and then signed like any other change. */
export function OpenQuestions({ standing, api, today, changed }: OpenQuestionsProps) {
  const words = useWords();
  const said = words.framework.questions;
  const action = useAction(words.common.notDone);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [day, setDay] = useState<string>(today);
  const { questions, mayPropose } = standing;
  const from = IsoDay.safeParse(day);
  const answers = questions.flatMap(({ key }) => {
    const answer = given[key]?.trim() ?? "";
    return answer === "" ? [] : [{ key, answer }];
  });
  const send = () =>
    action.run(async () => {
      if (!from.success) return undefined;
      const outcome = await api.propose({ answers, from: from.data, note: said.note });
      if (outcome.ok) {
        setGiven({});
        changed();
      }
      return outcome;
    });
  return (
    <section aria-labelledby="questions-title" className="framework-part">
      <h3 id="questions-title">{said.title}</h3>
      <p className="quiet">{questions.length === 0 ? said.none : said.lead}</p>
      {questions.length > 0 && !mayPropose && <p className="quiet">{said.onlyAdministrators}</p>}
      <ol className="questions">
        {questions.map((question) => (
          <li key={question.key} className="panel">
            <Question question={question} />
            {mayPropose && (
              <Field label={said.answer} className="no-print">
                <Input
                  value={given[question.key] ?? ""}
                  onChange={(_, { value }) => setGiven({ ...given, [question.key]: value })}
                />
              </Field>
            )}
          </li>
        ))}
      </ol>
      <ActionProblem state={action.state} />
      {answers.length > 0 && (
        <div className="propose-send no-print">
          <Field label={words.framework.propose.from}>
            <Input type="date" value={day} onChange={(_, { value }) => setDay(value)} />
          </Field>
          <div className="actions">
            <Button appearance="primary" disabled={!from.success} onClick={send}>
              {said.send(answers.length)}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

function Question({ question }: Readonly<{ question: OpenQuestion }>) {
  const words = useWords();
  const { source, meanwhile } = question;
  return (
    <>
      <p>{question.question}</p>
      {meanwhile === "our-default" && (
        <p className="quiet">{words.framework.questions.meanwhile}</p>
      )}
      {source !== null && (
        <figure className="clause">
          <blockquote>{source.quote}</blockquote>
          <figcaption>{source.document}</figcaption>
        </figure>
      )}
    </>
  );
}
