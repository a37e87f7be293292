import { useCallback, useEffect, useState } from "react";

/** Something that is fetched: what was fetched last stays while newer is on its way. */
export type Loaded<Value> =
  | Readonly<{ phase: "loading" }>
  | Readonly<{ phase: "loaded"; value: Value; at: number }>
  | Readonly<{ phase: "failed"; retry: () => void }>;

type Kept<Value> =
  | Readonly<{ phase: "loaded"; subject: string; value: Value; at: number }>
  | Readonly<{ phase: "failed"; subject: string }>;

/**
 * Fetches for `subject`, and again whenever `edition` changes. An answer for another subject is
 * never shown; an answer of an older edition is, until the newer one arrives.
 */
export function useLoaded<Value>(
  subject: string,
  edition: number | string,
  load: () => Promise<Value>,
): Loaded<Value> {
  const [kept, setKept] = useState<Kept<Value> | null>(null);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: subject, edition and attempt say when to fetch; `load` is a new function at every drawing.
  useEffect(() => {
    let wanted = true;
    load().then(
      (value) => {
        if (wanted) setKept({ phase: "loaded", subject, value, at: Date.now() });
      },
      () => {
        // A failed refresh leaves what is there: the top line already says that we are offline.
        if (wanted) {
          setKept((before) =>
            before?.phase === "loaded" && before.subject === subject
              ? before
              : { phase: "failed", subject },
          );
        }
      },
    );
    return () => {
      wanted = false;
    };
  }, [subject, edition, attempt]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  if (kept === null || kept.subject !== subject) return { phase: "loading" };
  return kept.phase === "failed" ? { phase: "failed", retry } : kept;
}
