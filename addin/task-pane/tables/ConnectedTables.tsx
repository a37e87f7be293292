import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { ConnectedTable, Session } from "../../session.ts";
import { useAction } from "../look/use-action.ts";
import { useWords } from "../look/use-words.ts";
import { ActionProblem } from "../look/Waiting.tsx";
import type { ReadyState } from "../use-places.ts";
import { MarkSwitch } from "./MarkSwitch.tsx";
import { RemoveMarks } from "./RemoveMarks.tsx";

type ConnectedTablesProps = Readonly<{
  session: Session;
  state: ReadyState;
  close: () => void;
}>;

/** Which sheets are connected, and the way back out. */
export function ConnectedTables({ session, state, close }: ConnectedTablesProps) {
  const words = useWords();
  const written = state.tables.filter(({ readOnly }) => !readOnly);
  const lastWritten = written.length === 1 ? written[0] : null;
  return (
    <section className="screen" aria-labelledby="tables-title">
      <h2 id="tables-title">{words.pane.tables.title}</h2>
      {state.tables.length === 0 && <p>{words.pane.tables.none}</p>}
      <ul className="cards">
        {state.tables.map((table) => (
          <li key={table.id} className="card">
            <TableCard session={session} table={table} isLastWritten={table === lastWritten} />
          </li>
        ))}
      </ul>
      <RemoveMarks session={session} />
      <Button onClick={close}>{words.pane.tables.close}</Button>
    </section>
  );
}

type TableCardProps = Readonly<{
  session: Session;
  table: ConnectedTable;
  /** No other sheet is written into: without it ours are kept up to date no more. */
  isLastWritten: boolean;
}>;

function TableCard({ session, table, isLastWritten }: TableCardProps) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const disconnecting = useAction(words.common.notDone);
  return (
    <>
      <p>
        <strong>{words.pane.tables.line(table.sheetName, registerOf(table.register).label)}</strong>
      </p>
      <p className="quiet">
        {words.common.rows(table.rows)}
        {table.readOnly && `. ${words.pane.tables.readOnly}`}
      </p>
      {!table.readOnly && <MarkSwitch session={session} table={table} />}
      {!asking && (
        <Button size="small" onClick={() => setAsking(true)}>
          {words.pane.tables.disconnect}
        </Button>
      )}
      {asking && (
        <div role="alert" className="inset">
          <p>
            {table.readOnly
              ? words.pane.tables.disconnectReadOnlyAsk(table.sheetName)
              : words.pane.tables.disconnectAsk(table.sheetName)}
          </p>
          {isLastWritten && <p>{words.pane.tables.disconnectLast}</p>}
          <div className="buttons">
            <Button
              size="small"
              appearance="primary"
              disabledFocusable={disconnecting.state.phase === "busy"}
              onClick={() =>
                disconnecting.run(async () => {
                  await session.disconnect(table.id);
                  return undefined;
                })
              }
            >
              {table.readOnly
                ? words.pane.tables.disconnectReadOnlyYes
                : words.pane.tables.disconnectYes}
            </Button>
            <Button size="small" onClick={() => setAsking(false)}>
              {words.common.cancel}
            </Button>
          </div>
        </div>
      )}
      <ActionProblem state={disconnecting.state} />
    </>
  );
}
