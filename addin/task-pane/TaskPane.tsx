import { FluentProvider, Spinner } from "@fluentui/react-components";
import { lazy, Suspense } from "react";
import { unreachable } from "../../shared/values/result.ts";
import type { Session } from "../session.ts";
import type { Program } from "./about/About.tsx";
import { type HostColours, useTheme } from "./look/theme.ts";
import { useWords } from "./look/use-words.ts";
import { PlainMessage } from "./PlainMessage.tsx";
import type { DemonstrationMember } from "./sign-in/demonstration-member.ts";
import { SignIn } from "./sign-in/SignIn.tsx";
import { useSession } from "./use-session.ts";

/** Fetched while the person signs in: the first screen does without the places' components. */
const Places = lazy(async () => ({ default: (await import("./Places.tsx")).Places }));

type TaskPaneProps = Readonly<{
  session: Session;
  hostColours: HostColours;
  program: Program;
  demonstrationMembers: () => Promise<readonly DemonstrationMember[]>;
}>;

/** The pane beside the workbook: what it shows follows from the session's state alone. */
export function TaskPane({ session, hostColours, program, demonstrationMembers }: TaskPaneProps) {
  const theme = useTheme(hostColours);
  return (
    <FluentProvider theme={theme}>
      <div className="pane">
        <Phase session={session} program={program} demonstrationMembers={demonstrationMembers} />
      </div>
    </FluentProvider>
  );
}

function Phase({ session, program, demonstrationMembers }: Omit<TaskPaneProps, "hostColours">) {
  const words = useWords();
  const state = useSession(session);
  switch (state.phase) {
    case "starting":
      return <Opening />;
    case "unsupported":
      return <PlainMessage title={words.pane.unsupported} lines={[state.sentence]} />;
    case "signed-out":
      return (
        <SignIn
          problem={state.problem}
          signIn={(token) => session.signIn(token)}
          demonstrationMembers={demonstrationMembers}
        />
      );
    case "ready":
      return (
        <Suspense fallback={<Opening />}>
          <Places session={session} state={state} program={program} />
        </Suspense>
      );
    default:
      return unreachable(state);
  }
}

function Opening() {
  const words = useWords();
  return (
    <main>
      <h1 className="only-heard">{words.common.product}</h1>
      <Spinner className="pane-opening" label={words.pane.opening} />
    </main>
  );
}
