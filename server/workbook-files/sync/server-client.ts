import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import type { Language } from "../../../shared/checks/messages/languages.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { AppRouter } from "../../api/router.ts";

/** Node and proxies take about 8 kB of address; a longer batch is split. */
const LONGEST_URL = 6_000;

/** What Node calls a certificate that it has no reason to believe, as the one made at the first start. */
const NOT_TRUSTED = /CERT|VERIFY_LEAF_SIGNATURE/;

/** The API of a running server, as one member, with findings said in a language. */
export function serverClient(server: string, token: string, language: Language) {
  const url = `${server.replace(/\/+$/, "")}/trpc`;
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url,
        maxURLLength: LONGEST_URL,
        headers: { authorization: `Bearer ${token}`, "accept-language": language },
      }),
    ],
  });
}

export type ServerClient = ReturnType<typeof serverClient>;

/** An answer, or the server's own sentence why there is none. */
export async function asked<Answer>(
  server: string,
  call: Promise<Answer>,
): Promise<Result<Answer, string>> {
  try {
    return ok(await call);
  } catch (cause) {
    if (!(cause instanceof TRPCClientError)) throw cause;
    const answered = typeof cause.data?.httpStatus === "number";
    if (answered) return fail(cause.message);
    const code = codeOf(cause.cause);
    if (code !== null && NOT_TRUSTED.test(code)) {
      return fail(
        `The certificate of ${server} is not trusted here (${code}). If npm start made it on this machine, set NODE_EXTRA_CA_CERTS to the file ca.crt in the folder .office-addin-dev-certs of your home.`,
      );
    }
    return fail(
      `The server at ${server} cannot be reached${code === null ? "" : ` (${code})`}. Is it running, and is the address right?`,
    );
  }
}

/** "ECONNREFUSED", "DEPTH_ZERO_SELF_SIGNED_CERT": what lies beneath a failed request. */
function codeOf(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  // A name with several addresses fails once for each of them.
  return cause instanceof AggregateError ? codeOf(cause.errors[0]) : codeOf(cause.cause);
}
