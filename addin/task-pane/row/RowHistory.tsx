import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Framework } from "../../../shared/framework/framework.ts";
import { fieldOf } from "../../../shared/registers/all-registers.ts";
import type { ChangeView } from "../../../shared/sync/screens.ts";
import { valueText } from "../../words/value-text.ts";
import { useWords } from "../look/use-words.ts";

/** As many as are read at a glance. */
const SHOWN_AT_FIRST = 6;

type RowHistoryProps = Readonly<{ changes: readonly ChangeView[]; framework: Framework }>;

/** Who changed what, newest first. */
export function RowHistory({ changes, framework }: RowHistoryProps) {
  const words = useWords();
  const [all, setAll] = useState(false);
  if (changes.length === 0) return <p className="quiet">{words.pane.row.noHistory}</p>;
  const now = Date.now();
  const shown = all ? changes : changes.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ol className="history">
        {shown.map((change) => {
          const field = change.field === null ? undefined : fieldOf(change.register, change.field);
          const text = (value: ChangeView["from"]) =>
            valueText(value, field, framework, words) || words.toDo.conflict.blank;
          return (
            <li key={`${change.version}/${change.field}`}>
              <p>
                {change.field === null ? (
                  words.pane.row.wholeRow
                ) : (
                  <>
                    <span className="quiet">{field?.label ?? change.field}: </span>
                    {words.pane.row.changed(text(change.from), text(change.to))}
                  </>
                )}
              </p>
              <p className="quiet history-who">
                {words.pane.row.someone(change.who, words.common.moment(change.at, now))}
              </p>
            </li>
          );
        })}
      </ol>
      {shown.length < changes.length && (
        <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
          {words.toDo.more(changes.length - shown.length)}
        </Button>
      )}
    </>
  );
}
