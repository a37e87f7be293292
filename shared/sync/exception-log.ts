import type { Exception } from "../checks/exceptions.ts";
import type { FindingInWords } from "../checks/messages/in-words.ts";
import type { LoggedAct, Person } from "../values/logged-act.ts";
import { unreachable } from "../values/result.ts";

export type NewException = Pick<
  Exception,
  "subject" | "rule" | "check" | "upTo" | "reason" | "until"
> &
  Readonly<{
    /** What the problem said to whoever asked, and the language, where it was not English. */
    said: string;
    language?: FindingInWords["language"];
  }>;

/** What happened to an exception, as the log of exceptions has it. */
export type ExceptionAct =
  | Readonly<{ kind: "asked"; exception: NewException }>
  | Readonly<{ kind: "signed" }>
  | Readonly<{ kind: "withdrawn"; reason: string }>;

export type ExceptionSignature = Readonly<{ id: string; name: string; at: number }>;

/** An exception with who asked for it, who signed it so far and how many must. */
export type KeptException = Exception &
  NewException &
  Readonly<{
    asked: Readonly<{ by: Person; at: number }>;
    signatures: readonly ExceptionSignature[];
    needed: number;
    withdrawn: Readonly<{ by: string; at: number; reason: string }> | null;
  }>;

/** The exceptions there ever were, newest first. */
export function exceptionsIn(
  events: readonly LoggedAct<ExceptionAct>[],
  needed: number,
): readonly KeptException[] {
  const exceptions = new Map<string, KeptException>();
  for (const event of events) {
    const { about: id, act, by, at } = event;
    if (act.kind === "asked") {
      const fresh = { signedBy: [], signatures: [], needed, withdrawn: null };
      exceptions.set(id, { id, ...act.exception, asked: { by, at }, ...fresh });
      continue;
    }
    const standing = exceptions.get(id);
    if (standing !== undefined) exceptions.set(id, after(standing, event));
  }
  return [...exceptions.values()].reverse();
}

function after(exception: KeptException, { act, by, at }: LoggedAct<ExceptionAct>): KeptException {
  switch (act.kind) {
    case "asked":
      return exception;
    case "signed":
      return {
        ...exception,
        signedBy: [...exception.signedBy, by.name],
        signatures: [...exception.signatures, { ...by, at }],
      };
    case "withdrawn":
      return { ...exception, withdrawn: { by: by.name, at, reason: act.reason } };
    default:
      return unreachable(act);
  }
}
