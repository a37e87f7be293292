import { Button, Field, Input, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { Mark } from "../look/Mark.tsx";
import { useWords } from "../look/use-words.ts";
import { ActionProblem } from "../look/Waiting.tsx";
import type { DemonstrationMember } from "./demonstration-member.ts";
import { useSignIn } from "./use-sign-in.ts";

type SignInProps = Readonly<{
  problem: string | null;
  signIn: (token: string) => Promise<void>;
  demonstrationMembers: () => Promise<readonly DemonstrationMember[]>;
  lead?: string;
}>;

/** The first screen: who are you? */
export function SignIn({ problem, signIn, demonstrationMembers, lead }: SignInProps) {
  const words = useWords();
  const screen = useSignIn(signIn, demonstrationMembers);
  const busy = screen.signingIn.state.phase === "busy";
  return (
    <main className="sign-in">
      <Mark />
      <h1>{words.common.product}</h1>
      <p>{lead ?? words.pane.signIn.lead}</p>
      {problem !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      <ActionProblem state={screen.signingIn.state} />
      <form onSubmit={screen.submit} noValidate>
        <Field
          label={words.pane.signIn.token}
          hint={words.pane.signIn.tokenHint}
          {...(screen.tokenProblem !== null && { validationMessage: screen.tokenProblem })}
        >
          <Input
            type="password"
            autoComplete="current-password"
            value={screen.token}
            onChange={(_, { value }) => screen.setToken(value)}
          />
        </Field>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {words.pane.signIn.button}
        </Button>
      </form>
      {screen.members.length > 0 && (
        <section className="demonstration" aria-labelledby="demonstration-title">
          <h2 id="demonstration-title">{words.pane.signIn.demonstration}</h2>
          <ul>
            {screen.members.map((member) => (
              <li key={member.token}>
                <Button
                  className="wide-button"
                  disabledFocusable={busy}
                  onClick={() => screen.continueAs(member)}
                >
                  {words.pane.signIn.continueAs(
                    member.name,
                    words.common.role[member.role],
                    member.organisation,
                  )}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
