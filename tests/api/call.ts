import { randomUUID } from "node:crypto";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { AppRouter } from "../../server/api/router.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";
import type { PushRequest, RowChange } from "../../shared/sync/protocol.ts";
import { mintRowId, type RowId } from "../../shared/values/row-id.ts";

/** A client as another program would write one: an address, a token and perhaps a language. */
export function clientOf(url: string, token: string | null, language?: string) {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: `${url}/trpc`,
        headers: {
          ...(token !== null && { authorization: `Bearer ${token}` }),
          ...(language !== undefined && { "accept-language": language }),
        },
      }),
    ],
  });
}

export function newRowId(): RowId {
  return mintRowId(Math.random);
}

/** A push with what the test does not care about filled in. */
export function pushOf(
  register: RegisterKey,
  changes: readonly RowChange[],
  more: Partial<PushRequest> = {},
): PushRequest {
  return {
    replica: { workbook: "book", installation: "desk", copy: "only" },
    mutationId: randomUUID(),
    register,
    changes: [...changes],
    ...more,
  };
}

export function insertOf(id: RowId, values: Readonly<Record<string, FieldValue>>): RowChange {
  return { kind: "insert", id, values };
}

/** The sentence a refused call answers with. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error("The call was not refused.");
}
