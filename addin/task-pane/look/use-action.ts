import { useState } from "react";
import type { Result } from "../../../shared/values/result.ts";

/** Something a person asked for: under way, or not done with the reason in words. */
export type ActionState =
  | Readonly<{ phase: "idle" }>
  | Readonly<{ phase: "busy" }>
  | Readonly<{ phase: "failed"; sentence: string }>;

export type Action = Readonly<{
  state: ActionState;
  run: (work: () => Promise<Result<unknown, string> | undefined>) => void;
}>;

/** Runs one thing at a time; `fallback` is said where the failure has no sentence of its own. */
export function useAction(fallback: string): Action {
  const [state, setState] = useState<ActionState>({ phase: "idle" });

  function run(work: () => Promise<Result<unknown, string> | undefined>) {
    if (state.phase === "busy") return;
    setState({ phase: "busy" });
    work().then(
      (result) =>
        setState(
          result === undefined || result.ok
            ? { phase: "idle" }
            : { phase: "failed", sentence: result.problem },
        ),
      () => setState({ phase: "failed", sentence: fallback }),
    );
  }
  return { state, run };
}
