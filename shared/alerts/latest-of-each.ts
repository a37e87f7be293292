import type { AlertKey } from "./alert.ts";

/** An alert of the outbox, as far as telling it from its repetitions needs. */
type Told = Readonly<{
  key: AlertKey;
  entry: Readonly<{ id: string }>;
  person: string | null;
  sendOn: string;
}>;

/**
 * Of the alerts about one entry for one person the last: who was told six months, three months and
 * a week ahead has one thing to do, not three.
 */
export function latestOfEach<Alert extends Told>(alerts: readonly Alert[]): readonly Alert[] {
  const latest = new Map<string, Alert>();
  for (const alert of alerts) {
    const about = aboutOf(alert);
    const known = latest.get(about);
    if (known === undefined || known.sendOn <= alert.sendOn) latest.set(about, alert);
  }
  return alerts.filter((alert) => latest.get(aboutOf(alert)) === alert);
}

/** The alerts of these keys and all that they repeat: settling the one settles the others. */
export function repeatedBy<Alert extends Told>(
  keys: ReadonlySet<AlertKey>,
  alerts: readonly Alert[],
): readonly Alert[] {
  const asked = latestOfEach(alerts.filter(({ key }) => keys.has(key)));
  const until = new Map(asked.map((alert) => [aboutOf(alert), alert.sendOn]));
  return alerts.filter((alert) => alert.sendOn <= (until.get(aboutOf(alert)) ?? ""));
}

function aboutOf({ entry, person }: Told): string {
  return JSON.stringify([entry.id, person]);
}
