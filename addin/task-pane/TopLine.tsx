import {
  Button,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Spinner,
} from "@fluentui/react-components";
import {
  CheckmarkCircle16Regular,
  CloudOff16Regular,
  Edit16Regular,
  History16Regular,
  PauseCircle16Regular,
  PersonAlert16Regular,
} from "@fluentui/react-icons";
import { unreachable } from "../../shared/values/result.ts";
import type { SyncTruth } from "../session.ts";
import type { Words } from "../words/en.ts";
import { useWords } from "./look/use-words.ts";

type TopLineProps = Readonly<{
  organisation: string;
  truth: SyncTruth;
  openToDo: () => void;
}>;

/** Whose register this is, and the one truth about what has been saved. */
export function TopLine({ organisation, truth, openToDo }: TopLineProps) {
  const words = useWords();
  const text = truthText(truth, words);
  return (
    <div className="top-line">
      <h1 title={organisation}>{organisation}</h1>
      {truth.kind === "needs-you" ? (
        <Button
          className="truth truth-needs-you"
          appearance="transparent"
          size="small"
          icon={<TruthIcon truth={truth} />}
          onClick={openToDo}
        >
          {text}
        </Button>
      ) : (
        <Popover withArrow trapFocus>
          <PopoverTrigger disableButtonEnhancement>
            <Button
              className={`truth truth-${truth.kind}`}
              appearance="transparent"
              size="small"
              icon={<TruthIcon truth={truth} />}
            >
              {text}
            </Button>
          </PopoverTrigger>
          <PopoverSurface className="truth-explained" aria-label={text}>
            <p tabIndex={-1}>{explanation(truth, words)}</p>
          </PopoverSurface>
        </Popover>
      )}
      <span className="only-heard" role="status">
        {text}
      </span>
    </div>
  );
}

function truthText(truth: SyncTruth, { pane }: Words): string {
  switch (truth.kind) {
    case "all-saved":
      return pane.truth.allSaved;
    case "saving":
      return pane.truth.saving(truth.edits);
    case "offline":
      return pane.truth.offline(truth.editsKept);
    case "held-up":
      return pane.truth.heldUp(truth.edits);
    case "editing":
      return pane.truth.editing;
    case "paused":
      return pane.truth.paused;
    case "needs-you":
      return pane.truth.needsYou(truth.items);
    default:
      return unreachable(truth);
  }
}

function explanation(truth: Exclude<SyncTruth, { kind: "needs-you" }>, words: Words): string {
  const { explained } = words.pane.truth;
  switch (truth.kind) {
    case "all-saved":
      return truth.at === null
        ? explained.allSaved
        : explained.allSavedAt(words.common.clockTime(truth.at));
    case "saving":
      return explained.saving;
    case "offline":
      return explained.offline(truth.editsKept);
    case "held-up":
      return explained.heldUp(truth.edits, truth.reference);
    case "editing":
      return explained.editing;
    case "paused":
      return `${truth.why} ${truth.remedy}`;
    default:
      return unreachable(truth);
  }
}

function TruthIcon({ truth }: Readonly<{ truth: SyncTruth }>) {
  switch (truth.kind) {
    case "all-saved":
      return <CheckmarkCircle16Regular />;
    case "saving":
      return <Spinner size="extra-tiny" aria-hidden />;
    case "offline":
      return <CloudOff16Regular />;
    case "held-up":
      return <History16Regular />;
    case "editing":
      return <Edit16Regular />;
    case "paused":
      return <PauseCircle16Regular />;
    case "needs-you":
      return <PersonAlert16Regular />;
    default:
      return unreachable(truth);
  }
}
