import { Button, MessageBar, MessageBarBody, Spinner } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { unreachable } from "../../../shared/values/result.ts";
import type { ActionState } from "./use-action.ts";
import type { Loaded } from "./use-loaded.ts";
import { useWords } from "./use-words.ts";

type WhenLoadedProps<Value> = Readonly<{
  loaded: Loaded<Value>;
  children: (value: Value, at: number) => ReactNode;
}>;

/** Draws what was fetched; until then that it is on its way, or how to ask for it again. */
export function WhenLoaded<Value>({ loaded, children }: WhenLoadedProps<Value>) {
  const words = useWords();
  switch (loaded.phase) {
    case "loading":
      return <Spinner className="waiting" size="tiny" label={words.common.loading} />;
    case "failed":
      return (
        <div className="waiting" role="alert">
          <p>{words.common.notFetched}</p>
          <Button size="small" onClick={loaded.retry}>
            {words.common.tryAgain}
          </Button>
        </div>
      );
    case "loaded":
      return children(loaded.value, loaded.at);
    default:
      return unreachable(loaded);
  }
}

/** The reason why something asked for was not done; nothing otherwise. */
export function ActionProblem({ state }: Readonly<{ state: ActionState }>) {
  if (state.phase !== "failed") return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{state.sentence}</MessageBarBody>
    </MessageBar>
  );
}
