import { Button } from "@fluentui/react-components";
import { ArrowRight12Regular } from "@fluentui/react-icons";
import { useWords } from "../look/use-words.ts";

type CardHeadProps = Readonly<{
  /** What it is about: the row, or the column. */
  title: string;
  /** The language of the title; English, as the screen is, where none is said. */
  language?: string | undefined;
  place?: string;
  show: (() => void) | undefined;
}>;

/** What a card is about; where it stands in a cell, the way there. */
export function CardHead({ title, language, place, show }: CardHeadProps) {
  const words = useWords();
  return (
    <div className="card-head">
      <h3 lang={language}>
        {show === undefined ? (
          title
        ) : (
          <Button
            className="card-title"
            appearance="transparent"
            iconPosition="after"
            icon={<ArrowRight12Regular />}
            aria-label={words.toDo.goTo(title)}
            onClick={show}
          >
            {title}
          </Button>
        )}
      </h3>
      {place !== undefined && place !== "" && <p className="quiet">{place}</p>}
    </div>
  );
}
