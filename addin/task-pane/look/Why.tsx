import type { FindingView } from "../../../shared/sync/screens.ts";
import { Fold } from "./Fold.tsx";
import { StepList } from "./Steps.tsx";
import { useWords } from "./use-words.ts";

/** The sum behind a finding, and the sentence of the organisation's document it rests on. */
export function Why({ finding, open = false }: Readonly<{ finding: FindingView; open?: boolean }>) {
  const words = useWords();
  const { arithmetic, source, language } = finding;
  return (
    <Fold label={words.common.why} open={open}>
      {arithmetic.length > 0 && <StepList steps={arithmetic} language={language} />}
      {source.quote !== "" && (
        <figure className="clause">
          <blockquote>{source.quote}</blockquote>
          <figcaption>{source.document}</figcaption>
        </figure>
      )}
      {source.quote === "" && <p className="quiet">{source.document}</p>}
    </Fold>
  );
}
