import { Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import { entriesOf, type Framework } from "../../../shared/framework/framework.ts";
import { fieldOf } from "../../../shared/registers/all-registers.ts";
import type { FieldValue, Field as RegisterField } from "../../../shared/registers/field.ts";
import type { Words } from "../../words/en.ts";
import { valueText } from "../../words/value-text.ts";
import { useWords } from "../look/use-words.ts";
import type { ConnectDraft } from "./connect-draft.ts";
import { constantInputOf, readConstant } from "./typed-constant.ts";

type ConstantFieldProps = Readonly<{
  /** The key of the field that every row gets. */
  name: string;
  question: string;
  draft: ConnectDraft;
  framework: Framework;
  change: (value: FieldValue) => void;
}>;

/** One answer for every row of the table, where no column has it. */
export function ConstantField({ name, question, draft, framework, change }: ConstantFieldProps) {
  const words = useWords();
  const field = fieldOf(draft.register, name);
  const value = draft.constants[name] ?? null;
  const [typed, setTyped] = useState(() => valueText(value, field, framework, words));
  const input = constantInputOf(field);

  if (field === undefined || input === null) {
    return (
      <p className="constant">
        {value === null
          ? words.connect.missingByColumn((field?.label ?? name).toLowerCase())
          : `${question}: ${valueText(value, field, framework, words)}`}
      </p>
    );
  }
  if (input === "choice") {
    return (
      <Field className="constant" label={question}>
        <Select
          value={typeof value === "boolean" ? (value ? "yes" : "no") : String(value ?? "")}
          onChange={(_, chosen) => change(readConstant(field, chosen.value))}
        >
          <option value="" />
          {choicesOf(field, framework, words).map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    );
  }
  const unread = typed.trim() !== "" && readConstant(field, typed) === null;
  const notRead = {
    year: words.connect.yearNotRead,
    date: words.connect.dateNotRead,
    money: words.connect.moneyNotRead,
    text: "",
  };
  return (
    <Field
      className="constant"
      label={question}
      {...(unread && { validationMessage: notRead[input] })}
    >
      <Input
        value={typed}
        onChange={(_, entered) => {
          setTyped(entered.value);
          change(readConstant(field, entered.value));
        }}
      />
    </Field>
  );
}

function choicesOf(
  { type }: RegisterField,
  framework: Framework,
  words: Words,
): readonly Readonly<{ key: string; label: string }>[] {
  if (type.kind === "choice") return type.choices;
  if (type.kind === "vocabulary") return entriesOf(framework, type.vocabulary);
  return [
    { key: "yes", label: words.common.yes },
    { key: "no", label: words.common.no },
  ];
}
