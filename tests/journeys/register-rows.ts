import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { request } from "playwright-core";
import type { AppRouter } from "../../server/api/router.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { Role } from "../../shared/sync/screens.ts";
import type { TestServer } from "../support/test-server.ts";

type Organisation = Parameters<TestServer["token"]>[0];
type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

/** Asks the server itself, as another program would, over the certificate made on this machine. */
export async function askServer<Answer>(
  server: TestServer,
  [organisation, role]: readonly [Organisation, Role],
  ask: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  const http = await request.newContext({ ignoreHTTPSErrors: true });
  const client = createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: `${server.url}/trpc`,
        headers: { authorization: `Bearer ${server.token(organisation, role)}` },
        fetch: async (url, { method, headers, body } = {}) => {
          const answer = await http.fetch(String(url), {
            ...(method !== undefined && { method }),
            // What the link gives are a plain record and a text.
            headers: headers as Record<string, string>,
            ...(typeof body === "string" && { data: body }),
          });
          return new Response(await answer.text(), { status: answer.status() });
        },
      }),
    ],
  });
  try {
    return await ask(client);
  } finally {
    await http.dispose();
  }
}

/** What the register holds of one field, by row id. */
export async function registerColumn(
  server: TestServer,
  organisation: Organisation,
  register: RegisterKey,
  field: string,
): Promise<Readonly<Record<string, FieldValue>>> {
  const { rows } = await askServer(server, [organisation, "officer"], (client) =>
    client.rows.list.query({ register }),
  );
  return Object.fromEntries(rows.map(({ id, values }) => [id, values[field] ?? null]));
}
