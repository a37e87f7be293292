import { extname } from "node:path";
import { fieldOf, registerOf } from "../../../shared/registers/all-registers.ts";
import type { RegisterKey } from "../../../shared/registers/field.ts";
import { formatValue } from "../../../shared/registers/format-value.ts";
import type { Conflict } from "../../../shared/sync/protocol.ts";
import { fail, ok } from "../../../shared/values/result.ts";
import type { Command } from "../command.ts";
import { fileArgument, registerOption } from "../file-argument.ts";
import { languageOption } from "../language-option.ts";
import { openFile } from "../open-file.ts";
import { jsonDocument } from "../plain-json.ts";
import { readOptions } from "../read-options.ts";
import { lockFile } from "../save-workbook-file.ts";
import { COPY_OPTIONS } from "../sync/copied-on-disk.ts";
import { serverClient } from "../sync/server-client.ts";
import type { SyncReport } from "../sync/sync-report.ts";
import { syncWorkbook } from "../sync/sync-workbook.ts";

export const sync: Command = {
  usage: [
    "sync FILE --server URL --register R [--sheet S] [--connect --yes] [--take-columns] [--dry-run] [--language cy] [--json]",
    "     where the file was copied or moved: --same-file | --copy-for-colleague | --next-year | --forget",
    "     where a sheet was copied in it: --sheet S [--next-year]",
    '     where names look alike as it is connected: --same-name "NAME"... and --names-apart',
    "     where many rows' years changed: --next-year | --correct-years",
  ],
  does: "syncs a workbook with a running server, as FOREPLAN_TOKEN's member; exit 1 on conflicts and refusals",

  async run(words, context) {
    const options = readOptions(words, {
      server: { type: "string" },
      register: { type: "string" },
      sheet: { type: "string" },
      connect: { type: "boolean" },
      yes: { type: "boolean" },
      "take-columns": { type: "boolean" },
      "dry-run": { type: "boolean" },
      "same-file": { type: "boolean" },
      "copy-for-colleague": { type: "boolean" },
      "next-year": { type: "boolean" },
      forget: { type: "boolean" },
      "same-name": { type: "string", multiple: true },
      "names-apart": { type: "boolean" },
      "correct-years": { type: "boolean" },
      language: { type: "string" },
      json: { type: "boolean" },
    });
    if (!options.ok) return options;
    const { values: given, positionals } = options.value;
    const [text, ...others] = positionals;
    if (text === undefined || others.length > 0) return fail("sync takes one file.");
    const option = registerOption(given.register);
    if (!option.ok) return option;
    const { file, register } = fileArgument(text, option.value);
    const ext = extname(file).toLowerCase();
    if (ext === ".csv") {
      return fail(`${file} is a .csv, which has nowhere to keep ids: save it as .xlsx.`);
    }
    if (ext !== ".xlsx" && ext !== ".xlsm") {
      return fail(`${file} is no .xlsx or .xlsm, and sync takes nothing else.`);
    }
    if (given.server === undefined) return fail("--server is missing: the address of the server.");
    if (!/^https?:\/\/[^/]/.test(given.server)) {
      return fail(
        `--server was given "${given.server}"; it takes an address such as https://foreplan.example.`,
      );
    }
    if (register === null) return fail("--register is missing: which register the rows are of.");
    if (context.token === null) {
      return fail(
        "FOREPLAN_TOKEN is not set: it takes the token of the member whose changes these are.",
      );
    }
    if (given.connect && !given.yes) {
      return fail(
        "--connect writes ids into the workbook and its rows into the register: add --yes.",
      );
    }
    if (!given.connect && (given["same-name"] !== undefined || given["names-apart"])) {
      return fail(
        "--same-name and --names-apart say something of a file as it is connected: give them with --connect --yes.",
      );
    }
    const language = languageOption(given.language);
    if (!language.ok) return language;
    const answers = [...COPY_OPTIONS].filter(([option]) => option in given);
    if (answers.length > 1) {
      const said = answers.map(([option]) => `--${option}`).join(" and ");
      return fail(`${said} say two things of the file: give one.`);
    }
    const opened = await openFile(file);
    if (!opened.ok) return opened;
    const lock = await lockFile(file);
    if (!lock.ok) return lock;
    try {
      const { uuid, random, now } = context;
      const client = serverClient(given.server, context.token, language.value);
      const report = await syncWorkbook(
        { server: given.server, client, uuid },
        {
          path: file,
          sheet: given.sheet ?? null,
          register,
          dryRun: given["dry-run"] ?? false,
          connect: given.connect ?? false,
          answer: answers[0]?.[1] ?? null,
          yearsCorrected: given["correct-years"] ?? false,
          names: { same: given["same-name"] ?? [], apart: given["names-apart"] ?? false },
          takeColumns: given["take-columns"] ?? false,
          random,
          now,
        },
      );
      if (!report.ok) return report;
      const said = documentOf(report.value);
      context.out(given.json ? jsonDocument(said) : inWords(said, register));
      const isLeft = report.value.standing.some(({ isUnread }) => !isUnread);
      return ok(said.conflicts + said.refused > 0 || isLeft ? 1 : 0);
    } finally {
      await lock.value.release();
    }
  },
};

function documentOf({ conflicts, refused, questions, standing, called, ...report }: SyncReport) {
  const { pushed, merged, pulled, left } = report;
  return {
    pushed,
    merged,
    conflicts: conflicts.length,
    refused: refused.length,
    pulled,
    standing: standing.length,
    details: {
      conflicts: conflicts.map((conflict) => ({ ...told(conflict), name: called[conflict.row] })),
      refused: refused.map((each) => ({ ...each, name: called[each.row] })),
      standing: standing.map(({ row, field, reason }) => ({
        ...{ row, field, reason },
        name: called[row],
      })),
      questions,
      /** Cells with formulas, and covered merged cells, that were not written over. */
      leftAsTheyAre: left,
    },
  };
}

function told({ id, register, row, field, base, mine, theirs, theirsBy }: Conflict) {
  const type = field === null ? undefined : fieldOf(register, field)?.type;
  const text = (value: Conflict["mine"]) =>
    type === undefined || value === null ? "" : formatValue(type, value).text;
  return {
    id,
    row,
    field,
    base: text(base),
    mine: text(mine),
    theirs: text(theirs),
    theirsBy,
  };
}

function inWords(said: ReturnType<typeof documentOf>, register: RegisterKey): string {
  const labelOf = (field: string) => fieldOf(register, field)?.label ?? field;
  const { conflicts, refused, questions, standing } = said.details;
  return [
    `${registerOf(register).label}: ${said.pushed} rows sent, ${said.merged} merged, ${said.conflicts} conflicts, ${said.refused} refused, ${said.pulled} rows brought up to date.`,
    ...conflicts.map(
      ({ name, field, mine, theirs, theirsBy }) =>
        `  Conflict in ${name}, ${field === null ? "the row" : labelOf(field)}: this sheet "${mine}", ${theirsBy} "${theirs}"`,
    ),
    ...refused.map(({ name, reason }) => `  Refused: ${name}: ${reason}`),
    ...standing.map(
      ({ name, field, reason }) =>
        `  Still as typed, and not in the register: ${name}, ${labelOf(field)}: ${reason.replace(/\.$/, "")}. Type what is right, or settle it in the add-in.`,
    ),
    ...questions.map((question) => `  Question: ${question}`),
    "",
  ].join("\n");
}
