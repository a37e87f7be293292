import { Button, ToggleButton } from "@fluentui/react-components";
import { useState } from "react";
import type { FindingView } from "../../../shared/sync/screens.ts";
import type { Alike } from "../../../shared/values/alike.ts";
import { alikeFindings, isAbsence } from "../../task-pane/look/alike-findings.ts";
import { FindingLanguage } from "../../task-pane/look/FindingLanguage.tsx";
import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import type { PageProps } from "../use-dashboard.ts";
import { AbsenceLine, FindingsCard } from "./FindingsCard.tsx";
import { byGravity, KINDS, kindOf, useFindings } from "./use-findings.ts";

const SHOWN_AT_FIRST = 60;

/** Everything the checks found, with the sum and the clause it rests on. */
export function FindingsPage(props: PageProps) {
  const words = useWords();
  const page = useFindings(props);
  return (
    <section aria-labelledby="findings-title">
      <div className="findings-head">
        <h2 id="findings-title">{words.dashboard.findings.title}</h2>
        <div className="no-print">
          <FindingLanguage {...props.findingsIn} />
        </div>
      </div>
      <WhenLoaded loaded={page.loaded}>
        {(findings) => {
          const gathered = alikeFindings(byGravity(findings));
          const wanted = gathered.filter(
            ({ items: [finding] }) => page.kind === null || kindOf(finding) === page.kind,
          );
          return (
            <>
              <div
                className="filters no-print"
                role="toolbar"
                aria-label={words.dashboard.findings.filter}
              >
                <ToggleButton
                  size="small"
                  shape="circular"
                  checked={page.kind === null}
                  onClick={() => page.choose(null)}
                >
                  {words.dashboard.findings.all} {words.common.number(gathered.length)}
                </ToggleButton>
                {KINDS.map((kind) => ({
                  kind,
                  count: gathered.filter(({ items: [finding] }) => kindOf(finding) === kind).length,
                }))
                  .filter(({ kind, count }) => kind !== "excepted" || count > 0)
                  .map(({ kind, count }) => (
                    <ToggleButton
                      key={kind}
                      size="small"
                      shape="circular"
                      checked={page.kind === kind}
                      onClick={() => page.choose(kind)}
                    >
                      {kind === "excepted" ? words.exceptions.mark : words.common.severity[kind]}{" "}
                      {words.common.number(count)}
                    </ToggleButton>
                  ))}
              </div>
              {wanted.length === 0 ? (
                <p>{words.dashboard.findings.nothing}</p>
              ) : (
                <FindingList findings={wanted} />
              )}
            </>
          );
        }}
      </WhenLoaded>
    </section>
  );
}

function FindingList({ findings }: Readonly<{ findings: readonly Alike<FindingView>[] }>) {
  const words = useWords();
  const [shownCount, setShownCount] = useState(SHOWN_AT_FIRST);
  const told = findings.filter(({ items: [finding] }) => !isAbsence(finding));
  const absences = findings.filter(({ items: [finding] }) => isAbsence(finding));
  const shown = told.slice(0, shownCount);
  return (
    <>
      <ul className="finding-list">
        {shown.map(({ key, items }) => (
          <li key={key} className="card">
            <FindingsCard findings={items} />
          </li>
        ))}
      </ul>
      {shown.length < told.length && (
        <Button
          className="no-print"
          onClick={() => setShownCount((before) => before + SHOWN_AT_FIRST)}
        >
          {words.dashboard.findings.more(Math.min(SHOWN_AT_FIRST, told.length - shown.length))}
        </Button>
      )}
      {absences.length > 0 && (
        <section className="absences" aria-labelledby="absences-title">
          <h3 id="absences-title">{words.toDo.groups.absent}</h3>
          <p className="quiet">{words.dashboard.findings.absentHelp}</p>
          <ul>
            {absences.map(({ key, items }) => (
              <li key={key}>
                <AbsenceLine findings={items} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
