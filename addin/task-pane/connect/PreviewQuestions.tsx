import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import type { ConnectPreview } from "../../session.ts";
import { useWords } from "../look/use-words.ts";
import { type ConnectDraft, toggled } from "./connect-draft.ts";

/** A register of thousands has hundreds of these, and what is told beneath must be found. */
const NAMES_AT_FIRST = 5;
const NAMES_MORE = 50;

type PreviewQuestionsProps = Readonly<{
  preview: ConnectPreview;
  draft: ConnectDraft;
  answer: (draft: ConnectDraft) => void;
}>;

/** What only a person can tell before connecting; left unanswered, nothing is assumed. */
export function PreviewQuestions({ preview, draft, answer }: PreviewQuestionsProps) {
  const words = useWords();
  const { openEnded, alikeNames } = preview;
  const [shownNames, setShownNames] = useState(NAMES_AT_FIRST);
  const namesLeft = alikeNames.length - shownNames;
  if (openEnded.length + alikeNames.length === 0) return null;
  return (
    <>
      <h3>{words.connect.asked}</h3>
      <ul className="columns">
        {openEnded.map(({ field, header, words: said, cells }) => (
          <li key={field} className="column">
            <p>{words.connect.openEnded(header, said, cells)}</p>
            <Checkbox
              label={words.connect.openEndedYes}
              checked={draft.openEnded.includes(field)}
              onChange={() => answer({ ...draft, openEnded: toggled(draft.openEnded, field) })}
            />
          </li>
        ))}
        {alikeNames.slice(0, shownNames).map(({ key, name, others }) => (
          <li key={key} className="column">
            <p>{words.connect.alike([name, ...others])}</p>
            <Checkbox
              label={words.connect.alikeYes(name)}
              checked={draft.sameNames.includes(key)}
              onChange={() => answer({ ...draft, sameNames: toggled(draft.sameNames, key) })}
            />
          </li>
        ))}
      </ul>
      {namesLeft > 0 && (
        <Button
          size="small"
          appearance="subtle"
          onClick={() => setShownNames((before) => before + NAMES_MORE)}
        >
          {words.connect.moreNames(namesLeft)}
        </Button>
      )}
    </>
  );
}
