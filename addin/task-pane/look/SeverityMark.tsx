import {
  ErrorCircle16Filled,
  Info16Regular,
  ShieldCheckmark16Regular,
  Warning16Filled,
} from "@fluentui/react-icons";
import type { Severity } from "../../../shared/checks/check.ts";
import type { FindingView } from "../../../shared/sync/screens.ts";
import { unreachable } from "../../../shared/values/result.ts";
import { isLaidAside } from "./alike-findings.ts";
import { useWords } from "./use-words.ts";

type Marked = Pick<FindingView, "severity" | "excepted">;

/** How grave a finding is: a shape, a word and a colour, so that any one of them is enough. */
export function SeverityMark({ finding }: Readonly<{ finding: Marked }>) {
  const words = useWords();
  const { severity } = finding;
  if (isLaidAside(finding)) {
    return (
      <span className="severity severity-excepted">
        <ShieldCheckmark16Regular aria-hidden />
        {words.exceptions.mark}
      </span>
    );
  }
  return (
    <span className={`severity severity-${severity}`}>
      <SeverityIcon severity={severity} />
      {words.common.severity[severity]}
    </span>
  );
}

function SeverityIcon({ severity }: Readonly<{ severity: Severity }>) {
  switch (severity) {
    case "error":
      return <ErrorCircle16Filled aria-hidden />;
    case "warning":
      return <Warning16Filled aria-hidden />;
    case "info":
      return <Info16Regular aria-hidden />;
    default:
      return unreachable(severity);
  }
}
