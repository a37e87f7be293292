import { Select, Tab, TabList } from "@fluentui/react-components";
import type { FinancialYear } from "../../../shared/values/financial-year.ts";
import type { MoneyYears } from "./money-years.ts";
import { useWords } from "./use-words.ts";

type YearChoiceProps = Readonly<{ years: MoneyYears; choose: (year: FinancialYear) => void }>;

/** This year and the next at hand, the others one press further; why another one is shown. */
export function YearChoice({ years, choose }: YearChoiceProps) {
  const words = useWords();
  const { near, others, shown, instead } = years;
  const chosenFrom = (offered: readonly FinancialYear[]) => (value: unknown) => {
    const chosen = offered.find((year) => year === value);
    if (chosen !== undefined) choose(chosen);
  };
  return (
    <>
      <div className="year-choice">
        <TabList
          size="small"
          appearance="subtle"
          aria-label={words.money.year}
          selectedValue={near.includes(shown) ? shown : null}
          onTabSelect={(_, { value }) => chosenFrom(near)(value)}
        >
          {near.map((year) => (
            <Tab key={year} value={year}>
              {year}
            </Tab>
          ))}
        </TabList>
        {others.length > 0 && (
          <Select
            size="small"
            aria-label={words.money.otherYears}
            value={near.includes(shown) ? "" : shown}
            onChange={(_, { value }) => chosenFrom(others)(value)}
          >
            <option value="" disabled hidden>
              {words.money.otherYears}
            </option>
            {others.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </Select>
        )}
      </div>
      {instead !== null && (
        <p className="year-instead" role="status">
          {words.money.instead(instead, shown)}
        </p>
      )}
    </>
  );
}
