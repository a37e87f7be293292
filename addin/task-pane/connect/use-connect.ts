import { useEffect, useState } from "react";
import type { ConnectPreview, Session, TableProposal } from "../../session.ts";
import { useWords } from "../look/use-words.ts";
import { type ConnectDraft, choiceOf, draftOf } from "./connect-draft.ts";

export type ConnectState =
  | Readonly<{ phase: "looking" }>
  | Readonly<{ phase: "not-found"; sentence: string | null }>
  | Readonly<{ phase: "choosing"; proposals: readonly TableProposal[] }>
  | Readonly<{ phase: "mapping"; draft: ConnectDraft; problem: string | null }>
  | Readonly<{ phase: "previewing"; draft: ConnectDraft }>
  | Readonly<{
      phase: "preview";
      draft: ConnectDraft;
      preview: ConnectPreview;
      problem: string | null;
    }>
  | Readonly<{ phase: "connecting"; draft: ConnectDraft; preview: ConnectPreview }>
  | Readonly<{ phase: "connected"; readOnly: boolean }>;

export type ConnectHook = Readonly<{
  state: ConnectState;
  look: () => void;
  choose: (proposal: TableProposal) => void;
  change: (draft: ConnectDraft) => void;
  preview: () => void;
  /** An answer given in the preview, which changes nothing of what it shows. */
  answer: (draft: ConnectDraft) => void;
  connect: () => void;
  back: () => void;
}>;

/** Takes a person from "which table?" to "connected", asking the session at each step. */
export function useConnect(session: Session): ConnectHook {
  const words = useWords();
  const [state, setState] = useState<ConnectState>({ phase: "looking" });
  const [proposals, setProposals] = useState<readonly TableProposal[]>([]);

  function look() {
    setState({ phase: "looking" });
    session.proposeTables().then(
      (found) => {
        setProposals(found);
        setState(firstState(found));
      },
      () => setState({ phase: "not-found", sentence: words.common.notDone }),
    );
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: looks once, when the screen opens.
  useEffect(look, []);

  async function preview(draft: ConnectDraft) {
    setState({ phase: "previewing", draft });
    const problem = await session.previewConnect(choiceOf(draft)).then(
      (result) => {
        if (!result.ok) return result.problem;
        setState({ phase: "preview", draft, preview: result.value, problem: null });
        return null;
      },
      () => words.common.notDone,
    );
    if (problem !== null) setState({ phase: "mapping", draft, problem });
  }

  async function connect(draft: ConnectDraft, shown: ConnectPreview) {
    setState({ phase: "connecting", draft, preview: shown });
    const problem = await session.connect(choiceOf(draft)).then(
      (result) => {
        if (!result.ok) return result.problem;
        setState({ phase: "connected", readOnly: draft.readOnly });
        return null;
      },
      () => words.common.notDone,
    );
    if (problem !== null) setState({ phase: "preview", draft, preview: shown, problem });
  }

  return {
    state,
    look,
    choose: (proposal) => setState({ phase: "mapping", draft: draftOf(proposal), problem: null }),
    change: (draft) => setState({ phase: "mapping", draft, problem: null }),
    preview: () => {
      if (state.phase === "mapping") void preview(state.draft);
    },
    answer: (draft) => {
      if (state.phase === "preview") setState({ ...state, draft });
    },
    connect: () => {
      if (state.phase === "preview") void connect(state.draft, state.preview);
    },
    back: () => {
      if (state.phase === "mapping") setState({ phase: "choosing", proposals });
      if (state.phase === "preview") {
        setState({ phase: "mapping", draft: state.draft, problem: null });
      }
    },
  };
}

/** One table that can be connected needs no choosing. */
function firstState(found: readonly TableProposal[]): ConnectState {
  const [only] = found;
  if (only === undefined) return { phase: "not-found", sentence: null };
  if (found.length === 1 && only.allows === "connecting") {
    return { phase: "mapping", draft: draftOf(only), problem: null };
  }
  return { phase: "choosing", proposals: found };
}
