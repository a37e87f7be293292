import { Button } from "@fluentui/react-components";
import { useWords } from "./look/use-words.ts";

type PlainMessageProps = Readonly<{
  title: string;
  lines: readonly string[];
  retry?: () => void;
}>;

/** A whole screen that says why there is nothing else, and what can be done. */
export function PlainMessage({ title, lines, retry }: PlainMessageProps) {
  const words = useWords();
  return (
    <main className="plain-message">
      <h1>{title}</h1>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {retry !== undefined && (
        <Button appearance="primary" onClick={retry}>
          {words.common.tryAgain}
        </Button>
      )}
    </main>
  );
}
