import { Button, Field, MessageBar, MessageBarBody, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { Framework } from "../../../shared/framework/framework.ts";
import { REGISTER_KEYS, registerOf } from "../../../shared/registers/all-registers.ts";
import type { ColumnProposal } from "../../session.ts";
import { Arrived } from "../look/Arrived.tsx";
import { Fold } from "../look/Fold.tsx";
import { useWords } from "../look/use-words.ts";
import { ColumnRow } from "./ColumnRow.tsx";
import { ConstantField } from "./ConstantField.tsx";
import {
  askedFields,
  type ConnectDraft,
  fieldsTwice,
  isAcross,
  missingFields,
  understoodCount,
  unsureColumns,
  withConstant,
  withField,
  withRegister,
  withSpread,
} from "./connect-draft.ts";
import { HowToConnect } from "./HowToConnect.tsx";
import { MissingField } from "./MissingField.tsx";
import { SpreadColumns } from "./SpreadColumns.tsx";

type MapColumnsProps = Readonly<{
  draft: ConnectDraft;
  problem: string | null;
  framework: Framework;
  change: (draft: ConnectDraft) => void;
  next: () => void;
  back: () => void;
  close: () => void;
}>;

/** How the table is understood: what we are unsure of is asked, the rest is there to be looked at. */
export function MapColumns({
  draft,
  problem,
  framework,
  change,
  next,
  back,
  close,
}: MapColumnsProps) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const { proposal, register } = draft;
  const { fields } = registerOf(register);
  const labelOf = (field: string) => (fields[field]?.label ?? field).toLowerCase();
  const twice = fieldsTwice(draft);
  const missing = missingFields(draft);
  const unsure = unsureColumns(draft);
  const asked = askedFields(draft);
  const settled = Object.keys(draft.constants).filter((field) => !asked.includes(field));
  const clear = proposal.columns.filter(
    (column) => !unsure.includes(column) && !isAcross(draft, column),
  );
  const known = clear.filter(({ column }) => (draft.columns[column] ?? null) !== null);
  const alone = clear.filter(({ column }) => (draft.columns[column] ?? null) === null);
  const column = (one: ColumnProposal) => (
    <ColumnRow
      key={one.column}
      column={one}
      draft={draft}
      choose={(field) => change(withField(draft, one.column, field))}
    />
  );
  return (
    <section className="screen">
      <Arrived>{proposal.sheetName}</Arrived>
      <p className="quiet">
        {words.connect.understood(understoodCount(draft), proposal.columns.length)}
      </p>
      <HowToConnect draft={draft} change={change} />
      <Field label={words.connect.register}>
        <Select
          value={register}
          onChange={(_, { value }) => {
            const chosen = REGISTER_KEYS.find((key) => key === value);
            if (chosen !== undefined) change(withRegister(draft, chosen));
          }}
        >
          {REGISTER_KEYS.map((key) => (
            <option key={key} value={key}>
              {registerOf(key).label}
            </option>
          ))}
        </Select>
      </Field>
      {proposal.spread != null && (draft.spread !== null || register === proposal.register) && (
        <SpreadColumns
          spread={proposal.spread}
          columns={proposal.columns}
          taken={draft.spread !== null}
          readOnly={draft.readOnly}
          change={(taken) => change(withSpread(draft, taken))}
        />
      )}
      {asked.map((field) => (
        <MissingField
          key={`${register}/${field}`}
          name={field}
          draft={draft}
          framework={framework}
          change={change}
        />
      ))}
      {unsure.length > 0 && (
        <>
          <h3>{words.connect.questions}</h3>
          <ul className="columns">{unsure.map(column)}</ul>
        </>
      )}
      {settled.length > 0 && (
        <Fold label={words.connect.everyRow} open>
          <p className="quiet">{words.connect.everyRowHelp}</p>
          {settled.map((field) => (
            <ConstantField
              key={`${register}/${field}`}
              name={field}
              question={fields[field]?.label ?? field}
              draft={draft}
              framework={framework}
              change={(value) => change(withConstant(draft, field, value))}
            />
          ))}
        </Fold>
      )}
      <Fold
        label={`${words.connect.columnsUnderstood} (${known.length})`}
        open={unsure.length === 0 && asked.length === 0}
      >
        <ul className="columns">{known.map(column)}</ul>
      </Fold>
      {alone.length > 0 && (
        <Fold label={`${words.connect.columnsAlone} (${alone.length})`}>
          <p className="quiet">{words.connect.aloneHelp}</p>
          <ul className="columns">{alone.map(column)}</ul>
        </Fold>
      )}
      <div className="screen-end">
        <div role="status">
          {[
            ...(problem === null ? [] : [problem]),
            ...twice.map((field) => words.connect.twice(fields[field]?.label ?? field)),
            ...(asking ? missing : []).map((field) => words.connect.missingNeeded(labelOf(field))),
          ].map((line) => (
            <MessageBar key={line} intent="warning" layout="multiline">
              <MessageBarBody>{line}</MessageBarBody>
            </MessageBar>
          ))}
        </div>
        <div className="buttons">
          <Button
            appearance="primary"
            onClick={() => {
              if (twice.length === 0 && missing.length === 0) next();
              else setAsking(true);
            }}
          >
            {words.connect.next}
          </Button>
          <Button onClick={back}>{words.common.back}</Button>
          <Button appearance="subtle" onClick={close}>
            {words.connect.notNow}
          </Button>
        </div>
      </div>
    </section>
  );
}
