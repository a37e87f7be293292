import fastifyCompress from "@fastify/compress";
import fastifyHelmet from "@fastify/helmet";
import fastifyRateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { acceptedLanguage } from "./api/accepted-language.ts";
import type { Demonstration } from "./api/demonstration.ts";
import { type AppRouter, appRouter } from "./api/router.ts";
import type { Store } from "./api/stores.ts";
import type { Context } from "./api/trpc.ts";
import type { Clock } from "./clock.ts";
import { EventHub, HEARTBEAT_MS } from "./event-hub.ts";
import { officePageHeaders, ownPageHeaders } from "./page-headers.ts";
import { type Pages, previewPane } from "./pages.ts";

/** Everything the app needs and does not make itself; tests hand in their own. */
export type AppDependencies = Readonly<{
  store: Store;
  clock: Clock;
  demonstration: Demonstration | null;
  /** The built pages; null serves the API alone. */
  pages: Pages | null;
  /** Without https there is no add-in and no preview: Office loads neither over http. */
  https: Readonly<{ cert: Buffer; key: Buffer }> | null;
  frameAncestors: readonly string[];
  logLevel: "silent" | "error" | "warn" | "info" | "debug";
  requestsAMinute: number;
}>;

/** A push of 500 rows is about 400 kB; ten times that is somebody's mistake. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;
/** Batched calls come in one path; a longer one is refused by Fastify with a sentence. */
const LONGEST_PATH = 2_000;

/** The web application: the API, the event stream, and the pages. Not yet listening. */
export async function buildApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const { store, clock, demonstration, pages, https } = dependencies;
  // Fastify types http and https servers apart; nothing here depends on which of them it is.
  const app: FastifyInstance = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    // Clients open connections in advance, and closing would wait for these for ever. A request that
    // is cut off is sent again under the same mutation id.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: LONGEST_PATH },
    logger: dependencies.logLevel === "silent" ? false : { level: dependencies.logLevel },
    ...(https === null ? {} : { https }),
  } as object) as unknown as FastifyInstance;

  await app.register(fastifyHelmet, ownPageHeaders());
  await app.register(fastifyRateLimit, {
    max: dependencies.requestsAMinute,
    keyGenerator: (request) => bearerToken(request) ?? request.ip,
    errorResponseBuilder: (_request, { after, max }) => ({
      statusCode: 429,
      error: "Too Many Requests",
      message: `More than ${max} requests came in a minute; try again in ${after}. Nothing was lost.`,
    }),
  });
  await app.register(fastifyCompress, { threshold: 8_192 });

  const context = (request: FastifyRequest): Context => ({
    store,
    clock,
    demonstration,
    token: bearerToken(request),
    language: acceptedLanguage(request.headers["accept-language"]),
  });
  await app.register(fastifyTRPCPlugin, {
    prefix: "/trpc",
    trpcOptions: {
      router: appRouter,
      createContext: ({ req }) => context(req),
      onError: ({ error, path, input }) => {
        if (error.code === "INTERNAL_SERVER_ERROR")
          app.log.error({ err: error.cause ?? error, path, mutation: mutationIn(input) });
      },
    } satisfies FastifyTRPCPluginOptions<AppRouter>["trpcOptions"],
  });

  serveEvents(app, store);
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    // A look-up that finds nobody still proves that the database answers.
    await store.memberOf("");
    return reply.send({ status: "ready" });
  });
  if (pages !== null) await servePages(app, pages, dependencies);
  return app;
}

/** What a person gives as a reference when an edit of theirs met a fault. */
function mutationIn(input: unknown): unknown {
  return typeof input === "object" && input !== null && "mutationId" in input
    ? input.mutationId
    : undefined;
}

function bearerToken(request: FastifyRequest): string | null {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

/** One plain stream a watcher, fed from one buffer; far cheaper than a subscription each. */
function serveEvents(app: FastifyInstance, store: Store): void {
  const hub = new EventHub(store);
  const heartbeat = setInterval(() => hub.beat(), HEARTBEAT_MS);
  heartbeat.unref();
  app.addHook("preClose", async () => {
    clearInterval(heartbeat);
    hub.closeAll();
  });

  app.get("/events", async (request, reply) => {
    const token = bearerToken(request);
    const signedIn = token === null ? null : await store.memberOf(token);
    if (signedIn === null) {
      return reply.code(401).send({ message: "Sign in first: the event stream is for members." });
    }
    const { epoch, head } = await store.openOrganisation(signedIn).standing();
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      // Nginx would otherwise hold events back until a buffer is full.
      "x-accel-buffering": "no",
    });
    hub.watch(signedIn.organisation.id, stream);
    // Sent first in any case, so that nothing that came while the line was broken is missed.
    stream.write(`retry: 2000\nevent: head\nid: ${epoch}.${head}\ndata: {"version":${head}}\n\n`);
  });
}

async function servePages(
  app: FastifyInstance,
  pages: Pages,
  { https, frameAncestors }: AppDependencies,
): Promise<void> {
  const officeHeaders = officePageHeaders(frameAncestors);
  await app.register(fastifyStatic, {
    root: pages.folder,
    index: false,
    wildcard: false,
    // Pages are answered below, each with its own headers and under its own address.
    globIgnore: ["**/*.html"],
    maxAge: "1h",
  });
  const page = (name: string) => async (_request: FastifyRequest, reply: FastifyReply) =>
    reply.header("cache-control", "no-cache").sendFile(name, pages.folder, { maxAge: 0 });

  app.get("/", page("index.html"));
  if (https === null) return;

  app.get("/task-pane.html", { helmet: officeHeaders }, page("task-pane.html"));
  app.get("/preview", page("preview.html"));
  const { officeJs } = pages;
  if (officeJs === null) {
    app.get("/preview/task-pane.html", (_request, reply) =>
      reply
        .type("text/plain")
        .send(
          "The preview needs the development packages, which this installation leaves out: run it from a clone with `npm start`.",
        ),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: officeJs,
    prefix: "/preview/office-js/",
    decorateReply: false,
    maxAge: "1d",
  });
  app.get("/preview/task-pane.html", { helmet: officeHeaders }, async (_request, reply) =>
    reply
      .header("cache-control", "no-cache")
      .type("text/html")
      .send(await previewPane(pages)),
  );
  app.get<{ Params: { name: string } }>("/preview/workbooks/:name", async ({ params }, reply) => {
    const bytes = pages.workbook(params.name);
    if (bytes === null)
      return reply
        .code(404)
        .send({ message: `There is no demonstration workbook called ${params.name}.` });
    return reply
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .send(bytes);
  });
}
