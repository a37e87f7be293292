import type { RuleView } from "../../../shared/authoring/framework-view.ts";
import { useWords } from "../../task-pane/look/use-words.ts";

/** Each rule with its numbers, how strongly the document says it, and the sentence itself. */
export function RuleList({ rules }: Readonly<{ rules: readonly RuleView[] }>) {
  const words = useWords();
  return (
    <section aria-labelledby="rules-title" className="framework-part">
      <h3 id="rules-title">{words.framework.rules.title}</h3>
      {rules.length === 0 && <p className="quiet">{words.framework.rules.none}</p>}
      <ul className="rules">
        {rules.map((rule) => (
          <li key={rule.id} className="panel rule">
            <h4>
              {rule.kind} <span className="quiet">{words.framework.rules.force[rule.force]}</span>
            </h4>
            <p>{rule.says}</p>
            {rule.numbers.length > 0 && (
              <dl className="figures">
                {rule.numbers.map(({ label, value }) => (
                  <div key={label} className="figure">
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            )}
            {rule.instead !== null && <p className="quiet">{rule.instead}</p>}
            <figure className="clause">
              <blockquote>{rule.source.quote}</blockquote>
              <figcaption>
                {rule.source.document}
                {rule.source.rule !== null &&
                  `, ${words.framework.rules.clauseNumber(rule.source.rule)}`}
              </figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </section>
  );
}
