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
import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import { valueText } from "../../words/value-text.ts";
import type { PageProps } from "../Dashboard.tsx";
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
          {[columns.when, columns.row, columns.what, columns.from, columns.to].map((column) => (
            <TableHeaderCell key={column}>{column}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {changes.map((change) => {
          const field = change.field === null ? undefined : fieldOf(change.register, change.field);
          const text = (value: ChangeView["from"]) => valueText(value, field, framework, words);
          return (
            <TableRow key={`${change.version}/${change.field}`}>
              <TableCell>
                <span className="date">{words.common.moment(change.at, now)}</span>
                <span className="quiet">{change.who}</span>
              </TableCell>
              <TableCell>
                <span>{change.rowName}</span>
                <span className="quiet">{registerOf(change.register).singular}</span>
              </TableCell>
              <TableCell data-column={columns.what}>
                {field?.label ?? change.field ?? words.pane.row.wholeRow}
              </TableCell>
              <TableCell data-column={columns.from}>
                {change.field === null ? "" : text(change.from)}
              </TableCell>
              <TableCell data-column={columns.to}>
                {change.field === null ? "" : text(change.to)}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
