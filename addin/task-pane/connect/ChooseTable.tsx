import { Button } from "@fluentui/react-components";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { TableProposal } from "../../session.ts";
import { Arrived } from "../look/Arrived.tsx";
import { useWords } from "../look/use-words.ts";

type ChooseTableProps = Readonly<{
  proposals: readonly TableProposal[];
  choose: (proposal: TableProposal) => void;
  close: () => void;
}>;

/** The tables that were found, and what each looks like. */
export function ChooseTable({ proposals, choose, close }: ChooseTableProps) {
  const words = useWords();
  return (
    <section className="screen">
      <Arrived>{words.connect.title}</Arrived>
      <p>{words.connect.found(proposals.length)}</p>
      <ul className="cards">
        {proposals.map((proposal) => (
          <li key={proposal.id} className="card">
            <h3>{proposal.sheetName}</h3>
            <p className="quiet">{proposal.address}</p>
            {proposal.obstacle !== null ? (
              <p>
                <strong>{words.connect.obstacle}.</strong> {proposal.obstacle}
              </p>
            ) : (
              <>
                <p>
                  {words.connect.looksLike(registerOf(proposal.register).label)}.{" "}
                  {words.connect.understood(
                    proposal.columns.filter(({ field }) => field !== null).length,
                    proposal.columns.length,
                  )}
                  .
                </p>
                <Button appearance="primary" onClick={() => choose(proposal)}>
                  {words.connect.choose(proposal.sheetName)}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <Button onClick={close}>{words.connect.notNow}</Button>
    </section>
  );
}
