import { Field, Select } from "@fluentui/react-components";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { FundCommitments, FundYear } from "../../../shared/sync/screens.ts";
import type { FinancialYear } from "../../../shared/values/financial-year.ts";
import { formatPounds, pence } from "../../../shared/values/pence.ts";
import type { ListedRow } from "../../session.ts";
import { FenceFigures } from "../../task-pane/look/FenceFigures.tsx";
import { FundBarDrawing } from "../../task-pane/look/FundBarDrawing.tsx";
import { FundFigures } from "../../task-pane/look/FundFigures.tsx";
import { type FundNode, flatTree, fundTree, isEmptyYear } from "../../task-pane/look/fund-bars.ts";
import type { MoneyYears } from "../../task-pane/look/money-years.ts";
import { NotListed } from "../../task-pane/look/NotListed.tsx";
import { rowsBehind } from "../../task-pane/look/rows-behind.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import type { PageProps } from "../use-dashboard.ts";
import { useCommitments } from "./use-commitments.ts";

/** Years across, funds down: what is already spoken for, first. */
export function CommitmentsPage(props: PageProps) {
  const words = useWords();
  const page = useCommitments(props);
  return (
    <section aria-labelledby="commitments-title">
      <h2 id="commitments-title">{words.dashboard.commitments.title}</h2>
      <p className="quiet">{words.dashboard.commitments.lead}</p>
      <WhenLoaded loaded={page.loaded}>
        {({ money: { funds, years }, rows }) =>
          funds.length === 0 ? (
            <p>{words.dashboard.commitments.nothing}</p>
          ) : (
            <>
              <FirstYear years={years} startAt={page.startAt} />
              <CommitmentsTable funds={funds} page={page} />
              <OpenedFigures funds={funds} rows={rows} page={page} />
            </>
          )
        }
      </WhenLoaded>
    </section>
  );
}

type FirstYearProps = Readonly<{ years: MoneyYears; startAt: (year: FinancialYear) => void }>;

/** Other years in which something is recorded; why the table begins where it does. */
function FirstYear({ years, startAt }: FirstYearProps) {
  const words = useWords();
  const { near, others, shown, instead } = years;
  const offered = [...new Set([near[0], shown, ...others])].toSorted();
  return (
    <>
      {offered.length > 1 && (
        <div className="filters no-print">
          <Field label={words.dashboard.commitments.firstYear}>
            <Select
              value={shown}
              onChange={(_, { value }) => {
                const chosen = offered.find((year) => year === value);
                if (chosen !== undefined) startAt(chosen);
              }}
            >
              {offered.map((year) => (
                <option key={year} value={year}>
                  {year}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      )}
      {instead !== null && <p role="status">{words.money.instead(instead, shown)}</p>}
    </>
  );
}

type TableProps = Readonly<{
  funds: readonly FundCommitments[];
  page: ReturnType<typeof useCommitments>;
}>;

function CommitmentsTable({ funds, page }: TableProps) {
  const words = useWords();
  const years = [
    ...new Set(
      funds.flatMap(({ years: known }) => known.map(({ financialYear }) => financialYear)),
    ),
  ].toSorted();
  return (
    // On a narrow screen the years scroll sideways, which a keyboard must be able to do too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className="scrolls" aria-label={words.dashboard.commitments.lead} tabIndex={0}>
      <table className="commitments">
        <thead>
          <tr>
            <th scope="col">{words.dashboard.commitments.fund}</th>
            {years.map((year) => (
              <th key={year} scope="col">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {flatTree(fundTree(funds)).map(({ fund, parts, depth }) => (
            <tr key={fund.id ?? fund.fund}>
              <th scope="row" style={{ paddingLeft: `${depth * 20 + 8}px` }}>
                {fund.fund}
              </th>
              <FundCells fund={fund} parts={parts} years={years} page={page} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type FundCellsProps = Readonly<{
  fund: FundCommitments;
  parts: readonly FundNode[];
  years: readonly FinancialYear[];
  page: TableProps["page"];
}>;

function FundCells({ fund, parts, years, page }: FundCellsProps) {
  const words = useWords();
  if (fund.years.every(isEmptyYear)) {
    return (
      <td colSpan={years.length} className="quiet commitment-none">
        {words.dashboard.commitments.nothingHere}
      </td>
    );
  }
  return (
    <>
      {years.map((year) => {
        const figures = fund.years.find(({ financialYear }) => financialYear === year);
        return (
          <td key={year}>
            {figures === undefined || isEmptyYear(figures) ? (
              <span className="quiet">{words.dashboard.commitments.noBudget}</span>
            ) : (
              <button
                type="button"
                className="commitment"
                aria-expanded={page.opened?.fund === fund.fund && page.opened.year === year}
                onClick={() => page.toggle(fund.fund, year)}
              >
                <Commitment fund={fund.fund} parts={parts} year={figures} />
              </button>
            )}
          </td>
        );
      })}
    </>
  );
}

type CommitmentProps = Readonly<{ fund: string; parts: readonly FundNode[]; year: FundYear }>;

function Commitment({ fund, parts, year }: CommitmentProps) {
  const words = useWords();
  const over = year.headroom < -year.agreedOver;
  return (
    <>
      <strong className="date">
        {formatPounds(pence(year.committed + year.notYetContracted))}
      </strong>
      <FundBarDrawing fund={fund} year={year} parts={parts} />
      <span className={over ? "commitment-left late" : "commitment-left quiet"}>
        {year.budget === 0
          ? words.dashboard.commitments.noBudget
          : `${formatPounds(pence(Math.abs(year.headroom)))} ${
              over
                ? words.dashboard.commitments.over
                : year.headroom < 0
                  ? words.dashboard.commitments.overAsAgreed
                  : words.dashboard.commitments.left
            }`}
      </span>
      {year.notListed !== null && year.notListed > 0 && (
        <span className="commitment-left">
          {words.money.notListedShort(formatPounds(year.notListed))}
        </span>
      )}
    </>
  );
}

type OpenedProps = TableProps & Readonly<{ rows: readonly ListedRow[] }>;

function OpenedFigures({ funds, rows, page }: OpenedProps) {
  const words = useWords();
  const { opened } = page;
  const fund = funds.find((one) => one.fund === opened?.fund);
  const year = fund?.years.find(({ financialYear }) => financialYear === opened?.year);
  if (fund === undefined || year === undefined) return null;
  const behind = rowsBehind(rows, fund, year.financialYear);
  const parts = flatTree(fundTree(funds)).find((one) => one.fund === fund)?.parts ?? [];
  return (
    <section className="panel" aria-live="polite" aria-labelledby="figures-title">
      <h3 id="figures-title">
        {fund.fund}, {year.financialYear}
      </h3>
      <div className="figures-and-rows">
        <div>
          <FundBarDrawing fund={fund.fund} year={year} parts={parts} />
          <FenceFigures year={year} parts={parts} />
          <NotListed year={year} />
          <FundFigures year={year} />
        </div>
        <div>
          <h4>{words.money.rowsBehind}</h4>
          {behind.length === 0 && <p className="quiet">{words.money.noRows}</p>}
          <ul className="rows-behind">
            {behind.map(({ row, amount }) => (
              <li key={row.id}>
                <span>
                  {row.name} <span className="quiet">{registerOf(row.register).singular}</span>
                </span>
                <span className="date">{amount === null ? "" : formatPounds(amount)}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
