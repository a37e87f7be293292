import { registerOf } from "../registers/all-registers.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { joined } from "./words.ts";

const READ = ["activity", "outputs", "outcomes", "reason", "plan", "note"];

/** Forms that only data about a person has; a name alone cannot be told from a service's. */
const FORMS = [
  { what: "email", pattern: /[\w.+-]+@[\w-]+\.[\w.]+/ },
  { what: "phone", pattern: /(?:\+44|\b0)(?:[ -]?\d){9,10}\b/ },
  { what: "insurance", pattern: /\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/ },
  { what: "birth", pattern: /\b(?:dob|d\.o\.b\.?|date of birth|born on)\b/i },
] as const;

type What = (typeof FORMS)[number]["what"];

const IN_ENGLISH: Readonly<Record<What, string>> = {
  email: "an e-mail address",
  phone: "a telephone number",
  insurance: "a National Insurance number",
  birth: "a date of birth",
};

export const personalDataWords = {
  seems: (p: { what: readonly What[]; labels: readonly string[] }) =>
    `${joined(p.labels)} seem${p.labels.length === 1 ? "s" : ""} to hold ${joined(p.what.map((each) => IN_ENGLISH[each]))}: returns keep counts only, so take it out.`,
};

const say = messagesOf("personal-data", personalDataWords);

/** Only what was found is said, never the text itself (source: L27). */
export const personalData: Check = {
  id: "personal-data",
  statement: "A return holds counts and words about a service, and no personal data.",
  scope: "row",
  registers: ["returns"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const found = READ.flatMap((field) => {
        const text = row.values[field];
        if (typeof text !== "string") return [];
        return FORMS.filter(({ pattern }) => pattern.test(text)).map(({ what }) => ({
          field,
          what,
        }));
      });
      if (found.length === 0) return [];
      const fields = [...new Set(found.map(({ field }) => field))];
      const known = registerOf(row.register).fields;
      return [
        problemOf(row, {
          measure: found.length,
          sentence: say.seems({
            what: [...new Set(found.map(({ what }) => what))],
            labels: fields.map((field) => known[field]?.label ?? field),
          }),
          fields,
        }),
      ];
    });
  },
};
