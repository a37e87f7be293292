import { Button, MessageBar, MessageBarBody, Spinner } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { registerOf } from "../../../shared/registers/all-registers.ts";
import type { FindingView } from "../../../shared/sync/screens.ts";
import type { Alike } from "../../../shared/values/alike.ts";
import type { ConnectPreview } from "../../session.ts";
import { Arrived } from "../look/Arrived.tsx";
import { alikeFindings, findingSentence } from "../look/alike-findings.ts";
import { Fold } from "../look/Fold.tsx";
import { FoldedRows } from "../look/FoldedRows.tsx";
import { useWords } from "../look/use-words.ts";
import type { ConnectDraft } from "./connect-draft.ts";
import { PreviewQuestions } from "./PreviewQuestions.tsx";

/** A longer list is no longer read; the count says how many there are. */
const MOST_SHOWN = 20;

type PreviewProps = Readonly<{
  preview: ConnectPreview;
  draft: ConnectDraft;
  /** No sheet that is written into is connected yet. */
  isFirst: boolean;
  problem: string | null;
  connecting: boolean;
  answer: (draft: ConnectDraft) => void;
  connect: () => void;
  back: () => void;
}>;

/** What connecting would do: how many rows first, everything else for whoever asks. */
export function Preview({
  preview,
  draft,
  isFirst,
  problem,
  connecting,
  answer,
  connect,
  back,
}: PreviewProps) {
  const words = useWords();
  const taken = preview.rows - preview.untold;
  const label = draft.readOnly ? words.connect.read(taken) : words.connect.connect(preview.rows);
  return (
    <section className="screen">
      <Arrived>{words.connect.previewTitle}</Arrived>
      <p className="quiet">
        {draft.proposal.sheetName}. {words.connect.nothingYet}
      </p>
      <p className="preview-sum">{words.connect.sum(sumOf(preview))}</p>
      {!draft.readOnly && <ComesIn isTable={draft.proposal.isTable} isFirst={isFirst} />}
      <PreviewQuestions preview={preview} draft={draft} answer={answer} />
      <FoldedRows
        label={words.connect.rowByRow}
        rows={preview.lines.map(({ sheetRow, name, kind, of }) => ({
          key: `${sheetRow} ${name}`,
          name,
          detail: words.connect.line(sheetRow, kind, of),
        }))}
      />
      <Details
        items={alikeFindings(preview.errors)}
        label={words.connect.errors}
        help={words.connect.errorsHelp}
        itemOf={({ items }) => <FindingLine findings={items} />}
      />
      <Details
        items={alikeFindings(preview.warnings)}
        label={words.connect.warnings}
        itemOf={({ items }) => <FindingLine findings={items} />}
      />
      <Details
        items={preview.unreadableCells}
        label={words.connect.unreadable}
        help={words.connect.unreadableHelp}
        itemOf={({ address, header, seen, accepted }) => (
          <>
            <strong>
              {address}, {header}
            </strong>
            <br />
            {words.connect.seenAccepted(seen, accepted)}
          </>
        )}
      />
      <Details
        items={preview.newNames.flatMap(({ register, names }) =>
          names.map((name) => ({ register, name })),
        )}
        label={words.connect.newNames}
        help={words.connect.newNamesHelp}
        itemOf={({ register, name }) => (
          <>
            {name} <span className="quiet">({registerOf(register).singular})</span>
          </>
        )}
      />
      <Details
        items={preview.skipped}
        label={words.connect.skipped}
        itemOf={({ sheetRow, why }) => words.connect.skippedLine(sheetRow, why)}
      />
      <Details
        items={preview.columnsLeftAlone}
        label={words.connect.leftAlone}
        help={words.connect.aloneHelp}
        itemOf={(header) => header}
      />
      <Details items={preview.notes} label={words.connect.notes} itemOf={(note) => note} />
      <div className="screen-end">
        {problem !== null && (
          <MessageBar intent="error" layout="multiline" role="alert">
            <MessageBarBody>{problem}</MessageBarBody>
          </MessageBar>
        )}
        <div className="buttons">
          <Button
            appearance="primary"
            disabledFocusable={connecting}
            onClick={connect}
            {...(connecting && { icon: <Spinner size="tiny" /> })}
          >
            {connecting ? words.connect.connecting : label}
          </Button>
          <Button disabledFocusable={connecting} onClick={back}>
            {words.common.back}
          </Button>
        </div>
      </div>
    </section>
  );
}

type ComesInProps = Readonly<{ isTable: boolean; isFirst: boolean }>;

/** All that connecting adds to a workbook, said before any of it is there. */
function ComesIn({ isTable, isFirst }: ComesInProps) {
  const words = useWords();
  return (
    <>
      <h3>{words.connect.comesIn}</h3>
      <ul className="details">
        {!isTable && <li>{words.connect.comesTable}</li>}
        <li>{words.connect.comesColumn}</li>
        {isFirst && <li>{words.connect.comesSheets}</li>}
      </ul>
    </>
  );
}

function sumOf(preview: ConnectPreview) {
  const { rows, fresh, same, possibleDuplicates, untold } = preview;
  const unreadable = preview.unreadableCells.length;
  const leftAlone = preview.columnsLeftAlone.length;
  return { rows, fresh, same, possibleDuplicates, untold, unreadable, leftAlone };
}

/** What would be found of one row, or the same of several with the rows beneath. */
function FindingLine({ findings }: Readonly<{ findings: Alike<FindingView>["items"] }>) {
  const [finding] = findings;
  const sentence = <span lang={finding.language}>{findingSentence(finding, findings.length)}</span>;
  if (findings.length === 1) {
    return (
      <>
        <strong>{finding.subjectName}</strong>
        <br />
        {sentence}
      </>
    );
  }
  return (
    <>
      {sentence}
      <FoldedRows
        rows={findings.map(({ subject, subjectName }) => ({ key: subject.id, name: subjectName }))}
      />
    </>
  );
}

type DetailsProps<Item> = Readonly<{
  items: readonly Item[];
  label: (count: number) => string;
  help?: string;
  itemOf: (item: Item) => ReactNode;
}>;

function Details<Item>({ items, label, help, itemOf }: DetailsProps<Item>) {
  const words = useWords();
  if (items.length === 0) return null;
  const shown = items.slice(0, MOST_SHOWN);
  return (
    <Fold label={label(items.length)}>
      {help !== undefined && <p className="quiet">{help}</p>}
      <ul className="details">
        {shown.map((item, place) => (
          // The list is drawn once and never reordered, and its items have no name of their own.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above.
          <li key={place}>{itemOf(item)}</li>
        ))}
        {items.length > shown.length && (
          <li className="quiet">{words.connect.andMore(items.length - shown.length)}</li>
        )}
      </ul>
    </Fold>
  );
}
