import { Checkbox } from "@fluentui/react-components";
import type { SpreadMatch } from "../../../shared/reading/find-spread.ts";
import type { ColumnProposal } from "../../session.ts";
import { useWords } from "../look/use-words.ts";
import { surenessFor } from "./connect-draft.ts";

type SpreadColumnsProps = Readonly<{
  spread: SpreadMatch;
  columns: readonly ColumnProposal[];
  taken: boolean;
  /** Then they cannot be taken. */
  readOnly: boolean;
  change: (taken: boolean) => void;
}>;

/** Years or funds across, as the one thing they are: taken, or left to be chosen column by column. */
export function SpreadColumns({ spread, columns, taken, readOnly, change }: SpreadColumnsProps) {
  const words = useWords();
  const samples = new Map(columns.map((column) => [column.column, column.samples[0] ?? ""]));
  const alone = readOnly ? words.connect.spreadUnread : words.connect.spreadAlone;
  const sureness = surenessFor(spread.confidence);
  return (
    <section className="card spread">
      <Checkbox
        checked={taken}
        disabled={readOnly}
        onChange={(_, { checked }) => change(checked === true)}
        label={words.connect.spread(spread.columns.length, spread.by)}
      />
      <ul className="spread-columns">
        {spread.columns.map(({ column, header }) => (
          <li key={column}>
            <strong>{header}</strong>{" "}
            <span className="quiet">{samples.get(column) || words.connect.empty}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {taken ? words.connect.spreadHelp : alone}{" "}
        {taken && (
          <span className={`sureness sureness-${sureness}`}>{words.connect[sureness]}</span>
        )}
      </p>
    </section>
  );
}
