import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";

test("[API14] with nothing set, the demonstration runs on this machine alone", () => {
  expect(readConfig({ XDG_DATA_HOME: "/data" })).toMatchObject({
    ok: true,
    value: { port: 8443, host: "localhost", demonstration: true, today: null, certificate: null },
  });
});

test.runIf(process.platform === "linux")(
  "[API14] the database is in the user's data folder unless it is named",
  () => {
    expect(readConfig({ XDG_DATA_HOME: "/data" })).toMatchObject({
      value: { database: join("/data", "foreplan", "foreplan.db") },
    });
    expect(readConfig({ FOREPLAN_DATABASE: "/srv/office.db" })).toMatchObject({
      value: { database: "/srv/office.db" },
    });
  },
);

test.each([
  { given: "a port that is none", set: { FOREPLAN_PORT: "eight" }, says: /FOREPLAN_PORT/ },
  { given: "a port too large", set: { FOREPLAN_PORT: "65535" }, says: /FOREPLAN_PORT/ },
  {
    given: "a date that does not exist",
    set: { FOREPLAN_TODAY: "2026-02-30" },
    says: /FOREPLAN_TODAY/,
  },
  {
    given: "a fixed date in production",
    set: { FOREPLAN_TODAY: "2026-11-21", NODE_ENV: "production" },
    says: /would silence real alerts/,
  },
  {
    given: "a certificate without its key",
    set: { FOREPLAN_CERTIFICATE: "/c.pem" },
    says: /go together/,
  },
])("[API14] $given is refused in a sentence", ({ set, says }) => {
  const config = readConfig(set);

  expect(config.ok ? "taken" : config.problem).toMatch(says);
});

test.each([
  { given: "in production", set: { NODE_ENV: "production", FOREPLAN_DEMONSTRATION: "yes" } },
  { given: "where it is switched off", set: { FOREPLAN_DEMONSTRATION: "no" } },
])("[API14] nobody may sign in by name $given", ({ set }) => {
  expect(readConfig(set)).toMatchObject({ ok: true, value: { demonstration: false } });
});
