import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { FrameworkStanding } from "../../../shared/authoring/framework-view.ts";
import { callOfEdition } from "../../../shared/framework/framework.ts";
import { formatLongDate } from "../../../shared/values/calendar-date.ts";
import { useLoaded } from "../../task-pane/look/use-loaded.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { WhenLoaded } from "../../task-pane/look/Waiting.tsx";
import type { PageProps } from "../use-dashboard.ts";
import { EditionHistory } from "./EditionHistory.tsx";
import { OpenQuestions } from "./OpenQuestions.tsx";
import { ProposalCard } from "./ProposalCard.tsx";
import { ProposeWorkbook } from "./ProposeWorkbook.tsx";
import { RuleList } from "./RuleList.tsx";

/** The rules there are, what they leave open, and how they are changed: proposed, signed, adopted. */
export function FrameworkPage({ open, changed }: PageProps) {
  const words = useWords();
  const { framework: api } = open.api;
  const loaded = useLoaded("framework", open.edition, () => api.standing());
  return (
    <section aria-labelledby="framework-title">
      <h2 id="framework-title">{words.framework.title}</h2>
      <p className="quiet">{words.framework.lead}</p>
      <WhenLoaded loaded={loaded}>
        {(standing) => (
          <>
            <Told standing={standing} see={(id) => void api.see(id).then(changed)} />
            <InForce standing={standing} />
            <Proposed standing={standing} open={open} changed={changed} />
            {standing.mayPropose && (
              <ProposeWorkbook api={api} today={open.me.today} changed={changed} />
            )}
            <OpenQuestions standing={standing} api={api} today={open.me.today} changed={changed} />
            <RuleList rules={standing.inForce.rules} />
            <EditionHistory standing={standing} />
          </>
        )}
      </WhenLoaded>
    </section>
  );
}

type StandingProps = Readonly<{ standing: FrameworkStanding }>;

/** What was adopted since the reader last looked, until they say that they have seen it. */
function Told({ standing, see }: StandingProps & Readonly<{ see: (proposal: string) => void }>) {
  const words = useWords();
  const news = standing.proposals.filter(({ state, seen }) => state === "adopted" && !seen);
  return news.map((one) => (
    <MessageBar key={one.id} intent="info" layout="multiline">
      <MessageBarBody>
        {words.framework.told.adopted(
          callOfEdition(one.framework),
          one.closed?.by.name ?? one.by,
          formatLongDate(one.from),
        )}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => see(one.id)}>
          {words.framework.told.seen}
        </Button>
      </MessageBarActions>
    </MessageBar>
  ));
}

function InForce({ standing }: StandingProps) {
  const words = useWords();
  const { inForce, isStarter, signOff } = standing;
  return (
    <div className="panel">
      <h3>{inForce.title}</h3>
      {isStarter ? (
        <p>{words.framework.starter}</p>
      ) : (
        <p>
          {words.framework.inForce(inForce.edition)}
          <span className="quiet"> {inForce.organisation}</span>
        </p>
      )}
      <p className="quiet">{words.framework.signOff(signOff.people, signOff.office)}</p>
    </div>
  );
}

function Proposed({
  standing,
  open,
  changed,
}: StandingProps & Pick<PageProps, "open" | "changed">) {
  const words = useWords();
  const waiting = standing.proposals.filter(({ state }) => state === "open");
  return (
    <section aria-labelledby="proposed-title" className="framework-part">
      <h3 id="proposed-title">{words.framework.proposals.title}</h3>
      {waiting.length === 0 && <p className="quiet">{words.framework.proposals.none}</p>}
      {waiting.map((proposal) => (
        <ProposalCard
          key={proposal.id}
          proposal={proposal}
          api={open.api.framework}
          changed={changed}
        />
      ))}
    </section>
  );
}
