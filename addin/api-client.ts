import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import type { AppRouter } from "../server/api/router.ts";
import type { Language } from "../shared/checks/messages/languages.ts";
import { MOST_ALERTS_AT_ONCE } from "../shared/sync/screens.ts";
import { type Server, ServerProblem } from "./sync/server.ts";

/** Node and proxies take about 8 kB of address; a longer batch is split. */
const LONGEST_URL = 6_000;

export type ApiOptions = Readonly<{
  /** "https://localhost:8443/trpc". */
  url: string;
  token: () => string | null;
  /** The language findings are to be said in. */
  language: () => Language;
  fetch?: typeof fetch;
}>;

/** The typed client of the API, for screens that ask for what no session keeps. */
export function apiClient({ url, token, language, fetch: fetcher }: ApiOptions) {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url,
        maxURLLength: LONGEST_URL,
        headers: () => {
          const known = token();
          return {
            // Said in any case: a browser would put its own languages there.
            "accept-language": language(),
            ...(known !== null && { authorization: `Bearer ${known}` }),
          };
        },
        // Looked up at every call: a page may replace it, to play at being offline.
        fetch: (input, init) => (fetcher ?? globalThis.fetch)(input, init as RequestInit),
      }),
    ],
  });
}

export type ApiClient = ReturnType<typeof apiClient>;

/** So many at a time: a failure half-way leaves the rest waiting, which the next look shows. */
export async function acknowledgeAll(api: ApiClient, keys: readonly string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += MOST_ALERTS_AT_ONCE) {
    const some = keys.slice(from, from + MOST_ALERTS_AT_ONCE);
    await api.alerts.acknowledge.mutate({ keys: some });
  }
}

/** The server as the session asks it, with every failure in one form. */
export function serverOver(api: ApiClient): Server {
  return {
    me: () => asked(api.session.me.query()),
    push: (request) => asked(api.sync.push.mutate(request)),
    pull: (request) => asked(api.sync.pull.query(request)),
    rows: async (ids) => (await asked(api.sync.rows.query({ ids: [...ids] }))).rows,
    registerRows: async (register) => (await asked(api.rows.list.query({ register }))).rows,
    conflicts: async () => (await asked(api.conflicts.list.query({}))).conflicts,
    settle: (conflictId, choice) => asked(api.conflicts.resolve.mutate({ conflictId, ...choice })),
    revert: (id, version, mutationId) =>
      asked(api.history.revert.mutate({ id, version, mutationId })),
    plan: async ({ subjects, ...filter }) =>
      (
        await asked(
          api.plan.list.query(
            subjects === undefined ? filter : { ...filter, subjects: [...subjects] },
          ),
        )
      ).entries,
    commitments: async (from) =>
      (await asked(api.plan.commitments.query(from === undefined ? {} : { from }))).funds,
    yearsWithMoney: async () => (await asked(api.plan.commitments.query({ years: 1 }))).years,
    alerts: async (filter) => (await asked(api.alerts.list.query(filter))).alerts,
    acknowledge: async (keys) => asked(acknowledgeAll(api, keys)),
    snooze: async (key, until, reason) => {
      await asked(api.alerts.snooze.mutate({ key, until, reason }));
    },
    askException: async (exception) => {
      await asked(api.exceptions.ask.mutate(exception));
    },
    findings: async (subjects) =>
      (await asked(api.checks.list.query(subjects === null ? {} : { subjects: [...subjects] })))
        .findings,
    history: async (id) => (await asked(api.history.ofRow.query({ id }))).changes,
    registerWorkbook: async (workbook) => {
      // Bindings are data without functions or dates, so JSON as they stand.
      await asked(api.workbooks.register.mutate(workbook as never));
    },
    lease: (workbook, copy) => asked(api.workbooks.lease.mutate({ workbook, copy })),
  };
}

async function asked<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    throw problemOf(error);
  }
}

/** What stands before a server answers these while it is away, and a server that is too busy. */
const JUST_NOW: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/** No answer is "offline"; an answer that is the server's own failing is a fault, and told as one. */
function problemOf(error: unknown): ServerProblem {
  if (!(error instanceof TRPCClientError)) {
    return new ServerProblem("offline", "The server cannot be reached.", error);
  }
  const status = statusOf(error);
  if (status === 401) return new ServerProblem("signed-out", error.message, error);
  if (status === null || JUST_NOW.has(status)) {
    return new ServerProblem("offline", "The server cannot be reached just now.", error);
  }
  if (status >= 500) return new ServerProblem("fault", "Foreplan's server had a fault.", error);
  return new ServerProblem("refused", error.message, error, error.data?.language);
}

function statusOf(error: TRPCClientError<AppRouter>): number | null {
  const status = error.data?.httpStatus;
  if (typeof status === "number") return status;
  const response = error.meta?.response;
  return response instanceof Response ? response.status : null;
}
