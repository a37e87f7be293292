import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Session } from "../../session.ts";
import { Arrived } from "../look/Arrived.tsx";
import { FindingLanguage } from "../look/FindingLanguage.tsx";
import { useAction } from "../look/use-action.ts";
import { useWords } from "../look/use-words.ts";
import { ActionProblem } from "../look/Waiting.tsx";
import type { ReadyState } from "../use-places.ts";

/** Which programs these are, for whoever helps when something does not work. */
export type Program = Readonly<{ version: string; host: string }>;

type AboutProps = Readonly<{
  program: Program;
  session: Pick<Session, "sayFindingsIn">;
  state: ReadyState;
  close: () => void;
}>;

/**
 * The choice of language, and what support asks for first, to be copied in one press. Nothing of
 * anybody's data.
 */
export function About({ program, session, state, close }: AboutProps) {
  const words = useWords();
  const copying = useAction(words.pane.about.notCopied);
  const [copied, setCopied] = useState(false);
  const { document } = state.me.framework;
  const facts = [
    [words.common.product, program.version],
    [words.pane.about.host, program.host],
    [words.pane.about.framework, `${document.title}, ${document.edition}`],
    [words.pane.about.workbook, state.workbook ?? words.pane.about.notConnected],
    [words.pane.about.register, words.common.number(state.head)],
  ] as const;
  const text = facts.map(([name, value]) => `${name}: ${value}`).join("\n");
  return (
    <section className="screen">
      <Arrived>{words.pane.about.title}</Arrived>
      <FindingLanguage
        language={state.language}
        choose={(language) => void session.sayFindingsIn(language)}
        also={words.pane.about.notAcceptedStays}
      />
      <dl className="about">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ActionProblem state={copying.state} />
      <p className="only-heard" role="status">
        {copied && words.pane.about.copied}
      </p>
      <div className="buttons">
        <Button
          onClick={() =>
            copying.run(async () => {
              setCopied(false);
              await navigator.clipboard.writeText(text);
              setCopied(true);
              return undefined;
            })
          }
        >
          {copied ? words.pane.about.copied : words.pane.about.copy}
        </Button>
        <Button onClick={close}>{words.pane.tables.close}</Button>
      </div>
    </section>
  );
}
