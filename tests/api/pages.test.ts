import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { buildApp } from "../../server/app.ts";
import { openDatabase } from "../../server/persistence/open-database.ts";
import { frameworkOf } from "../../shared/frameworks/all-frameworks.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { localCertificate } from "../support/local-certificate.ts";
import { movedClock } from "../support/moved-clock.ts";

const PANE = `<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>`;

type Serving = Readonly<{ secure?: boolean; officeJs?: boolean; frameAncestors?: string[] }>;

/** The app over pages of one line each, asked without a network. */
async function serving({ secure = true, officeJs = true, frameAncestors = [] }: Serving = {}) {
  const folder = mkdtempSync(join(tmpdir(), "foreplan-pages-"));
  for (const page of ["index.html", "preview.html"]) writeFileSync(join(folder, page), page);
  writeFileSync(join(folder, "task-pane.html"), PANE);
  writeFileSync(join(folder, "office.js"), "office");
  const clock = movedClock(IsoDay.parse("2026-11-21"));
  const store = await openDatabase(join(folder, "test.db"), { clock, randomBytes, frameworkOf });
  if (!store.ok) throw new Error(store.problem);
  const app = await buildApp({
    store: store.value,
    clock,
    demonstration: null,
    pages: {
      folder,
      officeJs: officeJs ? folder : null,
      workbook: (name) => (name === "dyfed-powys.xlsx" ? new Uint8Array([80, 75]) : null),
    },
    https: secure ? await localCertificate() : null,
    frameAncestors,
    logLevel: "silent",
    requestsAMinute: 1_000,
  });
  onTestFinished(async () => {
    await app.close();
    await store.value.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return (url: string) => app.inject({ url });
}

describe("the headers of pages", () => {
  test("[API12] the pane may be framed by Office and load office.js, and nothing forbids either", async () => {
    const get = await serving();
    const { headers, statusCode } = await get("/task-pane.html");
    const policy = String(headers["content-security-policy"]);

    expect(statusCode).toBe(200);
    expect(policy).toMatch(/frame-ancestors 'self' https:\/\/\*\.officeapps\.live\.com/);
    expect(policy).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
    expect(headers["x-frame-options"]).toBeUndefined();
    expect(headers["cross-origin-opener-policy"]).toBeUndefined();
  });

  test("[API12] a site the administrator names may frame the pane too", async () => {
    const get = await serving({ frameAncestors: ["https://intranet.example"] });
    const { headers } = await get("/task-pane.html");

    expect(String(headers["content-security-policy"])).toMatch(
      /frame-ancestors [^;]* https:\/\/intranet\.example$/,
    );
  });

  test.each(["/", "/preview", "/healthz", "/nothing-here"])(
    "[API12] %s is framed by nobody else and runs no script of others",
    async (url) => {
      const get = await serving();
      const { headers } = await get(url);
      const policy = String(headers["content-security-policy"]);

      expect(policy.endsWith("frame-ancestors 'self'")).toBe(true);
      expect(policy).toContain("script-src 'self';");
      expect(headers["x-frame-options"]).toBe("SAMEORIGIN");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["strict-transport-security"]).toBeUndefined();
    },
  );
});

describe("the preview", () => {
  test("[API13] takes office.js from the development packages, and only there", async () => {
    const get = await serving();

    expect((await get("/preview/task-pane.html")).body).toBe(
      '<script src="/preview/office-js/office.js"></script>',
    );
    expect((await get("/task-pane.html")).body).toBe(PANE);
    expect((await get("/preview/office-js/office.js")).body).toBe("office");
  });

  test("[API13] says why where the development packages are left out", async () => {
    const get = await serving({ officeJs: false });

    expect((await get("/preview/task-pane.html")).body).toMatch(/needs the development packages/);
  });

  test("[API13] opens a demonstration workbook by name, and says which there is not", async () => {
    const get = await serving();

    expect((await get("/preview/workbooks/dyfed-powys.xlsx")).statusCode).toBe(200);
    const missing = await get("/preview/workbooks/atlantis.xlsx");
    expect(missing.statusCode).toBe(404);
    expect(missing.json().message).toBe("There is no demonstration workbook called atlantis.xlsx.");
  });

  test("[API13] is served over https alone, and the dashboard over http too", async () => {
    const get = await serving({ secure: false });

    expect((await get("/")).body).toBe("index.html");
    for (const url of ["/preview", "/task-pane.html", "/preview/task-pane.html"]) {
      expect((await get(url)).statusCode).toBe(404);
    }
  });
});
