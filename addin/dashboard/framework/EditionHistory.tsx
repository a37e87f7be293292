import type { FrameworkStanding } from "../../../shared/authoring/framework-view.ts";
import { callOfEdition } from "../../../shared/framework/framework.ts";
import { formatLongDate } from "../../../shared/values/calendar-date.ts";
import { useWords } from "../../task-pane/look/use-words.ts";

/** Every edition there was, the newest first, and what was withdrawn with its reason. */
export function EditionHistory({ standing }: Readonly<{ standing: FrameworkStanding }>) {
  const words = useWords();
  const { history } = words.framework;
  const withdrawn = standing.proposals.filter(({ state }) => state === "withdrawn");
  return (
    <section aria-labelledby="editions-title" className="framework-part">
      <h3 id="editions-title">{history.title}</h3>
      <ol className="editions">
        {standing.editions.toReversed().map(({ from, state, ...edition }) => (
          <li key={`${callOfEdition(edition)}/${from}`}>
            <strong>{callOfEdition(edition)}</strong>{" "}
            {from === null ? history.always : history.from(formatLongDate(from))}{" "}
            <span className="quiet">{history.state[state]}</span>
          </li>
        ))}
      </ol>
      {withdrawn.length > 0 && (
        <ul className="editions">
          {withdrawn.map(({ id, framework, closed }) => (
            <li key={id} className="quiet">
              {history.withdrawn(
                callOfEdition(framework),
                closed?.by.name ?? "",
                closed?.reason ?? "",
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
