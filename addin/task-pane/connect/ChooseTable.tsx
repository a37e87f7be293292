import { Button } from "@fluentui/react-components";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import { writersOf } from "../../../shared/sync/permissions.ts";
import type { Me } from "../../../shared/sync/screens.ts";
import type { TableProposal } from "../../session.ts";
import { Arrived } from "../look/Arrived.tsx";
import { useWords } from "../look/use-words.ts";

type ChooseTableProps = Readonly<{
  proposals: readonly TableProposal[];
  me: Me;
  choose: (proposal: TableProposal) => void;
  close: () => void;
}>;

/** The tables that were found, and what each looks like. */
export function ChooseTable({ proposals, me, choose, close }: ChooseTableProps) {
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
            <Found proposal={proposal} me={me} choose={() => choose(proposal)} />
          </li>
        ))}
      </ul>
      <Button onClick={close}>{words.connect.notNow}</Button>
    </section>
  );
}

type FoundProps = Readonly<{ proposal: TableProposal; me: Me; choose: () => void }>;

function Found({ proposal, me, choose }: FoundProps) {
  const words = useWords();
  const { allows, conditions, sheetName, columns, register } = proposal;
  const [gravest] = conditions;
  if (allows === "nothing") {
    return (
      <p>
        <strong>{words.connect.obstacle}.</strong> {gravest}
      </p>
    );
  }
  const isTheirs = me.mayWrite.includes(register);
  const known = columns.filter(({ field }) => field !== null).length;
  return (
    <>
      <p>
        {words.connect.looksLike(registerOf(register).label)}.{" "}
        {words.connect.understood(known, columns.length)}.
      </p>
      {allows === "reading" && (
        <p>
          <strong>{words.connect.onlyReading}.</strong> {gravest}
        </p>
      )}
      {!isTheirs && (
        <p>
          {words.connect.notTheirs(
            registerOf(register).label,
            writersOf(register).map((role) => words.common.role[role]),
            words.common.role[me.member.role],
          )}
        </p>
      )}
      <Button
        appearance={allows === "connecting" && isTheirs ? "primary" : "secondary"}
        onClick={choose}
      >
        {allows === "connecting"
          ? words.connect.choose(sheetName)
          : words.connect.chooseToRead(sheetName)}
      </Button>
    </>
  );
}
