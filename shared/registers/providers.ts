import { choice, option, text, textList } from "./define-field.ts";

/** Who delivers, and who pays with us. */
export const providers = {
  key: "providers",
  label: "Providers and partners",
  singular: "provider",
  namedBy: ["ref", "name", "knownAs"],
  fields: {
    ref: text("Reference", { synonyms: ["supplier id", "provider ref", "vendor number"] }),
    name: text("Provider", {
      degree: "needed",
      synonyms: [
        "organisation name",
        "company name",
        "vendor",
        "contractor",
        "recipient",
        "name of provider",
        "legal name",
        "name",
        "supplier",
        "organisation",
        "provider name",
        "supplier name",
        "partner",
      ],
    }),
    knownAs: textList("Known as", {
      help: "Other spellings, and names it went by before (R47).",
      synonyms: [
        "alias",
        "previous name",
        "former name",
        "other names",
        "predecessors",
        "also known as",
        "aka",
        "trading as",
      ],
    }),
    kind: choice(
      "Kind",
      [
        option("Charity or other VCSE", "vcse", "vcs", "charity", "voluntary"),
        option("Company", "private", "ltd"),
        option("Council", "local authority"),
        option("CSP", "community safety partnership"),
        option("Police"),
        option("NHS", "health"),
        option("University"),
        option("Housing"),
        option("Community foundation"),
        option("Individual"),
        option("Government"),
      ],
      { degree: "expected", synonyms: ["type", "provider type", "organisation type"] },
    ),
    companyNumber: text("Company number", {
      synonyms: [
        "company no",
        "company registration number",
        "registered company number",
        "companies house number",
        "recipient org company number",
      ],
    }),
    charityNumber: text("Charity number", {
      synonyms: [
        "charity no",
        "registered charity number",
        "charity registration number",
        "recipient org charity number",
      ],
    }),
    contact: text("Contact", {
      synonyms: [
        "contact person",
        "main contact",
        "contact email",
        "e mail",
        "contact name",
        "email",
      ],
    }),
    note: text("Note", { synonyms: ["notes", "comment", "comments"] }),
  },
} as const;
