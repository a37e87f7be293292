import { date, reference, text, vocabulary } from "./define-field.ts";

/** What had to be done for a row, when it was done and by whom. A link, never the document. */
export const evidence = {
  key: "evidence",
  label: "Evidence",
  singular: "piece of evidence",
  namedBy: ["ref"],
  fields: {
    ref: text("Reference", { synonyms: ["evidence ref"] }),
    subject: reference("About", "any-row", {
      degree: "expected",
      synonyms: ["subject", "contract", "agreement", "allocation"],
    }),
    kind: vocabulary("Kind", "evidenceKinds", {
      degree: "expected",
      synonyms: ["evidence", "evidence kind", "type of evidence"],
    }),
    date: date("Date", { degree: "expected", synonyms: ["done on", "date done"] }),
    who: text("Who", { synonyms: ["by", "done by"] }),
    outcome: text("Outcome", { synonyms: ["score", "result"] }),
    link: text("Link", { synonyms: ["document link", "location", "url", "where"] }),
    note: text("Note", { synonyms: ["notes", "comment", "comments"] }),
  },
} as const;
