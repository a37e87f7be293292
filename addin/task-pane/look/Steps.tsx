import { Fold } from "./Fold.tsx";
import { useWords } from "./use-words.ts";

type DateStepsProps = Readonly<{ steps: readonly string[]; movedBy?: readonly string[] }>;

/** The arithmetic of a date, a step a line, and what would move it. */
export function DateSteps({ steps, movedBy = [] }: DateStepsProps) {
  const words = useWords();
  if (steps.length === 0 && movedBy.length === 0) return null;
  return (
    <Fold label={words.plan.howItComesAbout}>
      <StepList steps={steps} />
      {movedBy.length > 0 && (
        <>
          <p className="quiet">{words.plan.movedBy}</p>
          <StepList steps={movedBy} />
        </>
      )}
    </Fold>
  );
}

type StepListProps = Readonly<{
  steps: readonly string[];
  /** The language of the steps; English, as the screen is, where none is said. */
  language?: string | undefined;
}>;

export function StepList({ steps, language }: StepListProps) {
  return (
    <ul className="steps" lang={language}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ul>
  );
}
