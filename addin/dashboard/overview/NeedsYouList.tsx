import { Button } from "@fluentui/react-components";
import { fieldOf } from "../../../shared/registers/all-registers.ts";
import type { FieldValue } from "../../../shared/registers/field.ts";
import type { Conflict } from "../../../shared/sync/protocol.ts";
import { unreachable } from "../../../shared/values/result.ts";
import { useAction } from "../../task-pane/look/use-action.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { ActionProblem } from "../../task-pane/look/Waiting.tsx";
import { Sides } from "../../task-pane/to-do/Sides.tsx";
import { valueText } from "../../words/value-text.ts";
import { AlertsCard } from "../alerts/AlertsCard.tsx";
import { LongPastCard } from "../alerts/LongPastCard.tsx";
import { FindingsCard } from "../findings/FindingsCard.tsx";
import type { OpenState } from "../use-dashboard.ts";
import { linkTo } from "../use-page.ts";
import { type NeedsYouItem, needsYou, needsYouKey } from "./needs-you.ts";
import type { OverviewContent } from "./use-overview.ts";

type NeedsYouListProps = Readonly<{
  content: OverviewContent;
  open: OpenState;
  changed: () => void;
}>;

/** At most seven things, each with what settles it. */
export function NeedsYouList({ content, open, changed }: NeedsYouListProps) {
  const words = useWords();
  const { items, waiting } = needsYou(content.pressing, content.conflicts, content.findings);
  return (
    <section className="panel" aria-labelledby="needs-you-title">
      <h2 id="needs-you-title">{words.dashboard.needsYou.title}</h2>
      {items.length === 0 && <p>{words.dashboard.needsYou.nothing}</p>}
      <ol className="cards">
        {items.map((item) => (
          <li key={needsYouKey(item)} className="card">
            <Item item={item} content={content} open={open} changed={changed} />
          </li>
        ))}
      </ol>
      {waiting > 0 && (
        <p className="quiet">
          {words.dashboard.needsYou.more(waiting)}{" "}
          <a href={linkTo("alerts")}>{words.dashboard.needsYou.openAlerts}</a>{" "}
          <a href={linkTo("findings")}>{words.dashboard.needsYou.openFindings}</a>
        </p>
      )}
    </section>
  );
}

type ItemProps = NeedsYouListProps & Readonly<{ item: NeedsYouItem }>;

function Item({ item, content, open, changed }: ItemProps) {
  switch (item.kind) {
    case "alerts":
      return <AlertsCard rows={item.rows} open={open} changed={changed} />;
    case "long-past":
      return <LongPastCard alerts={item.alerts} open={open} changed={changed} />;
    case "finding":
      return <FindingsCard findings={item.findings} />;
    case "conflict":
      return (
        <ConflictItem
          conflict={item.conflict}
          rowName={content.names.get(item.conflict.row) ?? item.conflict.row}
          open={open}
          changed={changed}
        />
      );
    default:
      return unreachable(item);
  }
}

type ConflictItemProps = Readonly<{
  conflict: Conflict;
  rowName: string;
  open: OpenState;
  changed: () => void;
}>;

function ConflictItem({ conflict, rowName, open, changed }: ConflictItemProps) {
  const words = useWords();
  const settling = useAction(words.common.notDone);
  const field = conflict.field === null ? undefined : fieldOf(conflict.register, conflict.field);
  const text = (value: FieldValue) =>
    valueText(value, field, open.me.framework, words) || words.toDo.conflict.blank;
  const now = Date.now();
  const settle = (choice: "mine" | "theirs") =>
    settling.run(async () => {
      await open.api.settle(conflict, choice);
      changed();
      return undefined;
    });
  return (
    <>
      <h3>{words.dashboard.needsYou.conflict(field?.label ?? words.pane.row.wholeRow, rowName)}</h3>
      <Sides
        sides={[
          { label: words.dashboard.needsYou.before, text: text(conflict.base) },
          {
            label: conflict.mineBy,
            text: text(conflict.mine),
            when: words.common.moment(conflict.mineAt, now),
          },
          {
            label: conflict.theirsBy,
            text: text(conflict.theirs),
            when: words.common.moment(conflict.theirsAt, now),
          },
        ]}
      />
      <p className="quiet">{words.dashboard.needsYou.conflictNext}</p>
      <ActionProblem state={settling.state} />
      <div className="buttons no-print">
        <Button size="small" onClick={() => settle("mine")}>
          {words.dashboard.needsYou.keep(conflict.mineBy)}
        </Button>
        <Button size="small" onClick={() => settle("theirs")}>
          {words.dashboard.needsYou.keep(conflict.theirsBy)}
        </Button>
      </div>
    </>
  );
}
