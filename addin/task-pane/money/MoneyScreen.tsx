import type { FundCommitments, FundYear } from "../../../shared/sync/screens.ts";
import type { FinancialYear } from "../../../shared/values/financial-year.ts";
import type { Session } from "../../session.ts";
import { FenceFigures } from "../look/FenceFigures.tsx";
import { Fold } from "../look/Fold.tsx";
import { FundBarDrawing } from "../look/FundBarDrawing.tsx";
import { FundFigures } from "../look/FundFigures.tsx";
import { type FundNode, fundTree, isEmptyYear } from "../look/fund-bars.ts";
import { NotListed } from "../look/NotListed.tsx";
import { useWords } from "../look/use-words.ts";
import { WhenLoaded } from "../look/Waiting.tsx";
import { YearChoice } from "../look/YearChoice.tsx";
import type { ReadyState } from "../use-places.ts";
import { RowsBehind } from "./RowsBehind.tsx";
import { useMoney } from "./use-money.ts";

type MoneyScreenProps = Readonly<{ session: Session; state: ReadyState }>;

/** What each fund has, what is spoken for, and what is still available. */
export function MoneyScreen({ session, state }: MoneyScreenProps) {
  const words = useWords();
  const money = useMoney(session, state);
  return (
    <WhenLoaded loaded={money.loaded}>
      {({ funds, years }) =>
        funds.length === 0 ? (
          <div className="quiet-state">
            <h2>{words.money.nothing}</h2>
            <p>{words.money.nothingNext}</p>
          </div>
        ) : (
          <section className="screen" aria-labelledby="money-title">
            <h2 id="money-title" className="only-heard">
              {words.money.title}
            </h2>
            <YearChoice years={years} choose={money.setYear} />
            <Funds nodes={fundTree(funds)} year={years.shown} session={session} state={state} />
          </section>
        )
      }
    </WhenLoaded>
  );
}

type FundsProps = MoneyScreenProps & Readonly<{ nodes: readonly FundNode[]; year: FinancialYear }>;

/** Ring-fences stand inside the fund they are part of. */
function Funds({ nodes, year, session, state }: FundsProps) {
  const words = useWords();
  return (
    <ul className="funds">
      {nodes.map(({ fund, parts }) => {
        const figures = fund.years.find(({ financialYear }) => financialYear === year);
        return (
          <li key={fund.id ?? fund.fund} className="fund">
            <h3>{fund.fund}</h3>
            {figures === undefined || isEmptyYear(figures) ? (
              <p className="quiet">{words.money.noBudget}</p>
            ) : (
              <FundInYear fund={fund} parts={parts} year={figures} {...{ session, state }} />
            )}
            {parts.length > 0 && (
              <Funds nodes={parts} year={year} session={session} state={state} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

type FundInYearProps = MoneyScreenProps &
  Readonly<{ fund: FundCommitments; parts: readonly FundNode[]; year: FundYear }>;

function FundInYear({ fund, parts, year, session, state }: FundInYearProps) {
  const words = useWords();
  return (
    <>
      <FundBarDrawing fund={fund.fund} year={year} parts={parts} />
      <FenceFigures year={year} parts={parts} />
      <NotListed year={year} />
      <FundFigures year={year} />
      <Fold label={words.money.rowsBehind}>
        <RowsBehind fund={fund} year={year.financialYear} session={session} state={state} />
      </Fold>
    </>
  );
}
