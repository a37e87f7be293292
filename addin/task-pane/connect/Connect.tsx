import { Button, Spinner } from "@fluentui/react-components";
import { CheckmarkCircle24Regular } from "@fluentui/react-icons";
import { useState } from "react";
import type { Me } from "../../../shared/sync/screens.ts";
import { unreachable } from "../../../shared/values/result.ts";
import type { Session } from "../../session.ts";
import { Arrived } from "../look/Arrived.tsx";
import { useWords } from "../look/use-words.ts";
import { ChooseTable } from "./ChooseTable.tsx";
import { MapColumns } from "./MapColumns.tsx";
import { Preview } from "./Preview.tsx";
import { useConnect } from "./use-connect.ts";

type ConnectProps = Readonly<{
  session: Session;
  me: Me;
  /** No sheet that is written into is connected yet. */
  isFirst: boolean;
  /** Called when a person goes on from what was offered. */
  begun: () => void;
  close: () => void;
}>;

/** Connecting a sheet: which one, how it is understood, what will happen, done. */
export function Connect({ session, me, isFirst, begun, close }: ConnectProps) {
  const words = useWords();
  const { state, ...flow } = useConnect(session);
  // As it was when this was opened: once connected, it is still the first that was.
  const [wasFirst] = useState(isFirst);
  switch (state.phase) {
    case "looking":
      return <Spinner className="waiting" label={words.connect.looking} />;
    case "not-found":
      return (
        <section className="screen">
          <Arrived>{words.connect.nothingFound}</Arrived>
          <p>{state.sentence ?? words.connect.nothingFoundNext}</p>
          <div className="buttons">
            <Button appearance="primary" onClick={flow.look}>
              {words.connect.lookAgain}
            </Button>
            <Button onClick={close}>{words.connect.notNow}</Button>
          </div>
        </section>
      );
    case "choosing":
      return <ChooseTable proposals={state.proposals} me={me} choose={flow.choose} close={close} />;
    case "mapping":
      return (
        <MapColumns
          draft={state.draft}
          problem={state.problem}
          framework={me.framework}
          change={(draft) => {
            begun();
            flow.change(draft);
          }}
          next={() => {
            begun();
            flow.preview();
          }}
          back={flow.back}
          close={close}
        />
      );
    case "previewing":
      return <Spinner className="waiting" label={words.connect.previewing} />;
    case "preview":
    case "connecting":
      return (
        <Preview
          preview={state.preview}
          draft={state.draft}
          isFirst={wasFirst}
          problem={state.phase === "preview" ? state.problem : null}
          connecting={state.phase === "connecting"}
          answer={flow.answer}
          connect={flow.connect}
          back={flow.back}
        />
      );
    case "connected": {
      const done = state.readOnly ? words.connect.readOnlyDone : words.connect.doneSentence;
      return (
        <section className="screen connected">
          <CheckmarkCircle24Regular aria-hidden className="connected-mark" />
          <Arrived>{words.connect.done}</Arrived>
          <p>{done}</p>
          {wasFirst && !state.readOnly && <p>{words.connect.doneSheets}</p>}
          <p>{words.connect.doneNext}</p>
          <Button appearance="primary" onClick={close}>
            {words.connect.finish}
          </Button>
        </section>
      );
    }
    default:
      return unreachable(state);
  }
}
