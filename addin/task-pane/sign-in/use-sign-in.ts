import { type FormEvent, useEffect, useState } from "react";
import { type Action, useAction } from "../look/use-action.ts";
import { useWords } from "../look/use-words.ts";
import type { DemonstrationMember } from "./demonstration-member.ts";

type SignInHook = Readonly<{
  token: string;
  setToken: (token: string) => void;
  /** Said beside the field; null where there is nothing to say. */
  tokenProblem: string | null;
  submit: (event: FormEvent) => void;
  continueAs: (member: DemonstrationMember) => void;
  members: readonly DemonstrationMember[];
  signingIn: Action;
}>;

export function useSignIn(
  signIn: (token: string) => Promise<void>,
  demonstrationMembers: () => Promise<readonly DemonstrationMember[]>,
): SignInHook {
  const words = useWords();
  const signingIn = useAction(words.common.notDone);
  const [token, setToken] = useState("");
  const [tokenProblem, setTokenProblem] = useState<string | null>(null);
  const [members, setMembers] = useState<readonly DemonstrationMember[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the screen opens.
  useEffect(() => {
    // A server that runs no demonstration refuses, and then there is nobody to offer.
    demonstrationMembers().then(setMembers, () => setMembers([]));
  }, []);

  function begin(withToken: string) {
    signingIn.run(async () => {
      await signIn(withToken);
      return undefined;
    });
  }

  return {
    token,
    setToken: (text) => {
      setToken(text);
      setTokenProblem(null);
    },
    tokenProblem,
    submit: (event) => {
      event.preventDefault();
      if (token.trim() === "") setTokenProblem(words.pane.signIn.tokenNeeded);
      else begin(token.trim());
    },
    continueAs: (member) => begin(member.token),
    members,
    signingIn,
  };
}
