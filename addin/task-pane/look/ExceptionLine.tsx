import type { FindingView } from "../../../shared/sync/screens.ts";

/** How an exception stands to a problem; nothing where there is none. */
export function ExceptionLine({ finding }: Readonly<{ finding: FindingView }>) {
  const { excepted, arithmetic, language } = finding;
  const line = arithmetic.at(-1);
  if (excepted === undefined || line === undefined) return null;
  // The last line of its working is the exception's, in the words of a sum; it may end with a
  // reason, and that as its writer ended it.
  const stop = /[.!?]$/.test(line) ? "" : ".";
  return (
    <p className="exception-line" lang={language}>
      {line.charAt(0).toUpperCase() + line.slice(1) + stop}
    </p>
  );
}
