import {
  Field,
  Select,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@fluentui/react-components";
import type { Framework } from "../../../shared/framework/framework.ts";
import { fieldOf, registerOf } from "../../../shared/registers/all-registers.ts";
import type { ChangeView } from "../../../shared/sync/screens.ts";
import { Fold } from "../../task-pane/look/Fold.tsx";
import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import { valueText } from "../../words/value-text.ts";
import type { PageProps } from "../use-dashboard.ts";
import { rowChanges } from "./row-changes.ts";
import { MOST_CHANGES, SINCE, type Since, useChanges } from "./use-changes.ts";

/** Who changed what since a day, newest first. */
export function ChangesPage(props: PageProps) {
  const words = useWords();
  const page = useChanges(props);
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">{words.dashboard.changes.title}</h2>
      <div className="filters no-print">
        <Field label={words.dashboard.changes.since}>
          <Select value={page.since} onChange={(_, { value }) => page.choose(value)}>
            {(Object.keys(SINCE) as Since[]).map((since) => (
              <option key={since} value={since}>
                {words.dashboard.changes.sinceOptions[since]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <WhenLoaded loaded={page.loaded}>
        {(changes) =>
          changes.length === 0 ? (
            <p>{words.dashboard.changes.nothing}</p>
          ) : (
            <>
              <ChangesTable changes={changes} framework={props.open.me.framework} />
              {changes.length >= MOST_CHANGES && (
                <p className="quiet">{words.dashboard.changes.more(MOST_CHANGES)}</p>
              )}
            </>
          )
        }
      </WhenLoaded>
    </section>
  );
}

type ChangesTableProps = Readonly<{ changes: readonly ChangeView[]; framework: Framework }>;

function ChangesTable({ changes, framework }: ChangesTableProps) {
  const words = useWords();
  const { columns } = words.dashboard.changes;
  const now = Date.now();
  return (
    <Table size="small" aria-labelledby="changes-title" className="changes-table">
      <TableHeader>
        <TableRow>
          {[columns.when, columns.row, columns.what].map((column) => (
            <TableHeaderCell key={column}>{column}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rowChanges(changes).map(({ kind, changes: those }) => {
          const [first] = those;
          const lines = (
            <ul>
              {those.map((change) => (
                <li key={change.field}>
                  <FieldChange change={change} framework={framework} />
                </li>
              ))}
            </ul>
          );
          return (
            <TableRow key={`${first.row}/${first.version}`}>
              <TableCell>
                <span className="date">{words.common.moment(first.at, now)}</span>
                <span className="quiet">{first.who}</span>
              </TableCell>
              <TableCell>
                <span>{first.rowName}</span>
                <span className="quiet">{registerOf(first.register).singular}</span>
              </TableCell>
              <TableCell>
                {kind === "new" ? (
                  <Fold label={words.dashboard.changes.newRow(those.length)}>{lines}</Fold>
                ) : (
                  lines
                )}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

type FieldChangeProps = Readonly<{ change: ChangeView; framework: Framework }>;

function FieldChange({ change, framework }: FieldChangeProps) {
  const words = useWords();
  if (change.field === null) return <>{words.pane.row.wholeRow}</>;
  const field = fieldOf(change.register, change.field);
  const text = (value: ChangeView["from"]) =>
    valueText(value, field, framework, words) || words.toDo.conflict.blank;
  return (
    <>
      <span className="quiet">{field?.label ?? change.field}: </span>
      {change.from === null
        ? text(change.to)
        : words.pane.row.changed(text(change.from), text(change.to))}
    </>
  );
}
