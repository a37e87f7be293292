import { expect, onTestFinished, test } from "vitest";
import { AlertRunner } from "../../server/alerts/alert-runner.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";

/** A runner over two organisations, on a clock whose hour the test sets. */
async function startedAt(instant: string) {
  const released: string[] = [];
  let now = Date.parse(instant);
  const clock = {
    now: () => now,
    today: () => IsoDay.parse(new Date(now).toISOString().slice(0, 10)),
  };
  const outbox = {
    organisations: async () => ["one", "two"],
    releaseAlerts: async (organisation: string) => released.push(organisation),
  };
  const runner = new AlertRunner(outbox, clock, (cause) => {
    throw cause;
  });
  await runner.start();
  onTestFinished(() => runner.stop());
  return {
    released,
    async lookAt(later: string) {
      now = Date.parse(later);
      await runner.look();
    },
  };
}

test("[ALT11] what a stopped server missed is released at start, whatever the hour", async () => {
  const { released } = await startedAt("2026-11-21T03:00:00Z");

  expect(released).toEqual(["one", "two"]);
});

test("[ALT11] alerts are released once a day, from seven in the morning in London", async () => {
  const { released, lookAt } = await startedAt("2026-11-20T12:00:00Z");
  await lookAt("2026-11-20T18:00:00Z");
  await lookAt("2026-11-21T06:59:00Z");
  expect(released).toHaveLength(2);

  await lookAt("2026-11-21T07:00:00Z");
  await lookAt("2026-11-21T07:01:00Z");
  expect(released).toEqual(["one", "two", "one", "two"]);
});

test("[ALT11] seven is London's seven in summer too", async () => {
  const { released, lookAt } = await startedAt("2026-07-01T12:00:00Z");
  await lookAt("2026-07-02T05:59:00Z");
  expect(released).toHaveLength(2);

  await lookAt("2026-07-02T06:00:00Z");
  expect(released).toHaveLength(4);
});
