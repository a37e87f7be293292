import { Field, Select } from "@fluentui/react-components";
import type { Framework } from "../../../shared/framework/framework.ts";
import { fieldOf } from "../../../shared/registers/all-registers.ts";
import { useWords } from "../look/use-words.ts";
import { ConstantField } from "./ConstantField.tsx";
import { type ConnectDraft, isAcross, withConstant, withField } from "./connect-draft.ts";

/** What rows are called is never the same for all of them: only a column can say it. */
const CALLED_BY: ReadonlySet<string> = new Set(["title", "name"]);

type MissingFieldProps = Readonly<{
  name: string;
  draft: ConnectDraft;
  framework: Framework;
  change: (draft: ConnectDraft) => void;
}>;

/** A needed field that nothing supplies: one answer for every row, or one of their columns. */
export function MissingField({ name, draft, framework, change }: MissingFieldProps) {
  const words = useWords();
  const label = (fieldOf(draft.register, name)?.label ?? name).toLowerCase();
  const isCalledBy = CALLED_BY.has(name);
  const alone = draft.proposal.columns.filter(
    (one) => (draft.columns[one.column] ?? null) === null && !isAcross(draft, one),
  );
  return (
    <>
      {!isCalledBy && (
        <ConstantField
          name={name}
          question={words.connect.missing(label)}
          draft={draft}
          framework={framework}
          change={(value) => change(withConstant(draft, name, value))}
        />
      )}
      {alone.length > 0 && (
        <Field
          label={isCalledBy ? words.connect.whichColumn(label) : words.connect.orColumn(label)}
        >
          <Select
            value=""
            onChange={(_, { value }) => {
              if (value !== "") change(withField(draft, Number(value), name));
            }}
          >
            <option value="" />
            {alone.map(({ column, header, samples }) => (
              <option key={column} value={column}>
                {words.connect.columnToChoose(
                  header.trim() === "" ? words.connect.noHeader(column + 1) : header,
                  samples[0],
                )}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  );
}
