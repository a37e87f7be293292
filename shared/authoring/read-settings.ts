import type { Framework, PlanPolicy, Stated } from "../framework/framework.ts";
import type { RawSheet } from "../reading/raw-sheet.ts";
import { wordIndex } from "../reading/word-index.ts";
import { foldText } from "../values/folded-text.ts";
import { type AuthoredRow, readAuthoredSheet } from "./authored-sheet.ts";
import type { AuthoringFinding } from "./authoring-finding.ts";
import { ABOUT, PLAN, type Setting, SIGNED_BY } from "./framework-settings.ts";
import { SETTINGS } from "./framework-sheets.ts";
import { readStated, refuseTwice } from "./read-stated.ts";

type Settings = Readonly<{
  about: Pick<Framework, "key" | "organisation" | "document" | "jurisdiction" | "defaultFund">;
  plan: Omit<PlanPolicy, "workBack">;
  signOff: Stated<{ people: number; office: string | null }> | undefined;
}>;

const ALL: readonly Readonly<{ label: string }>[] = [
  ...Object.values(ABOUT),
  ...Object.values(PLAN),
  SIGNED_BY,
];

/** The first sheet, a setting a line; null where something it cannot do without is missing. */
export function readSettings(sheet: RawSheet, findings: AuthoringFinding[]): Settings | null {
  const lines = new Lines(sheet, findings);
  const title = lines.needed(ABOUT.title);
  const key = lines.needed(ABOUT.key);
  const organisation = lines.needed(ABOUT.organisation);
  const country = lines.needed(ABOUT.country);
  const languages = lines.needed(ABOUT.languages);
  const procurement = lines.needed(ABOUT.procurement);
  const publishTo = lines.needed(ABOUT.publishTo);
  const document = {
    title: title ?? "",
    edition: lines.value(ABOUT.edition) ?? "",
    effectiveFrom: lines.value(ABOUT.effectiveFrom) ?? null,
    reviewOn: lines.value(ABOUT.reviewOn) ?? null,
  };
  const defaultFund = lines.value(ABOUT.defaultFund) ?? null;
  const plan = readPlan(lines, document.title);
  const signOff = lines.ifGiven(SIGNED_BY, document.title);
  if (key === null || organisation === null || title === null || country === null) return null;
  if (languages === null || procurement === null || publishTo === null) return null;
  const jurisdiction = { country, languages, procurement, publishTo };
  return { about: { key, organisation, document, jurisdiction, defaultFund }, plan, signOff };
}

function readPlan(lines: Lines, title: string): Omit<PlanPolicy, "workBack"> {
  const noMeetingsFor = lines.ifGiven(PLAN.noMeetingsFor, title);
  const budgetReview = lines.ifGiven(PLAN.budgetReview, title);
  const underspendReturn = lines.ifGiven(PLAN.underspendReturn, title);
  const paysUnderContracts = lines.ifGiven(PLAN.paysUnderContracts, title);
  return {
    reviewWindow: lines.stated(PLAN.reviewWindow, title),
    bodyEndsOn: lines.stated(PLAN.bodyEndsOn, title),
    endsAMonth: lines.stated(PLAN.endsAMonth, title),
    meetingEvery: lines.stated(PLAN.meetingEvery, title),
    returnEvery: lines.stated(PLAN.returnEvery, title),
    documentReviewEvery: lines.stated(PLAN.documentReviewEvery, title),
    ...(noMeetingsFor === undefined ? {} : { noMeetingsFor }),
    ...(budgetReview === undefined ? {} : { budgetReview }),
    ...(underspendReturn === undefined ? {} : { underspendReturn }),
    ...(paysUnderContracts === undefined ? {} : { paysUnderContracts }),
  };
}

type Line = AuthoredRow<typeof SETTINGS.fields>;

/** The lines of the sheet by what they set. */
class Lines {
  readonly #sheet: RawSheet;
  readonly #findings: AuthoringFinding[];
  readonly #byLabel = new Map<string, Line>();

  constructor(sheet: RawSheet, findings: AuthoringFinding[]) {
    this.#sheet = sheet;
    this.#findings = findings;
    const labels = ALL.map(({ label }) => ({ key: label, label, aliases: [] }));
    const index = wordIndex(labels);
    for (const line of refuseTwice(
      readAuthoredSheet(sheet, SETTINGS, findings, ["says"]),
      "setting",
    )) {
      const name = line.values.setting;
      if (name === null) continue;
      const [label] = index.keysOf(foldText(name));
      if (label !== undefined) this.#byLabel.set(label, line);
      else
        line.refuse(
          "setting",
          `there is no such setting; perhaps ${index.nearest(name).join(", ")}`,
        );
    }
  }

  /** Null where the line is not there or says nothing; undefined where it cannot be read. */
  value<Value>({ label, codec }: Setting<Value>): Value | null | undefined {
    const line = this.#byLabel.get(label);
    if (line === undefined) return null;
    const cell = line.cell("says");
    if (cell.value === null || String(cell.value).trim() === "") return null;
    const read = codec.read(cell);
    if (read.ok) return read.value;
    line.refuse("says", read.problem);
    return undefined;
  }

  needed<Value>(setting: Setting<Value>): Value | null {
    const value = this.value(setting);
    if (value === null) {
      const line = this.#byLabel.get(setting.label);
      if (line !== undefined) line.refuse("says", `${setting.label} is needed`);
      else {
        this.#findings.push({
          ...{ severity: "error", sheet: this.#sheet.name, address: null, seen: "" },
          ...{ column: setting.label, accepted: "a line for it is needed." },
        });
      }
    }
    return value ?? null;
  }

  /** Undefined where the sheet has no line for it: then nothing is asked either. */
  ifGiven<Value>(setting: Setting<Value>, title: string): Stated<Value> | undefined {
    return this.#byLabel.has(setting.label) ? this.stated(setting, title) : undefined;
  }

  stated<Value>(setting: Setting<Value>, title: string): Stated<Value> {
    const { label, question } = setting;
    const line = this.#byLabel.get(label);
    const open: Stated<Value> = { kind: "not-stated", question };
    if (line === undefined) return open;
    return readStated(line, { value: this.value(setting), title, question }) ?? open;
  }
}
