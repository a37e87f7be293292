import { TRPCClientError } from "@trpc/client";
import type { Severity } from "../../shared/checks/check.ts";
import type { PlanEntryKind } from "../../shared/forward-plan/plan-entry.ts";
import type { RegisterKey } from "../../shared/registers/field.ts";
import type { Conflict } from "../../shared/sync/protocol.ts";
import type {
  AlertView,
  BriefPlanEntry,
  ChangeView,
  FindingView,
  FundCommitments,
  Me,
  PlanEntryView,
} from "../../shared/sync/screens.ts";
import type { IsoDay } from "../../shared/values/calendar-date.ts";
import type { FinancialYear } from "../../shared/values/financial-year.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import { type ApiClient, acknowledgeAll } from "../api-client.ts";
import type { ListedRow } from "../session.ts";
import { type ExceptionsApi, exceptionsApi } from "./exceptions/exceptions-api.ts";
import { type FrameworkApi, frameworkApi } from "./framework/framework-api.ts";

/** As many ids as surely fit into an address. */
const SUBJECTS_A_QUERY = 100;

/** The server does not know the token any more: sign in again. */
export class UnknownToken extends Error {}

export type PressingAlerts = Readonly<{ alerts: readonly AlertView[]; behind: number }>;

/** What the dashboard asks of the server. */
export interface DashboardApi {
  me(): Promise<Me>;
  plan(): Promise<readonly PlanEntryView[]>;
  /** What these rows have in the plan. */
  planOf(subjects: readonly RowId[]): Promise<readonly PlanEntryView[]>;
  /** Entries of these kinds, whenever they fall, and every one within the days. */
  planBrief(
    kinds: readonly PlanEntryKind[],
    days: Readonly<{ from: IsoDay; to: IsoDay }>,
  ): Promise<readonly BriefPlanEntry[]>;
  /** Six financial years from the one given, or from this one. */
  commitments(from?: FinancialYear): Promise<readonly FundCommitments[]>;
  /** The financial years in which any money is recorded, in order. */
  yearsWithMoney(): Promise<readonly FinancialYear[]>;
  /** Of one severity, or of all. */
  findings(severity?: Severity): Promise<readonly FindingView[]>;
  alerts(): Promise<readonly AlertView[]>;
  /** Those of the things that press most, and how many things stand behind them. */
  alertsThatPress(most: number): Promise<PressingAlerts>;
  conflicts(): Promise<readonly Conflict[]>;
  rows(register: RegisterKey): Promise<readonly ListedRow[]>;
  rowsById(ids: readonly RowId[]): Promise<readonly Omit<ListedRow, "name">[]>;
  changesOfDays(days: number, limit: number): Promise<readonly ChangeView[]>;
  acknowledge(alerts: readonly string[]): Promise<void>;
  snooze(alert: string, until: IsoDay, reason: string): Promise<void>;
  settle(conflict: Pick<Conflict, "id" | "theirs">, choice: "mine" | "theirs"): Promise<void>;
  readonly framework: FrameworkApi;
  readonly exceptions: ExceptionsApi;
}

export function dashboardApi(client: ApiClient): DashboardApi {
  return {
    me: async () => {
      try {
        return await client.session.me.query();
      } catch (error) {
        if (error instanceof TRPCClientError && error.data?.httpStatus === 401) {
          throw new UnknownToken(error.message, { cause: error });
        }
        throw error;
      }
    },
    plan: async () => (await client.plan.list.query({})).entries,
    planOf: async (subjects) => {
      const entries: PlanEntryView[] = [];
      for (let from = 0; from < subjects.length; from += SUBJECTS_A_QUERY) {
        const some = subjects.slice(from, from + SUBJECTS_A_QUERY);
        entries.push(...(await client.plan.list.query({ subjects: some })).entries);
      }
      return entries;
    },
    planBrief: async (kinds, days) =>
      (await client.plan.brief.query({ kinds: [...kinds], ...days })).entries,
    commitments: async (from) =>
      (await client.plan.commitments.query(from === undefined ? {} : { from })).funds,
    yearsWithMoney: async () => (await client.plan.commitments.query({ years: 1 })).years,
    findings: async (severity) =>
      (await client.checks.list.query(severity === undefined ? {} : { severity })).findings,
    alerts: async () => (await client.alerts.list.query({})).alerts,
    alertsThatPress: (most) => client.alerts.list.query({ most }),
    conflicts: async () => (await client.conflicts.list.query({})).conflicts,
    rows: async (register) => (await client.rows.list.query({ register })).rows,
    rowsById: async (ids) => (await client.sync.rows.query({ ids: [...ids] })).rows,
    changesOfDays: async (days, limit) =>
      (await client.history.since.query({ days, limit })).changes,
    acknowledge: (keys) => acknowledgeAll(client, keys),
    snooze: async (key, until, reason) => {
      await client.alerts.snooze.mutate({ key, until, reason });
    },
    settle: async ({ id: conflictId, theirs }, choice) => {
      const over = choice === "mine" ? { choice, over: theirs } : { choice };
      await client.conflicts.resolve.mutate({ conflictId, ...over });
    },
    framework: frameworkApi(client),
    exceptions: exceptionsApi(client),
  };
}
