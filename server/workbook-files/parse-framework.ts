import { z } from "zod";
import type { Framework } from "../../shared/framework/framework.ts";
import { REGISTER_KEYS } from "../../shared/registers/all-registers.ts";
import { CalendarDate } from "../../shared/values/calendar-date.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { Term } from "../../shared/values/term.ts";

const Force = z.enum(["must", "should", "may", "fact"]);
const Source = z.object({ document: z.string(), quote: z.string(), rule: z.string().nullable() });
const Register = z.enum(REGISTER_KEYS);

function stated<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("stated"), value, source: Source, force: Force }),
    z.object({ kind: z.literal("our-default"), value, question: z.string() }),
    z.object({ kind: z.literal("not-stated"), question: z.string() }),
  ]);
}

const Vocabulary = stated(
  z.object({
    closed: z.boolean(),
    entries: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        aliases: z.array(z.string()),
        tags: z.array(z.string()),
      }),
    ),
  }),
);

const Rule = z.object({
  id: z.string(),
  check: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  source: Source,
  force: Force,
  override: z
    .object({ severity: z.enum(["error", "warning", "info", "off"]), reason: z.string() })
    .optional(),
});

const Plan = z.object({
  reviewWindow: stated(z.object({ opensMonthsBefore: z.number(), closesMonthsBefore: z.number() })),
  workBack: z.array(
    z.object({
      route: z.string(),
      fromAnnualPence: z.number().nullable(),
      steps: z.array(
        z.object({
          step: z.string(),
          length: z.union([Term, z.object({ workingDays: z.number() })]),
        }),
      ),
    }),
  ),
  bodyEndsOn: stated(CalendarDate),
  endsAMonth: stated(z.number()),
  meetingEvery: stated(Term),
  noMeetingsFor: stated(z.array(z.string())).optional(),
  returnEvery: stated(Term),
  documentReviewEvery: stated(Term),
  budgetReview: stated(z.literal(true)).optional(),
  underspendReturn: stated(z.object({ roles: z.array(z.string()).nullable() })).optional(),
  paysUnderContracts: stated(z.int()).optional(),
});

const FrameworkFile = z.object({
  key: z.string().min(1),
  organisation: z.string().min(1),
  document: z.object({
    title: z.string(),
    edition: z.string(),
    effectiveFrom: CalendarDate.nullable(),
    reviewOn: CalendarDate.nullable(),
  }),
  jurisdiction: z.object({
    country: z.enum(["England", "Wales"]),
    languages: z.array(z.enum(["en", "cy"])),
    procurement: z.enum(["uk", "wales"]),
    publishTo: z.array(z.enum(["find-a-tender", "sell2wales"])),
  }),
  vocabularies: z.object({
    priorities: Vocabulary,
    mechanisms: Vocabulary,
    roles: Vocabulary,
    serviceAreas: Vocabulary,
    stages: Vocabulary,
    panelAreas: Vocabulary,
    evidenceKinds: Vocabulary,
  }),
  defaultFund: z.string().nullable(),
  rules: z.array(Rule),
  plan: Plan,
  alerts: z.array(
    z.object({
      kinds: z.array(z.string()),
      leads: z.array(z.union([Term, z.literal("due")])),
      overdueEvery: Term.nullable(),
      audience: z.array(z.enum(["owner", "manager", "finance", "fallback"])),
    }),
  ),
  figures: z.array(
    z.object({
      register: Register,
      values: z.record(z.string(), z.json()),
      source: Source,
    }),
  ),
  questions: z
    .array(
      z.object({
        key: z.string(),
        question: z.string(),
        source: Source,
        answer: z.string().optional(),
      }),
    )
    .optional(),
  signOff: stated(
    z.object({ people: z.int().min(1).max(20), office: z.string().nullable() }),
  ).optional(),
});

/** A framework written out as JSON, as `framework show --json` prints one. */
export function parseFramework(text: string): Result<Framework, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return fail(`this is not JSON (${cause.message}).`);
  }
  const parsed = FrameworkFile.safeParse(json);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    const where = first === undefined ? "" : first.path.join(".");
    return fail(`this is no framework: at "${where}", ${first?.message ?? "it does not fit"}.`);
  }
  // The figures' values are read by the fields' own types where they are used.
  return ok(parsed.data as Framework);
}
