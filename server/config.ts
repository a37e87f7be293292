import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { IsoDay } from "../shared/values/calendar-date.ts";
import { fail, ok, type Result } from "../shared/values/result.ts";

/** What the environment may set; everything has a default that serves a newcomer. */
const Environment = z.object({
  FOREPLAN_DATABASE: z.string().min(1).optional(),
  FOREPLAN_PORT: z.coerce.number().int().min(0).max(65_534).default(8443),
  FOREPLAN_HOST: z.string().min(1).default("localhost"),
  FOREPLAN_PUBLIC_URL: z.url().optional(),
  FOREPLAN_CERTIFICATE: z.string().min(1).optional(),
  FOREPLAN_CERTIFICATE_KEY: z.string().min(1).optional(),
  FOREPLAN_FRAME_ANCESTORS: z.string().optional(),
  FOREPLAN_DEMONSTRATION: z.enum(["yes", "no"]).optional(),
  FOREPLAN_LOG: z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
  FOREPLAN_TODAY: IsoDay.optional(),
  NODE_ENV: z.string().optional(),
});

export type Config = Readonly<{
  /** A file path, or a postgres:// address. */
  database: string;
  /** https here; http, for the dashboard alone, on the next one. 0 takes any free ports. */
  port: number;
  host: string;
  publicUrl: string | null;
  certificate: Readonly<{ certificateFile: string; keyFile: string }> | null;
  /** Sites beside Office's own that may frame the pane. */
  frameAncestors: readonly string[];
  /** Demonstration organisations are made in an empty database, and their members may sign in by name. */
  demonstration: boolean;
  logLevel: z.infer<typeof Environment>["FOREPLAN_LOG"];
  /** A fixed date instead of today's, for demonstrations and tests. */
  today: IsoDay | null;
}>;

/** The only reader of the environment. The problem is a sentence for whoever started the server. */
export function readConfig(environment: NodeJS.ProcessEnv): Result<Config, string> {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) return fail(z.prettifyError(parsed.error));
  const read = parsed.data;
  const production = read.NODE_ENV === "production";

  if (production && read.FOREPLAN_TODAY !== undefined) {
    return fail(
      "FOREPLAN_TODAY is set, and NODE_ENV is production: a fixed date would silence real alerts. Unset one of them.",
    );
  }
  if ((read.FOREPLAN_CERTIFICATE === undefined) !== (read.FOREPLAN_CERTIFICATE_KEY === undefined)) {
    return fail("FOREPLAN_CERTIFICATE and FOREPLAN_CERTIFICATE_KEY go together: set both or none.");
  }
  return ok({
    database: read.FOREPLAN_DATABASE ?? join(dataFolder(environment), "foreplan.db"),
    port: read.FOREPLAN_PORT,
    host: read.FOREPLAN_HOST,
    publicUrl: read.FOREPLAN_PUBLIC_URL ?? null,
    certificate:
      read.FOREPLAN_CERTIFICATE !== undefined && read.FOREPLAN_CERTIFICATE_KEY !== undefined
        ? { certificateFile: read.FOREPLAN_CERTIFICATE, keyFile: read.FOREPLAN_CERTIFICATE_KEY }
        : null,
    frameAncestors: (read.FOREPLAN_FRAME_ANCESTORS ?? "").split(/[\s,]+/).filter(Boolean),
    demonstration: read.FOREPLAN_DEMONSTRATION
      ? read.FOREPLAN_DEMONSTRATION === "yes" && !production
      : !production && read.FOREPLAN_DATABASE?.startsWith("postgres") !== true,
    logLevel: read.FOREPLAN_LOG,
    today: read.FOREPLAN_TODAY ?? null,
  });
}

/** Where this operating system keeps a user's application data. */
function dataFolder(environment: NodeJS.ProcessEnv): string {
  if (process.platform === "win32") {
    return join(environment.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "Foreplan");
  }
  if (process.platform === "darwin") {
    return join(homedir(), "Library", "Application Support", "Foreplan");
  }
  return join(environment.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "foreplan");
}
