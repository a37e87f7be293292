import { Button } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { Fold } from "./Fold.tsx";
import { useWords } from "./use-words.ts";

/** A longer list is drawn a part at a time. */
const SHOWN_AT_FIRST = 20;
const SHOWN_MORE = 100;

export type FoldedRow = Readonly<{
  key: string;
  name: string;
  detail?: string | null;
  /** The way to its cell, where this workbook has it. */
  show?: () => void;
}>;

type FoldedRowsProps = Readonly<{ rows: readonly FoldedRow[]; label?: ReactNode }>;

/** The rows that something is about, for whoever unfolds them. */
export function FoldedRows({ rows, label }: FoldedRowsProps) {
  const words = useWords();
  const [shownCount, setShownCount] = useState(SHOWN_AT_FIRST);
  const shown = rows.slice(0, shownCount);
  const left = rows.length - shown.length;
  return (
    <Fold label={label ?? words.common.rows(rows.length)}>
      <ul className="folded-rows">
        {shown.map(({ key, name, detail, show }) => (
          <li key={key}>
            {show === undefined ? (
              name
            ) : (
              <Button
                className="card-title"
                appearance="transparent"
                aria-label={words.toDo.goTo(name)}
                onClick={show}
              >
                {name}
              </Button>
            )}
            {detail !== undefined && detail !== null && <span className="quiet"> {detail}</span>}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button
          size="small"
          appearance="subtle"
          onClick={() => setShownCount((before) => before + SHOWN_MORE)}
        >
          {words.common.moreRows(left)}
        </Button>
      )}
    </Fold>
  );
}
