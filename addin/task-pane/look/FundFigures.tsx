import type { FundYear } from "../../../shared/sync/screens.ts";
import { formatPounds, type Pence, pence } from "../../../shared/values/pence.ts";
import { useWords } from "./use-words.ts";

/** The figures of a fund's year, the one that matters most last; what is nothing is left out. */
export function FundFigures({ year }: Readonly<{ year: FundYear }>) {
  const words = useWords();
  const over = year.headroom < 0;
  const withinAgreed = -year.headroom <= year.agreedOver;
  return (
    <dl className="figures">
      <Figure name={words.money.budget} amount={year.budget} />
      <Figure name={words.money.provisional} amount={year.provisional} swatch="provisional" minor />
      <Figure name={words.money.agreedOver} amount={year.agreedOver} swatch="agreed" minor />
      <Figure name={words.money.allocated} amount={year.allocated} minor />
      <Figure name={words.money.committed} amount={year.committed} swatch="committed" />
      <Figure
        name={words.money.notYetContracted}
        amount={year.notYetContracted}
        swatch="not-yet-contracted"
      />
      <Figure name={words.money.proposed} amount={year.proposed} minor />
      <Figure
        name={
          over
            ? withinAgreed
              ? words.money.overAsAgreed
              : words.money.overBy
            : words.money.headroom
        }
        amount={pence(Math.abs(year.headroom))}
        swatch={over ? (withinAgreed ? "over-agreed" : "over") : "headroom"}
        strong
        always
      />
      <Figure name={words.money.potential} amount={year.potential} minor />
      {year.potential > 0 && (
        <Figure
          name={words.money.afterOptions}
          amount={pence(year.headroom - year.potential)}
          minor
          always
        />
      )}
      {year.statedTotal !== null && (
        <Figure name={words.money.statedTotal} amount={year.statedTotal} />
      )}
      {year.statedTotal !== null && (
        <Figure
          name={words.money.listed}
          amount={pence(year.statedTotal - (year.notListed ?? 0))}
        />
      )}
    </dl>
  );
}

type FigureProps = Readonly<{
  name: string;
  amount: Pence;
  /** The part of the bar this figure is, shown beside it in its colour. */
  swatch?: string;
  strong?: boolean;
  minor?: boolean;
  /** Shown though it is nothing. */
  always?: boolean;
}>;

function Figure({ name, amount, swatch, strong, minor, always }: FigureProps) {
  if (amount === 0 && always !== true) return null;
  return (
    <div className={`figure${strong ? " figure-strong" : ""}${minor ? " figure-minor" : ""}`}>
      <dt>
        {swatch !== undefined && <span className={`swatch fund-${swatch}`} aria-hidden />}
        {name}
      </dt>
      <dd>{formatPounds(amount)}</dd>
    </div>
  );
}
