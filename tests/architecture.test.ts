import { describe, expect, test } from "vitest";
import { type SourceFile, sourceFiles } from "./support/source-files.ts";

const SHARED_ORDER = [
  "values",
  "framework",
  "registers",
  "reading",
  "forward-plan",
  "checks",
  "authoring",
  "sync",
  "alerts",
  "publication",
];

const sources = sourceFiles("shared", "server", "addin", "tests");
const shared = sources.filter(({ path }) => path.startsWith("shared/"));
const server = sources.filter(({ path }) => path.startsWith("server/"));
const addin = sources.filter(({ path }) => path.startsWith("addin/"));
const shipped = [...shared, ...server, ...addin];

/** "file -> import" for every import that `forbidden` says may not be. */
function breaches(
  files: readonly SourceFile[],
  forbidden: (target: string, file: SourceFile, typeOnly: boolean) => boolean,
): readonly string[] {
  return files.flatMap((file) =>
    file.imports
      .filter(({ target, typeOnly }) => forbidden(target, file, typeOnly))
      .map(({ target }) => `${file.path} -> ${target}`),
  );
}

function packageOf(target: string): string | null {
  if (/^(shared|server|addin|tests)\//.test(target)) return null;
  return target;
}

describe("which way things point", () => {
  test("[RUN1] a room of shared imports only the rooms before it", () => {
    const roomOf = (path: string) => path.split("/")[1] ?? "";
    const place = (room: string) => SHARED_ORDER.indexOf(room);

    expect(
      breaches(shared, (target, file, typeOnly) => {
        if (!target.startsWith("shared/")) return false;
        const from = roomOf(file.path);
        const to = roomOf(target);
        if (from === to) return false;
        if (from === "frameworks") return !["framework", "values", "registers"].includes(to);
        // The framework and the registers describe each other's types, never each other's values.
        if (from === "framework" && to === "registers") return !typeOnly;
        // What screens are sent is typed by the rooms whose results they show.
        if (file.path === "shared/sync/screens.ts") return !typeOnly;
        return place(to) < 0 || place(to) > place(from);
      }),
    ).toEqual([]);
  });

  test("[RUN1] shared imports nothing from outside but zod, Temporal and a text distance", () => {
    expect(
      breaches(shared, (target, file) => {
        const name = packageOf(target);
        if (name === null) return !target.startsWith("shared/");
        if (name === "fastest-levenshtein") return !file.path.startsWith("shared/reading/");
        return name !== "zod" && name !== "zod/mini" && name !== "temporal-polyfill";
      }),
    ).toEqual([]);
  });

  test("[RUN1] the add-in meets the server in one import of a type", () => {
    const met = addin.flatMap((file) =>
      file.imports
        .filter(({ target }) => target.startsWith("server/"))
        .map(({ target, typeOnly }) => ({ from: file.path, target, typeOnly })),
    );

    expect(met).toEqual([
      { from: "addin/api-client.ts", target: "server/api/router.ts", typeOnly: true },
    ]);
  });

  test("[RUN1] nothing that ships imports the tests, and the server not the add-in", () => {
    expect(breaches(shipped, (target) => target.startsWith("tests/"))).toEqual([]);
    expect(breaches(server, (target) => target.startsWith("addin/"))).toEqual([]);
  });

  test.each([
    {
      what: "drizzle and SQLite",
      name: /^(drizzle-orm|better-sqlite3)/,
      where: /^server\/persistence\//,
    },
    { what: "tRPC's server", name: /^@trpc\/server/, where: /^server\/(api\/|app\.ts)/ },
    { what: "Fastify", name: /^(fastify$|@fastify\/)/, where: /^server\/(app|page-headers)\.ts/ },
    {
      what: "React and Fluent UI",
      name: /^(react|@fluentui)/,
      where: /^addin\/(task-pane|dashboard)\//,
    },
  ])("[RUN1] $what stays in its room", ({ name, where }) => {
    expect(
      breaches(shipped, (target, file) => name.test(target) && !where.test(file.path)),
    ).toEqual([]);
  });

  test("[RUN1] Excel and Office are named only where the workbook is reached", () => {
    const rooms = /^addin\/(workbook|functions|commands)\/|^addin\/task-pane\/main\.tsx$/;
    const naming = addin
      .filter(
        ({ path, text }) =>
          !rooms.test(path) && /\b(Excel|Office|OfficeExtension)\./.test(code(text)),
      )
      .map(({ path }) => path);

    expect(naming).toEqual([]);
  });
});

describe("what the core leaves to the edges", () => {
  test("[RUN2] shared has no clock, chance, environment or console", () => {
    const reaching = /\bDate\.now|\bnew Date\(|Math\.random|randomUUID|\bprocess\.|\bconsole\./;
    expect(shared.filter(({ text }) => reaching.test(code(text))).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test("[RUN2] the server reads the time only through its clock", () => {
    const reading = /\bDate\.now|\bnew Date\(\)/;
    const allowed = ["server/clock.ts"];
    expect(
      server
        .filter(({ path, text }) => !allowed.includes(path) && reading.test(code(text)))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test("[RUN2] the environment is read in one file", () => {
    const reading = server.filter(
      ({ path, text }) =>
        /process\.env/.test(code(text)) &&
        !["server/main.ts", "server/workbook-files/foreplan.ts"].includes(path),
    );
    expect(reading.map(({ path }) => path)).toEqual([]);
  });
});

describe("how files are kept", () => {
  test("[RUN3] no file is named for nothing in particular, and none only passes others on", () => {
    const vague =
      /\/(utils?|helpers?|common|misc|lib|types|index)\.tsx?$|\/(utils|helpers|common|types|lib)\//;
    expect(sources.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([]);
  });

  test("[RUN3] no `any`, no non-null assertion, nothing switched off", () => {
    const loophole =
      /:\s*any\b|\bas any\b|@ts-(ignore|nocheck)|\b(test|describe)\.(only|skip)\(\s*["'`]/;
    expect(
      sources
        .filter(
          ({ path, text }) => path !== "tests/architecture.test.ts" && loophole.test(code(text)),
        )
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test("[RUN3] no file is longer than 350 lines", () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.split("\n").length }))
      .filter(({ lines }) => lines > 350);
    expect(long).toEqual([]);
  });
});

/** The text without comments, so that a word in a comment is no breach. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}
