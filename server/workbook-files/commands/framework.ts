import { writeFile } from "node:fs/promises";
import { findingSentence } from "../../../shared/authoring/authoring-finding.ts";
import type { Framework } from "../../../shared/framework/framework.ts";
import { openQuestions } from "../../../shared/framework/open-questions.ts";
import { FRAMEWORKS } from "../../../shared/frameworks/all-frameworks.ts";
import { fail, ok } from "../../../shared/values/result.ts";
import { chooseFramework, frameworkWorkbookAt } from "../choose-framework.ts";
import type { Command, CommandContext, CommandOutcome } from "../command.ts";
import { frameworkWorkbook } from "../framework-workbook.ts";
import { jsonDocument } from "../plain-json.ts";
import { readOptions } from "../read-options.ts";
import {
  EDITION_OPTIONS,
  EDITION_USAGE,
  type EditionOptions,
  editionCommand,
  previewAgainstRows,
} from "./framework-editions.ts";

const OPTIONS = {
  json: { type: "boolean" },
  xlsx: { type: "string" },
  ...EDITION_OPTIONS,
} as const;

type Given = EditionOptions & Readonly<{ xlsx?: string | undefined }>;

export const framework: Command = {
  usage: [
    "framework list [--json]",
    "framework show F [--json | --xlsx FILE]",
    "framework preview F [--json]",
    ...EDITION_USAGE,
  ],
  does: "lists and shows frameworks, writes and reads one as a workbook, and has one signed and adopted",

  async run(words, context) {
    const options = readOptions(words, OPTIONS);
    if (!options.ok) return options;
    const { values: given, positionals } = options.value;
    const [action, name] = positionals;
    const asking = { word: name, given, context };
    switch (action) {
      case "list":
        return list(given, context);
      case "show":
        return show(name, given, context);
      case "preview":
        return given.from === undefined
          ? preview(name, given, context)
          : previewAgainstRows(asking);
      default:
        return (
          editionCommand(action ?? "", asking) ??
          fail(
            `framework takes list, show, preview, propose, editions, sign, adopt or withdraw; "${action ?? ""}" is none.`,
          )
        );
    }
  },
};

function list({ json }: Given, { out }: CommandContext): CommandOutcome {
  const all = Object.values(FRAMEWORKS).map(({ key, organisation, document }) => ({
    ...{ key, organisation, title: document.title, edition: document.edition },
  }));
  const lines = all.map(({ key, organisation, title }) => `${key}: ${title} (${organisation})`);
  out(json ? jsonDocument({ frameworks: all }) : `${lines.join("\n")}\n`);
  return ok(0);
}

async function show(
  name: string | undefined,
  { json, xlsx }: Given,
  { out, say }: CommandContext,
): Promise<CommandOutcome> {
  const chosen = await chooseFramework(name);
  if (!chosen.ok) return chosen;
  if (xlsx === undefined) {
    out(json ? jsonDocument(chosen.value) : inWords(chosen.value));
    return ok(0);
  }
  try {
    await writeFile(xlsx, frameworkWorkbook(chosen.value), { flag: "wx" });
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    const why = cause.code === "EEXIST" ? "it is there already" : String(cause.code);
    return fail(`${xlsx} cannot be written: ${why}. Give the name of a new file.`);
  }
  say(`${xlsx} holds ${chosen.value.document.title}: change it, then foreplan framework preview.`);
  return ok(0);
}

/** What is to be put right in a framework workbook, cell by cell, and what it leaves open. */
async function preview(
  name: string | undefined,
  { json }: Given,
  { out }: CommandContext,
): Promise<CommandOutcome> {
  if (name === undefined) return fail("framework preview takes a framework workbook (.xlsx).");
  const read = /\.xlsx$|\.xlsm$/i.test(name) ? await frameworkWorkbookAt(name) : await asRead(name);
  if (!read.ok) return read;
  const { framework, findings } = read.value;
  const questions = framework === null ? [] : openQuestions(framework);
  const said = findings.map((finding) => ({ ...finding, message: findingSentence(finding) }));
  if (json) out(jsonDocument({ whole: framework !== null, findings: said, questions }));
  else {
    const lines = [
      ...said.map(({ severity, message }) => `${severity.toUpperCase()}  ${message}`),
      ...questions.map(({ question }) => `OPEN  ${question}`),
      framework === null
        ? "To be put right before it can be proposed."
        : `${framework.document.title}: ${framework.rules.length} rules, ${framework.figures.length} figures, ${questions.length} open questions. It can be proposed.`,
    ];
    out(`${lines.join("\n")}\n`);
  }
  return ok(framework === null ? 1 : 0);
}

async function asRead(name: string) {
  const chosen = await chooseFramework(name);
  return chosen.ok ? ok({ framework: chosen.value, findings: [] }) : chosen;
}

function inWords(framework: Framework): string {
  const { document, organisation, rules } = framework;
  return [
    `${document.title}, ${document.edition} (${organisation})`,
    ...rules.map(
      ({ id, check, force, source }) => `  ${id}: ${check} (${force}): "${source.quote}"`,
    ),
    ...openQuestions(framework).map(({ question }) => `  Open: ${question}`),
    "",
  ].join("\n");
}
