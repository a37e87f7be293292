import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import {
  LANGUAGES,
  type Language,
  WELSH_NEEDS_READING,
} from "../../../shared/checks/messages/languages.ts";
import { useWords } from "./use-words.ts";

type FindingLanguageProps = Readonly<{
  language: Language;
  choose: (language: Language) => void;
  /** What else there is to know where it is chosen. */
  also?: string;
}>;

/** In which language problems are told; the screens are in English whatever is chosen. */
export function FindingLanguage({ language, choose, also }: FindingLanguageProps) {
  const { label, names, about, needsReading } = useWords().common.language;
  const hints = [about, WELSH_NEEDS_READING && needsReading, also].filter(Boolean);
  return (
    <Field label={label} hint={hints.join(" ")}>
      <RadioGroup
        layout="horizontal"
        value={language}
        onChange={(_, { value }) => {
          const chosen = LANGUAGES.find((one) => one === value);
          if (chosen !== undefined) choose(chosen);
        }}
      >
        {LANGUAGES.map((one) => (
          <Radio key={one} value={one} label={<span lang={one}>{names[one]}</span>} />
        ))}
      </RadioGroup>
    </Field>
  );
}
