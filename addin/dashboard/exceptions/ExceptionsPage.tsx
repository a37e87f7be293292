import { useLoaded } from "../../task-pane/look/use-loaded.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import type { PageProps } from "../use-dashboard.ts";
import { ExceptionCard } from "./ExceptionCard.tsx";
import { exceptionGroups } from "./exception-groups.ts";

/** What may stand although a rule says otherwise, and what waits to be signed. */
export function ExceptionsPage({ open, changed }: PageProps) {
  const words = useWords();
  const { exceptions: api } = open.api;
  const loaded = useLoaded("exceptions", open.edition, () => api.list());
  return (
    <section aria-labelledby="exceptions-title">
      <h2 id="exceptions-title">{words.exceptions.title}</h2>
      <p className="quiet">{words.exceptions.lead}</p>
      <WhenLoaded loaded={loaded}>
        {(all) => (
          <>
            {all.length === 0 && <p>{words.exceptions.none}</p>}
            {exceptionGroups(all).map(({ group, exceptions }) => (
              <section
                key={group}
                className="framework-part"
                aria-labelledby={`exceptions-${group}`}
              >
                <h3 id={`exceptions-${group}`}>
                  {words.exceptions.groups[group]}{" "}
                  <span className="quiet">{words.common.number(exceptions.length)}</span>
                </h3>
                {exceptions.map((exception) => (
                  <ExceptionCard
                    key={exception.id}
                    exception={exception}
                    today={open.me.today}
                    api={api}
                    changed={changed}
                  />
                ))}
              </section>
            ))}
          </>
        )}
      </WhenLoaded>
    </section>
  );
}
