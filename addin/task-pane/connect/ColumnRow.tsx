import { Select } from "@fluentui/react-components";
import { ArrowRight16Regular } from "@fluentui/react-icons";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { ColumnProposal } from "../../session.ts";
import { useWords } from "../look/use-words.ts";
import { type ConnectDraft, surenessOf } from "./connect-draft.ts";

/** More would push the next column off a narrow pane. */
const SAMPLES_SHOWN = 3;

type ColumnRowProps = Readonly<{
  column: ColumnProposal;
  draft: ConnectDraft;
  choose: (field: string | null) => void;
}>;

/** One column: their heading and values, an arrow, our field, and how sure we are. */
export function ColumnRow({ column, draft, choose }: ColumnRowProps) {
  const words = useWords();
  const heading =
    column.header.trim() === "" ? words.connect.noHeader(column.column + 1) : column.header;
  const sureness = surenessOf(draft, column);
  const samples = column.samples.filter((sample) => sample.trim() !== "");
  return (
    <li className="column">
      <p className="column-theirs">
        <strong>{heading}</strong>
        <span className="quiet column-samples">
          {samples.length === 0 ? words.connect.empty : samples.slice(0, SAMPLES_SHOWN).join(" · ")}
        </span>
      </p>
      <div className="column-ours">
        <ArrowRight16Regular aria-hidden />
        <Select
          size="small"
          aria-label={words.connect.fieldFor(heading)}
          value={draft.columns[column.column] ?? ""}
          onChange={(_, { value }) => choose(value === "" ? null : value)}
        >
          <option value="">{words.connect.leaveAlone}</option>
          {Object.entries(registerOf(draft.register).fields).map(([key, { label }]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </Select>
        <span
          className={`sureness sureness-${sureness}`}
          {...(sureness !== "chosen" &&
            sureness !== "alone" &&
            column.evidence !== "" && { title: column.evidence })}
        >
          {words.connect[sureness]}
        </span>
      </div>
      {sureness === "guess" && column.evidence !== "" && (
        <p className="quiet column-evidence">{column.evidence}</p>
      )}
    </li>
  );
}
