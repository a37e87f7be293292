import { formatDate } from "../../../shared/values/calendar-date.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import { ExceptionNews } from "../exceptions/ExceptionNews.tsx";
import { Timeline } from "../timeline/Timeline.tsx";
import type { PageProps } from "../use-dashboard.ts";
import { linkTo } from "../use-page.ts";
import { EntryLines } from "./EntryLines.tsx";
import { FrameworkNews } from "./FrameworkNews.tsx";
import { NeedsYouList } from "./NeedsYouList.tsx";
import { entriesIn, quarterCounts, quarterOf } from "./quarter.ts";
import { type OverviewContent, useOverview } from "./use-overview.ts";

/** Needs you, this quarter, and everything at a glance. */
export function Overview({ open, changed }: PageProps) {
  const loaded = useOverview(open);
  return (
    <WhenLoaded loaded={loaded}>
      {(content) => (
        <>
          <FrameworkNews open={open} />
          <ExceptionNews open={open} />
          <div className="overview-top">
            <NeedsYouList content={content} open={open} changed={changed} />
            <ThisQuarter content={content} today={open.me.today} />
          </div>
          <Timeline entries={content.entries} agreements={content.agreements} open={open} />
        </>
      )}
    </WhenLoaded>
  );
}

type ThisQuarterProps = Readonly<{
  content: OverviewContent;
  today: PageProps["open"]["me"]["today"];
}>;

function ThisQuarter({ content, today }: ThisQuarterProps) {
  const words = useWords();
  const quarter = quarterOf(today);
  const entries = entriesIn(quarter, content.entries);
  const counts = quarterCounts(entries);
  const figures = [
    { kind: "end", amount: counts.ends, sentence: words.dashboard.quarter.ends(counts.ends) },
    {
      kind: "decide-by",
      amount: counts.decisions,
      sentence: words.dashboard.quarter.decisions(counts.decisions),
    },
    {
      kind: "funding-until",
      amount: counts.funding,
      sentence: words.dashboard.quarter.funding(counts.funding),
    },
  ].filter(({ amount }) => amount > 0);
  return (
    <section className="panel" aria-labelledby="quarter-title">
      <h2 id="quarter-title">{words.dashboard.quarter.title}</h2>
      <p className="quiet">
        {words.dashboard.quarter.range(formatDate(quarter.from), formatDate(quarter.to))}
      </p>
      {figures.length > 0 && (
        <ul className="quarter-figures">
          {figures.map(({ kind, sentence }) => (
            <li key={kind}>
              <a href={linkTo("plan", { kind, from: quarter.from, to: quarter.to })}>{sentence}</a>
              {kind === "end" && counts.withoutSuccessor > 0 && (
                <span className="late">
                  {" "}
                  {words.dashboard.quarter.withoutSuccessor(counts.withoutSuccessor)}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {entries.length === 0 ? (
        <p>{words.dashboard.quarter.nothing}</p>
      ) : (
        <EntryLines entries={entries} />
      )}
    </section>
  );
}
