import { z } from "zod";
import type { Check } from "../checks/check.ts";

/** What a rule's check takes, as a person fills it into a cell. */
export type ParameterType =
  | Readonly<{ kind: "money" | "number" | "text" | "date" | "yes-no" }>
  | Readonly<{ kind: "choice"; choices: readonly string[] }>
  | Readonly<{ kind: "list" }>
  /** Several small entries: "lead: contract; facilitating: grant". */
  | Readonly<{ kind: "entries"; parts: readonly string[]; numbers: ReadonlySet<string> }>
  /** When the rule is for a row: "Kind is Contract; Total value is above £10,000". */
  | Readonly<{ kind: "conditions" }>;

export type Parameter = Readonly<{
  name: string;
  label: string;
  type: ParameterType;
  needed: boolean;
  nullable: boolean;
}>;

/** Where the name in code is not what people would say. */
const LABELS: Readonly<Record<string, string>> = {
  minimumPence: "Smallest amount",
  maximumPence: "Largest amount",
  potPence: "Pot",
  most: "Most",
  leastMonths: "At least months",
  atMostMonths: "At most months",
  kinds: "Kinds",
  withinPoints: "Within points",
  times: "Times",
  abovePenceAYear: "Above a year",
  body: "Body to involve",
  usual: "Usual for the role",
  reasons: "Reasons allowed",
  except: "Except schemes",
  when: "Only when",
  by: "Done by",
  atLeast: "How many of each",
  least: "At least",
  only: "Pays only for",
  never: "Never pays for",
  fields: "Fields to be given",
  field: "Field",
};

const known = new WeakMap<Check, readonly Parameter[]>();

/** The parameters of a check, told from the form it parses them by, so that no list can fall behind it. */
export function parametersOf(check: Check): readonly Parameter[] {
  const before = known.get(check);
  if (before !== undefined) return before;
  const form = FormOf.parse(
    z.toJSONSchema(check.parameters, { io: "input", unrepresentable: "any" }),
  );
  const parameters = Object.entries(form.properties).map(([name, schema]) => {
    const { schema: bare, nullable } = withoutNull(schema);
    return {
      name,
      label: LABELS[name] ?? inWords(name),
      type: typeOf(name, bare),
      needed: form.required.includes(name),
      nullable,
    };
  });
  known.set(check, parameters);
  return parameters;
}

/** "long-term-fund" and "leastShareMonths" as people write them. */
export function inWords(name: string): string {
  const words = name
    .replaceAll("-", " ")
    .replace(/Pence/g, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/\bkpi\b/, "KPI");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The part of JSON Schema that parameters use. */
type Schema = Readonly<{
  type?: string | readonly string[] | undefined;
  enum?: readonly unknown[] | undefined;
  anyOf?: readonly Schema[] | undefined;
  items?: Schema | undefined;
  properties?: Readonly<Record<string, Schema>> | undefined;
  writtenAs?: "conditions" | undefined;
}>;

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(Schema).optional(),
    items: Schema.optional(),
    properties: z.record(z.string(), Schema).optional(),
    writtenAs: z.literal("conditions").optional(),
  }),
);

const FormOf = z.object({
  properties: z.record(z.string(), Schema).default({}),
  required: z.array(z.string()).default([]),
});

function withoutNull(schema: Schema): Readonly<{ schema: Schema; nullable: boolean }> {
  const { type, anyOf } = schema;
  if (Array.isArray(type)) {
    const [first] = type.filter((each) => each !== "null");
    return { schema: { ...schema, type: first }, nullable: type.includes("null") };
  }
  if (anyOf === undefined) return { schema, nullable: false };
  const others = anyOf.filter((each) => each.type !== "null");
  const [first] = others;
  // Ways of writing one text, as a day or a month, are one text.
  const same = first !== undefined && others.every((each) => each.type === first.type);
  return { schema: same ? first : {}, nullable: others.length < anyOf.length };
}

function typeOf(name: string, { type, enum: words, items, writtenAs }: Schema): ParameterType {
  if (writtenAs !== undefined) return { kind: writtenAs };
  if (words?.every((word) => typeof word === "string")) return { kind: "choice", choices: words };
  if (type === "boolean") return { kind: "yes-no" };
  if (type === "integer" || type === "number") {
    return { kind: name.includes("Pence") ? "money" : "number" };
  }
  if (type === "string") return { kind: /On$/.test(name) ? "date" : "text" };
  if (type === "array" && items?.type === "string") return { kind: "list" };
  if (type === "array" && items?.properties !== undefined) return entriesOf(items.properties);
  throw new Error(`The parameter ${name} has a form that no cell of a workbook can hold.`);
}

function entriesOf(properties: Readonly<Record<string, Schema>>): ParameterType {
  const parts = Object.entries(properties);
  const numbers = new Set(parts.filter(([, { type }]) => type !== "string").map(([part]) => part));
  return { kind: "entries", parts: parts.map(([part]) => part), numbers };
}
