import { randomBytes, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { frameworkOf } from "../shared/frameworks/all-frameworks.ts";
import { AlertRunner } from "./alerts/alert-runner.ts";
import { type AppDependencies, buildApp } from "./app.ts";
import { certificateFor } from "./certificate.ts";
import { systemClock } from "./clock.ts";
import { type Config, readConfig } from "./config.ts";
import { seedDemonstration } from "./demonstration/seed.ts";
import { demonstrationWorkbook } from "./demonstration/workbooks.ts";
import { findPages } from "./pages.ts";
import { openDatabase } from "./persistence/open-database.ts";
import { welcome } from "./welcome.ts";

/** Far above what a busy office sends; a runaway script stops here. */
const REQUESTS_A_MINUTE = 6_000;

const config = readConfig(process.env);
if (!config.ok) refuse(config.problem);
else await serve(config.value);

/** Opens the store, makes what is missing, listens, and says where to click. */
async function serve(config: Config): Promise<void> {
  const clock = systemClock(config.today);
  const opened = await openDatabase(config.database, { clock, randomBytes, frameworkOf });
  if (!opened.ok) return refuse(opened.problem);
  const store = opened.value;

  const demonstration = config.demonstration
    ? await seedDemonstration(store, { random: Math.random, uuid: randomUUID })
    : null;
  const certificate = await certificateFor(config, clock.now());
  const dependencies: AppDependencies = {
    store,
    clock,
    demonstration,
    pages: findPages((name) => demonstrationWorkbook(name.replace(/\.xlsx$/, ""))),
    https: certificate,
    frameAncestors: config.frameAncestors,
    logLevel: config.logLevel,
    requestsAMinute: REQUESTS_A_MINUTE,
  };
  const runner = new AlertRunner(store, clock, (cause) => {
    process.stderr.write(
      `Due alerts were not released; trying again in a minute. ${String(cause)}\n`,
    );
  });
  await runner.start();
  const secure = await buildApp(dependencies);
  const plain = await buildApp({ ...dependencies, https: null });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      runner.stop();
      await Promise.all([secure.close(), plain.close()]);
      await store.close();
      process.exit(0);
    });
  }

  try {
    await secure.listen({ port: config.port, host: config.host });
    await plain.listen({ port: config.port === 0 ? 0 : config.port + 1, host: config.host });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      return refuse(
        `Port ${config.port} or ${config.port + 1} is in use: is Foreplan running already? Stop it, or set FOREPLAN_PORT to another port.`,
      );
    }
    throw error;
  }
  const portOf = (address: AddressInfo | string | null) =>
    typeof address === "object" && address !== null ? address.port : config.port;
  process.stdout.write(
    welcome({
      host: config.host,
      securePort: portOf(secure.server.address()),
      plainPort: portOf(plain.server.address()),
      trusted: certificate.trustedBySystem,
      database: config.database,
      pagesBuilt: dependencies.pages !== null,
      demonstration: demonstration !== null,
      dayIsSet: config.today !== null,
    }),
  );
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
