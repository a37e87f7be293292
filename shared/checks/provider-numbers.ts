import type { RowValues } from "../registers/all-registers.ts";
import {
  charityNumberIn,
  companyNumberIn,
  withLostNoughts,
} from "../values/organisation-number.ts";
import type { Check, Suggestion } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { asRowOf } from "./typed-row.ts";

type Kind = "company" | "charity";

export const providerNumbersWords = {
  noNumber: (p: { kind: Kind; text: string }) =>
    `“${p.text}” is no ${p.kind} number, by which this body could be told from others in what is published.`,
  companyForms: () => "a company number has 8 characters, such as 01234567 or SC123456",
  charityForms: () =>
    "a charity number is 6 or 7 figures, such as 1234567, or SC012345 or NIC123456",
  noughts: (p: { number: string }) =>
    `Is it ${p.number}? Sheets take the noughts off the front of numbers: format the cell as text.`,
  otherField: (p: { kind: Kind }) => `It reads as a ${p.kind} number: is it in the wrong column?`,
};

const say = messagesOf("provider-numbers", providerNumbersWords);

/** Several numbers in one cell are each looked at; words without a figure are no number (source: L18). */
export const providerNumbers: Check = {
  id: "provider-numbers",
  statement: "Company and charity numbers have the form of one.",
  scope: "row",
  registers: ["providers"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const values = asRowOf("providers", row)?.values;
      const wrong =
        values === undefined ? [] : [...wrongIn("company", values), ...wrongIn("charity", values)];
      const [first] = wrong;
      if (first === undefined) return [];
      return [
        problemOf(row, {
          measure: wrong.length,
          sentence: say.noNumber({ kind: first.kind, text: first.text }),
          arithmetic: [...new Set(wrong.map(({ kind }) => kind))].map((kind) => FORMS[kind]()),
          fields: [...new Set(wrong.map(({ field }) => field))],
          suggestion: suggestionFor(first),
        }),
      ];
    });
  },
};

type Wrong = Readonly<{
  kind: Kind;
  field: "companyNumber" | "charityNumber";
  text: string;
  isWhole: boolean;
}>;

const FORMS = { company: say.companyForms, charity: say.charityForms };
const READ = { company: companyNumberIn, charity: charityNumberIn };

function wrongIn(kind: Kind, values: RowValues<"providers">): readonly Wrong[] {
  const field = kind === "company" ? "companyNumber" : "charityNumber";
  const whole = values[field] ?? "";
  const numbers = whole.split(/[,;/&]|\band\b/).filter((text) => /\d/.test(text));
  return numbers
    .map((text) => text.trim())
    .filter((text) => READ[kind](text) === null)
    .map((text) => ({ kind, field, text, isWhole: text === whole.trim() }));
}

function suggestionFor({ kind, field, text, isWhole }: Wrong): Suggestion | null {
  const other = kind === "company" ? "charity" : "company";
  const number = kind === "company" ? withLostNoughts(text) : null;
  if (number !== null) {
    const sentence = say.noughts({ number });
    return isWhole ? { sentence, field, value: number } : { sentence };
  }
  return READ[other](text) === null ? null : { sentence: say.otherField({ kind: other }) };
}
