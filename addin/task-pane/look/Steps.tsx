import { Fold } from "./Fold.tsx";
import { useWords } from "./use-words.ts";

/** The arithmetic of a date, a step a line. */
export function DateSteps({ steps }: Readonly<{ steps: readonly string[] }>) {
  const words = useWords();
  if (steps.length === 0) return null;
  return (
    <Fold label={words.plan.howItComesAbout}>
      <StepList steps={steps} />
    </Fold>
  );
}

export function StepList({ steps }: Readonly<{ steps: readonly string[] }>) {
  return (
    <ul className="steps">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ul>
  );
}
