import { Tab, TabList } from "@fluentui/react-components";
import type { FinancialYear } from "../../../shared/values/financial-year.ts";
import type { Session } from "../../session.ts";
import { FundBarDrawing } from "../look/FundBarDrawing.tsx";
import { FundFigures } from "../look/FundFigures.tsx";
import { type FundNode, fundTree, isEmptyYear } from "../look/fund-bars.ts";
import { useWords } from "../look/use-words.ts";
import { WhenLoaded } from "../look/Waiting.tsx";
import type { ReadyState } from "../use-places.ts";
import { useMoney } from "./use-money.ts";

type MoneyScreenProps = Readonly<{ session: Session; state: ReadyState }>;

/** What each fund has, what is spoken for, and what is still available. */
export function MoneyScreen({ session, state }: MoneyScreenProps) {
  const words = useWords();
  const money = useMoney(session, state);
  return (
    <WhenLoaded loaded={money.loaded}>
      {(funds) =>
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
            <TabList
              size="small"
              appearance="subtle"
              aria-label={words.money.year}
              selectedValue={money.year}
              onTabSelect={(_, { value }) => {
                const chosen = money.years.find((year) => year === value);
                if (chosen !== undefined) money.setYear(chosen);
              }}
            >
              {money.years.map((year) => (
                <Tab key={year} value={year}>
                  {year}
                </Tab>
              ))}
            </TabList>
            <Funds nodes={fundTree(funds)} year={money.year} />
          </section>
        )
      }
    </WhenLoaded>
  );
}

type FundsProps = Readonly<{ nodes: readonly FundNode[]; year: FinancialYear }>;

/** Ring-fences stand inside the fund they are part of. */
function Funds({ nodes, year }: FundsProps) {
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
              <>
                <FundBarDrawing fund={fund.fund} year={figures} />
                <FundFigures year={figures} />
              </>
            )}
            {parts.length > 0 && <Funds nodes={parts} year={year} />}
          </li>
        );
      })}
    </ul>
  );
}
