import type { Finding, Severity } from "../../../shared/checks/check.ts";
import { checkAll } from "../../../shared/checks/check-all.ts";
import { inWords } from "../../../shared/checks/messages/in-words.ts";
import type { Language } from "../../../shared/checks/messages/languages.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import { type AnyRow, nameOf } from "../../../shared/registers/ledger.ts";
import { ok } from "../../../shared/values/result.ts";
import { shortened } from "../../../shared/values/shortened.ts";
import type { Command } from "../command.ts";
import { type FindingLine, findingsText } from "../findings-text.ts";
import { languageOption } from "../language-option.ts";
import { LEDGER_OPTIONS, type LedgerAsAsked, ledgerFrom } from "../ledger-options.ts";
import { type ReadFinding, refOf } from "../load-ledger.ts";
import { jsonDocument } from "../plain-json.ts";
import { readOptions } from "../read-options.ts";
import { asFinding } from "../reading-findings.ts";

const GRAVEST_FIRST: readonly Severity[] = ["error", "warning", "info"];

export const check: Command = {
  usage: [
    "check FILE... --framework F [--register R] [--sheet S] [--as-at DATE] [--language cy] [--json]",
  ],
  does: "checks the files against a framework; exit 1 if anything is an error",

  async run(words, context) {
    const options = readOptions(words, { ...LEDGER_OPTIONS, language: { type: "string" } });
    if (!options.ok) return options;
    const { values: given, positionals } = options.value;
    const language = languageOption(given.language);
    if (!language.ok) return language;
    const loaded = await ledgerFrom(positionals, given, context);
    if (!loaded.ok) return loaded;

    const found = checkAll(loaded.value.ledger, loaded.value.framework);
    const findings = [
      ...found.map((finding) => lineOf(finding, loaded.value, language.value)),
      ...loaded.value.findings.flatMap((finding) => readingLine(finding, loaded.value)),
    ].sort(inOrder);
    const counts = countsOf(findings);
    context.out(given.json ? jsonDocument({ findings, counts }) : findingsText(findings, counts));
    return ok(counts.error > 0 ? 1 : 0);
  },
};

function lineOf(finding: Finding, loaded: LedgerAsAsked, language: Language): FindingLine {
  const { check, rule, severity, source, fields } = finding;
  const { sentence, arithmetic, suggestion } = inWords(finding, language);
  const row = loaded.ledger.byId(finding.subject.id);
  return {
    check,
    rule,
    severity,
    source,
    ...whereIs(row, finding.subject.register, loaded),
    fields,
    message: sentence,
    arithmetic,
    suggestion: suggestion?.sentence ?? null,
  };
}

function readingLine(found: ReadFinding, loaded: LedgerAsAsked): readonly FindingLine[] {
  const said = asFinding(found);
  if (said === null) return [];
  return [
    {
      ...said,
      rule: null,
      source: null,
      ...whereIs(found.row, found.row.register, loaded),
      fields: [found.finding.field],
      arithmetic: [],
      suggestion: null,
    },
  ];
}

function whereIs(row: AnyRow | undefined, register: RegisterKey, { places }: LedgerAsAsked) {
  const place = row === undefined ? undefined : places.get(row.id);
  return {
    register,
    ref: row === undefined ? register : refOf(row, places),
    name: row === undefined || nameOf(row) === row.id ? null : shortened(nameOf(row)),
    file: place?.file ?? null,
    sheet: place?.sheet ?? null,
    sheetRow: place?.sheetRow ?? null,
  };
}

function inOrder(one: FindingLine, other: FindingLine): number {
  const graver = GRAVEST_FIRST.indexOf(one.severity) - GRAVEST_FIRST.indexOf(other.severity);
  if (graver !== 0) return graver;
  const places = [one, other].map(({ file, sheet }) => `${file ?? ""}#${sheet ?? ""}`);
  if (places[0] !== places[1]) return (places[0] ?? "") < (places[1] ?? "") ? -1 : 1;
  return (one.sheetRow ?? 0) - (other.sheetRow ?? 0) || (one.check < other.check ? -1 : 1);
}

function countsOf(findings: readonly FindingLine[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
