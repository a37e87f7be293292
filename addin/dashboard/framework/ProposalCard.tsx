import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { ProposalView } from "../../../shared/authoring/framework-view.ts";
import { formatLongDate } from "../../../shared/values/calendar-date.ts";
import type { Result } from "../../../shared/values/result.ts";
import { useAction } from "../../task-pane/look/use-action.ts";
import { useWords } from "../../task-pane/look/use-words.ts";
import { ActionProblem } from "../../task-pane/look/Waiting.tsx";
import type { FrameworkApi } from "./framework-api.ts";
import { PreviewFold } from "./PreviewFold.tsx";

type ProposalCardProps = Readonly<{
  proposal: ProposalView;
  api: FrameworkApi;
  changed: () => void;
}>;

/** A proposed edition: who has signed it, who must, what it would change. */
export function ProposalCard({ proposal, api, changed }: ProposalCardProps) {
  const words = useWords();
  const action = useAction(words.common.notDone);
  const { id, framework, from, note, by, at, lacking, may } = proposal;
  const run = (work: () => Promise<Result<unknown, string>>) =>
    action.run(async () => {
      const outcome = await work();
      if (outcome.ok) changed();
      return outcome;
    });
  return (
    <article className="panel proposal">
      <h4>
        {framework.title}
        {framework.edition !== "" && `, ${framework.edition}`}{" "}
        <span className="quiet">{words.framework.proposals.from(formatLongDate(from))}</span>
      </h4>
      {note !== "" && <p>{note}</p>}
      <p className="quiet">
        {words.framework.proposals.by(by, words.common.moment(at, Date.now()))}.{" "}
        {words.framework.proposals.content(framework.rules.length, framework.figures)}.
      </p>
      <Signatures proposal={proposal} />
      <p className={lacking.length === 0 ? "good" : ""}>
        {lacking.length === 0
          ? words.framework.proposals.ready
          : words.framework.proposals.lacking(words.common.list(lacking))}
      </p>
      <ActionProblem state={action.state} />
      <div className="actions no-print">
        {may.sign && (
          <Button appearance="primary" onClick={() => run(() => api.sign(id, null))}>
            {words.framework.proposals.sign}
          </Button>
        )}
        {may.signAs !== null && (
          <Button
            appearance={may.sign ? "secondary" : "primary"}
            onClick={() => run(() => api.sign(id, may.signAs))}
          >
            {words.framework.proposals.signAs(may.signAs)}
          </Button>
        )}
        {may.adopt && (
          <Button appearance="primary" onClick={() => run(() => api.adopt(id))}>
            {words.framework.proposals.adopt(formatLongDate(from))}
          </Button>
        )}
        {may.withdraw && <Withdraw withdraw={(reason) => run(() => api.withdraw(id, reason))} />}
      </div>
      <PreviewFold preview={() => api.preview({ proposal: id })} />
    </article>
  );
}

function Signatures({ proposal }: Pick<ProposalCardProps, "proposal">) {
  const words = useWords();
  const names = proposal.signatures.map(({ by, office }) =>
    office === null ? by.name : words.framework.proposals.as(by.name, office),
  );
  return (
    <p>
      {words.framework.proposals.signatures}{" "}
      {names.length === 0 ? (
        <span className="quiet">{words.framework.proposals.nobody}</span>
      ) : (
        words.common.list(names)
      )}
    </p>
  );
}

/** Taking a proposal back asks why first: the reason stays in the history. */
function Withdraw({ withdraw }: Readonly<{ withdraw: (reason: string) => void }>) {
  const words = useWords();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <Button appearance="subtle" onClick={() => setReason("")}>
        {words.framework.proposals.withdraw}
      </Button>
    );
  }
  return (
    <div className="asked">
      <Field label={words.framework.proposals.why}>
        <Input value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className="actions">
        <Button disabled={reason.trim() === ""} onClick={() => withdraw(reason.trim())}>
          {words.framework.proposals.withdrawNow}
        </Button>
        <Button appearance="subtle" onClick={() => setReason(null)}>
          {words.common.cancel}
        </Button>
      </div>
    </div>
  );
}
