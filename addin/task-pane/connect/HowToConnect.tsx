import { Radio, RadioGroup } from "@fluentui/react-components";
import { useWords } from "../look/use-words.ts";
import { type ConnectDraft, withReading } from "./connect-draft.ts";

type HowToConnectProps = Readonly<{
  draft: ConnectDraft;
  change: (draft: ConnectDraft) => void;
}>;

/** What is special about the sheet, and whether it is connected or only read. */
export function HowToConnect({ draft, change }: HowToConnectProps) {
  const words = useWords();
  const { proposal, readOnly } = draft;
  const isChoice = !proposal.isTable && proposal.allows === "connecting";
  return (
    <>
      {proposal.asBefore !== null && <p>{words.connect.asBefore(proposal.asBefore)}</p>}
      {proposal.conditions.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {isChoice && (
        <RadioGroup
          aria-label={words.connect.howLabel}
          value={readOnly ? "read" : "table"}
          onChange={(_, { value }) => change(withReading(draft, value === "read"))}
        >
          <Radio value="table" label={words.connect.asTable} />
          <Radio value="read" label={words.connect.asReadOnly} />
        </RadioGroup>
      )}
      {isChoice && !readOnly && <p className="quiet">{words.connect.becomesTable}</p>}
      {readOnly && (
        <>
          <p className="quiet">{words.connect.readOnlyGives}</p>
          <p className="quiet">{words.connect.readOnlyLacks}</p>
        </>
      )}
    </>
  );
}
