import { Button, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { EditionLine, EditionPreview } from "../../../shared/sync/screens.ts";
import type { Result } from "../../../shared/values/result.ts";
import { StepList } from "../../task-pane/look/Steps.tsx";
import { useAction } from "../../task-pane/look/use-action.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { ActionProblem } from "../../task-pane/look/Waiting.tsx";

type PreviewFoldProps = Readonly<{ preview: () => Promise<Result<EditionPreview, string>> }>;

/** What an edition would do to the rows there are, worked out when somebody asks. */
export function PreviewFold({ preview }: PreviewFoldProps) {
  const words = useWords();
  const action = useAction(words.common.notDone);
  const [shown, setShown] = useState<EditionPreview | null>(null);
  const look = () =>
    action.run(async () => {
      const outcome = await preview();
      if (outcome.ok) setShown(outcome.value);
      return outcome;
    });
  return (
    <div className="edition-preview" aria-live="polite">
      {shown === null && action.state.phase !== "busy" && (
        <Button onClick={look}>{words.framework.preview.show}</Button>
      )}
      {action.state.phase === "busy" && (
        <Spinner size="tiny" label={words.framework.preview.looking} />
      )}
      <ActionProblem state={action.state} />
      {shown !== null && <PreviewParts preview={shown} />}
    </div>
  );
}

function PreviewParts({ preview }: Readonly<{ preview: EditionPreview }>) {
  const words = useWords();
  const { fails, wouldFailToday, mended, figures } = preview;
  const said = words.framework.preview;
  return (
    <>
      <p className={fails.count === 0 ? "good" : "late"}>{said.fails(fails.count)}</p>
      <PreviewLines lines={fails.lines} count={fails.count} />
      {wouldFailToday.count > 0 && (
        <>
          <p>{said.today(wouldFailToday.count)}</p>
          <PreviewLines lines={wouldFailToday.lines} count={wouldFailToday.count} />
        </>
      )}
      {mended.count > 0 && (
        <>
          <p>{said.mended(mended.count)}</p>
          <PreviewLines lines={mended.lines} count={mended.count} />
        </>
      )}
      {figures > 0 && <p className="quiet">{said.printed(figures)}</p>}
    </>
  );
}

type LinesProps = Readonly<{ lines: readonly EditionLine[]; count: number }>;

function PreviewLines({ lines, count }: LinesProps) {
  const words = useWords();
  return (
    <ul className="preview-lines">
      {lines.map(({ row, name, register, sentence, arithmetic, language, source }) => (
        <li key={`${row}/${sentence}`}>
          <h5>
            {name} <span className="quiet">{registerOf(register).singular}</span>
          </h5>
          <p lang={language}>{sentence}</p>
          {arithmetic.length > 0 && <StepList steps={arithmetic} language={language} />}
          <blockquote className="quiet">{source.quote}</blockquote>
        </li>
      ))}
      {count > lines.length && <li>{words.framework.preview.more(count - lines.length)}</li>}
    </ul>
  );
}
