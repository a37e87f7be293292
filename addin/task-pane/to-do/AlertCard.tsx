import { Button, Field, Input, Select } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { NEXT_ACTION } from "../../../shared/alerts/next-action.ts";
import { addDays, formatDate, type IsoDay } from "../../../shared/values/calendar-date.ts";
import { AlertHeadline } from "../look/AlertHeadline.tsx";
import { Fold } from "../look/Fold.tsx";
import { DateSteps } from "../look/Steps.tsx";
import { type Action, useAction } from "../look/use-action.ts";
import { useWords } from "../look/use-words.ts";
import { ActionProblem } from "../look/Waiting.tsx";
import { CardHead } from "./CardHead.tsx";
import type { AlertToDo, ToDoCardProps } from "./to-do-card.ts";

type AlertCardProps = ToDoCardProps<"alert"> &
  Readonly<{
    /** Later dates of the same row, settled along with the first. */
    others: readonly AlertToDo[];
  }>;

/** The dates of a row somebody must know about: the first, how it comes about, seen or later. */
export function AlertCard({ item, others, session, state, show }: AlertCardProps) {
  const words = useWords();
  const settling = useAction(words.common.notDone);
  const [later, setLater] = useState(false);
  const { alert } = item;
  const forAll = async (work: (key: string) => Promise<void>) => {
    // One after the other: a failure half-way leaves the rest in the list.
    for (const each of [item, ...others]) await work(each.alert.key);
  };
  return (
    <>
      <CardHead title={item.at?.rowName ?? alert.subjectName} show={show} />
      <AlertHeadline alert={alert} />
      <p>{NEXT_ACTION[alert.kind]}</p>
      <p className="quiet">
        {alert.nobodyNamed ? words.toDo.alert.nobodyNamed : words.toDo.alert.forWhom(alert.forWhom)}
      </p>
      <DateSteps steps={alert.steps} />
      {others.length > 0 && (
        <Fold label={words.toDo.alert.others(others.length)}>
          {others.map((other) => (
            <AlertHeadline key={other.alert.key} alert={other.alert} />
          ))}
        </Fold>
      )}
      <ActionProblem state={settling.state} />
      {!later && (
        <div className="buttons">
          <Button
            size="small"
            disabledFocusable={settling.state.phase === "busy"}
            onClick={() =>
              settling.run(async () => {
                await session.acknowledge([item, ...others].map((each) => each.alert.key));
                return undefined;
              })
            }
          >
            {words.toDo.alert.done(1 + others.length)}
          </Button>
          <Button size="small" onClick={() => setLater(true)}>
            {words.toDo.alert.later}
          </Button>
        </div>
      )}
      {later && (
        <LaterForm
          today={state.me.today}
          settling={settling}
          snooze={(until, reason) => forAll((key) => session.snooze(key, until, reason))}
          cancel={() => setLater(false)}
        />
      )}
    </>
  );
}

type LaterFormProps = Readonly<{
  today: IsoDay;
  settling: Action;
  snooze: (until: IsoDay, reason: string) => Promise<void>;
  cancel: () => void;
}>;

/** Later than now needs a day and a reason, which colleagues can read. */
function LaterForm({ today, settling, snooze, cancel }: LaterFormProps) {
  const words = useWords();
  const days = [
    { label: words.toDo.alert.inAWeek, day: addDays(today, 7) },
    { label: words.toDo.alert.inTwoWeeks, day: addDays(today, 14) },
    { label: words.toDo.alert.inAMonth, day: addDays(today, 30) },
  ];
  const [until, setUntil] = useState(addDays(today, 7));
  const [reason, setReason] = useState("");
  const [asking, setAsking] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim() === "") {
      setAsking(true);
      return;
    }
    settling.run(async () => {
      await snooze(until, reason.trim());
      return undefined;
    });
  }
  return (
    <form className="inset" onSubmit={submit} noValidate>
      <Field label={words.toDo.alert.laterUntil} size="small">
        <Select
          size="small"
          value={until}
          onChange={(_, { value }) => {
            const chosen = days.find(({ day }) => day === value);
            if (chosen !== undefined) setUntil(chosen.day);
          }}
        >
          {days.map(({ label, day }) => (
            <option key={day} value={day}>
              {label}, {formatDate(day)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={words.toDo.alert.laterReason}
        size="small"
        required
        {...(asking && { validationMessage: words.toDo.alert.laterReasonMissing })}
      >
        <Input size="small" value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className="buttons">
        <Button
          size="small"
          type="submit"
          appearance="primary"
          disabledFocusable={settling.state.phase === "busy"}
        >
          {words.toDo.alert.snooze}
        </Button>
        <Button size="small" onClick={cancel}>
          {words.common.cancel}
        </Button>
      </div>
    </form>
  );
}
