import { expectedFields } from "../../../shared/checks/expected-fields.ts";
import { notKnownIn } from "../../../shared/checks/messages/not-known-in.ts";
import { fieldOf } from "../../../shared/registers/all-registers.ts";
import type { FindingView } from "../../../shared/sync/screens.ts";
import { type Alike, alike } from "../../../shared/values/alike.ts";

/** Whether it only says that something is not known, which is told by column and can wait. */
export function isAbsence({ check }: Pick<FindingView, "check">): boolean {
  return check === expectedFields.id;
}

/** Whether a signed exception covers it today, so that nobody needs to do anything about it. */
export function isLaidAside({ excepted }: Pick<FindingView, "excepted">): boolean {
  return excepted?.standing === "covers";
}

/** The same rule, said in the same words of the same field; an absence is the same in every row. */
export function findingKey(finding: FindingView): string {
  const { rule, check, severity, subject, fields, sentence, excepted } = finding;
  const said = isAbsence(finding) ? "" : sentence;
  const how = excepted === undefined ? severity : `${severity} ${excepted.exception}`;
  return [how, rule, check, subject.register, fields.join(), said].join("/");
}

/** Findings gathered by what they say; what is only not known comes last, a field at a time. */
export function alikeFindings(findings: readonly FindingView[]): readonly Alike<FindingView>[] {
  const absences = findings
    .filter(isAbsence)
    .flatMap((finding) => finding.fields.map((field) => ({ ...finding, fields: [field] })));
  const others = findings.filter((finding) => !isAbsence(finding));
  const gathered = alike(absences, findingKey);
  return [
    ...alike(others, findingKey),
    ...gathered.toSorted((one, other) => other.items.length - one.items.length),
  ];
}

/** What a finding says of so many rows, in the finding's language. */
export function findingSentence(finding: FindingView, rows: number): string {
  const [field] = finding.fields;
  if (!isAbsence(finding) || field === undefined || finding.fields.length > 1) {
    return finding.sentence;
  }
  const label = fieldOf(finding.subject.register, field)?.label ?? field;
  return notKnownIn(label, rows, finding.language);
}

/** What all of them have in common; null where they differ, or there is nothing. */
export function inCommon<Item, Value>(
  items: readonly [Item, ...Item[]],
  of: (item: Item) => Value,
): Value | null {
  const [first, ...others] = items.map(of) as [Value, ...Value[]];
  const text = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === text) ? first : null;
}
