import {
  Button,
  Field,
  Input,
  Select,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@fluentui/react-components";
import { useState } from "react";
import { PLAN_ENTRY_KINDS } from "../../../shared/forward-plan/plan-entry.ts";
import type { PlanEntryView } from "../../../shared/sync/screens.ts";
import { inCommon } from "../../task-pane/look/alike-findings.ts";
import {
  dateWords,
  isLate,
  kindWords,
  lineWords,
  whenWords,
} from "../../task-pane/look/entry-words.ts";
import { DateSteps } from "../../task-pane/look/Steps.tsx";
import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import { gravityOf, linesOf, type PlanLine } from "../../task-pane/plan/plan-months.ts";
import type { PageProps } from "../use-dashboard.ts";
import { LineRows } from "./LineRows.tsx";
import { PLAN_RANGES, type PlanColumn, rangeDays } from "./plan-table.ts";
import { usePlanTable } from "./use-plan-table.ts";

const COLUMNS: readonly PlanColumn[] = ["date", "kind", "title", "owner"];
/** A table longer than this is slow to draw and is not read to its end. */
const SHOWN_AT_FIRST = 150;

/** The forward plan as a table to sort, filter and print. */
export function PlanPage(props: PageProps) {
  const words = useWords();
  const table = usePlanTable(props);
  const { today } = props.open.me;
  const { filter } = table;
  const range = PLAN_RANGES.find((one) => {
    const days = rangeDays(one, today);
    return days.from === filter.from && days.to === filter.to;
  });
  return (
    <section aria-labelledby="plan-title">
      <h2 id="plan-title">{words.dashboard.plan.title}</h2>
      <search className="filters no-print">
        <Field label={words.dashboard.plan.filter}>
          <Input
            type="search"
            placeholder={words.dashboard.plan.filterHint}
            value={filter.text}
            onChange={(_, { value }) => table.change({ text: value })}
          />
        </Field>
        <Field label={words.dashboard.plan.kind}>
          <Select value={filter.kind} onChange={(_, { value }) => table.change({ kind: value })}>
            <option value="">{words.dashboard.plan.allKinds}</option>
            {PLAN_ENTRY_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words.plan.kinds[kind]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.dashboard.plan.range}>
          <Select
            value={range ?? ""}
            onChange={(_, { value }) => {
              const chosen = PLAN_RANGES.find((one) => one === value);
              if (chosen !== undefined) table.change(rangeDays(chosen, today));
            }}
          >
            {range === undefined && (
              <option value="">{words.dashboard.quarter.range(filter.from, filter.to)}</option>
            )}
            {PLAN_RANGES.map((one) => (
              <option key={one} value={one}>
                {words.dashboard.plan.ranges[one]}
              </option>
            ))}
          </Select>
        </Field>
      </search>
      <WhenLoaded loaded={table.loaded}>
        {(entries) => {
          const rows = table.rowsOf(entries);
          const dated = rows.filter(({ date }) => date !== null).length;
          return (
            <>
              <p className="quiet" role="status">
                {words.dashboard.plan.count(dated, rows.length - dated)}
              </p>
              {rows.length === 0 ? (
                <>
                  <p>{words.dashboard.plan.nothing}</p>
                  <Button
                    onClick={() => table.change({ text: "", kind: "", ...rangeDays("all", today) })}
                  >
                    {words.dashboard.plan.clear}
                  </Button>
                </>
              ) : (
                <PlanTable rows={rows} table={table} />
              )}
            </>
          );
        }}
      </WhenLoaded>
    </section>
  );
}

type PlanTableProps = Readonly<{
  rows: readonly PlanEntryView[];
  table: ReturnType<typeof usePlanTable>;
}>;

function PlanTable({ rows, table }: PlanTableProps) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const lines = linesOf(rows);
  const shown = all ? lines : lines.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <Table size="small" aria-labelledby="plan-title" className="plan-table">
        <TableHeader>
          <TableRow>
            {COLUMNS.map((column) => (
              <TableHeaderCell
                key={column}
                className={`column-${column}`}
                sortable
                {...(table.sort.by === column && {
                  sortDirection: table.sort.ascending ? "ascending" : "descending",
                })}
                onClick={() => table.sortBy(column)}
              >
                {words.dashboard.plan.columns[column]}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {shown.map((line) => (
            <PlanTableRow key={line.entries[0].id} line={line} />
          ))}
        </TableBody>
      </Table>
      {shown.length < lines.length && (
        <Button className="no-print" onClick={() => setAll(true)}>
          {words.toDo.more(lines.length - shown.length)}
        </Button>
      )}
    </>
  );
}

/** One date, or several of one name and day; what they have in common is said once. */
function PlanTableRow({ line }: Readonly<{ line: PlanLine }>) {
  const words = useWords();
  const { entries } = line;
  const [entry, ...others] = entries;
  const owners = [...new Set(entries.flatMap(({ owner }) => owner ?? []))];
  return (
    <TableRow>
      <TableCell className="column-date">
        <span className="date">{dateWords(entry, words)}</span>
        <span className={isLate(entry) ? "late" : "quiet"}>{whenWords(entry, words)}</span>
      </TableCell>
      <TableCell className="column-kind">
        <span className={`kind kind-${gravityOf(line)}`}>{kindWords(entry, words)}</span>
        {entries.some(({ noSuccessor }) => noSuccessor) && (
          <span className="late">{words.plan.noSuccessor}</span>
        )}
      </TableCell>
      <TableCell className="column-title">
        <span>{lineWords(line, words)}</span>
        {others.length > 0 && <LineRows line={line} />}
        <DateSteps
          steps={inCommon(entries, ({ steps }) => steps) ?? []}
          movedBy={inCommon(entries, ({ movedBy }) => movedBy) ?? []}
        />
      </TableCell>
      <TableCell className="column-owner">
        {owners.length === 0 ? (
          <span className="quiet">{words.dashboard.plan.noOwner}</span>
        ) : (
          words.common.list(owners)
        )}
      </TableCell>
    </TableRow>
  );
}
