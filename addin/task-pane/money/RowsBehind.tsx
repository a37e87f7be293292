import { Button } from "@fluentui/react-components";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { FundCommitments } from "../../../shared/sync/screens.ts";
import type { FinancialYear } from "../../../shared/values/financial-year.ts";
import { formatPounds } from "../../../shared/values/pence.ts";
import type { Session } from "../../session.ts";
import { MONEY_REGISTERS, rowsBehind } from "../look/rows-behind.ts";
import { useLoaded } from "../look/use-loaded.ts";
import { useWords } from "../look/use-words.ts";
import { WhenLoaded } from "../look/Waiting.tsx";
import { type ReadyState, showingRow } from "../use-places.ts";

type RowsBehindProps = Readonly<{
  fund: FundCommitments;
  year: FinancialYear;
  session: Session;
  state: ReadyState;
}>;

/** The rows a fund's figures are made of, fetched once somebody asks; a way to those of this workbook. */
export function RowsBehind({ fund, year, session, state }: RowsBehindProps) {
  const words = useWords();
  const loaded = useLoaded(`${fund.id ?? fund.fund}/${year}`, state.head, async () => {
    const rows = await Promise.all(MONEY_REGISTERS.map((register) => session.rowsOf(register)));
    return rowsBehind(rows.flat(), fund, year);
  });
  return (
    <WhenLoaded loaded={loaded}>
      {(behind) =>
        behind.length === 0 ? (
          <p className="quiet">{words.money.noRows}</p>
        ) : (
          <ul className="rows-behind">
            {behind.map(({ row, amount }) => {
              const show = showingRow(session, state.tables, row);
              return (
                <li key={row.id}>
                  <span>
                    {show === null ? (
                      row.name
                    ) : (
                      <Button
                        className="card-title"
                        appearance="transparent"
                        aria-label={words.toDo.goTo(row.name)}
                        onClick={() => void show()}
                      >
                        {row.name}
                      </Button>
                    )}{" "}
                    <span className="quiet">{registerOf(row.register).singular}</span>
                  </span>
                  <span className="date">{amount === null ? "" : formatPounds(amount)}</span>
                </li>
              );
            })}
          </ul>
        )
      }
    </WhenLoaded>
  );
}
