import { choice, date, option, text } from "./define-field.ts";

/** Dated things that no agreement implies: elections, settlements, the end of a body (L22). */
export const milestones = {
  key: "milestones",
  label: "Milestones",
  singular: "milestone",
  namedBy: ["ref", "title"],
  fields: {
    ref: text("Reference", { synonyms: ["milestone ref"] }),
    title: text("Title", {
      degree: "needed",
      synonyms: [
        "name",
        "activity",
        "description",
        "key event",
        "milestone",
        "event",
        "what",
        "key date",
      ],
    }),
    date: date("Date", {
      degree: "expected",
      synonyms: ["due date", "month", "deadline", "when", "on"],
    }),
    kind: choice(
      "Kind",
      [
        option("Election"),
        option("Funding settlement", "settlement"),
        option("Document review", "review"),
        option("Abolition or transfer", "abolition", "transfer"),
        option("Board"),
        option("Panel"),
        option("Grant round"),
        option("Pre-election period"),
        option("Other", "milestone"),
      ],
      { degree: "expected", synonyms: ["type", "milestone type"] },
    ),
    papersDue: date("Papers due", { synonyms: ["paper deadline"] }),
    note: text("Note", { synonyms: ["notes", "comment", "comments"] }),
  },
} as const;
