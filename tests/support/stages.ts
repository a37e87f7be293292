import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { type Stage, serveStage } from "./serve-stage.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where a page of the tests is asked for by its path; the answer is the address it stands at. */
    stages: string;
  }
}

/** Builds each page of the tests once in a run, when the first test file asks for it. */
export default async function stages(project: TestProject): Promise<() => Promise<void>> {
  const built = new Map<string, Promise<Stage>>();
  const server = createServer((request, response) => {
    const page = (request.url ?? "/").slice(1);
    const stage = built.get(page) ?? serveStage(page);
    built.set(page, stage);
    stage.then(
      ({ url }) => response.end(url),
      (cause: unknown) => response.writeHead(500).end(String(cause)),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // A server listening on a port of its own choice has an address with that port.
  const { port } = server.address() as AddressInfo;
  project.provide("stages", `http://127.0.0.1:${port}/`);
  return async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    for (const stage of await Promise.allSettled(built.values())) {
      if (stage.status === "fulfilled") await stage.value.close();
    }
  };
}
