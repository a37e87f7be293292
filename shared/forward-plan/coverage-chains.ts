import type { Framework } from "../framework/framework.ts";
import type { Ledger, Row } from "../registers/ledger.ts";
import {
  addDays,
  type CalendarDate,
  daysBetween,
  firstDayOf,
  type IsoDay,
  lastDayOf,
} from "../values/calendar-date.ts";
import type { RowId } from "../values/row-id.ts";
import { indexForPlan } from "./plan-index.ts";
import { type PlannedAgreement, plannedAgreement } from "./planned-agreement.ts";

/** One agreement in the line of a service. */
export type CoverageLink = Readonly<{
  agreement: RowId;
  title: string;
  start: CalendarDate | null;
  end: CalendarDate | null;
}>;

/** What is wrong in a line. Days are inclusive; where only months are known, only what is certain. */
export type CoverageFlaw =
  | Readonly<{ kind: "gap"; after: RowId; before: RowId; from: IsoDay; to: IsoDay; days: number }>
  | Readonly<{
      kind: "overlap";
      first: RowId;
      second: RowId;
      from: IsoDay;
      to: IsoDay;
      days: number;
    }>
  | Readonly<{ kind: "no-successor"; agreement: RowId; end: CalendarDate }>
  | Readonly<{
      kind: "outlives-funding";
      agreement: RowId;
      fund: RowId;
      fundingUntil: CalendarDate;
      end: CalendarDate;
    }>;

/** The line of a service through the agreements that follow one another. */
export type CoverageChain = Readonly<{
  service: string;
  links: readonly CoverageLink[];
  flaws: readonly CoverageFlaw[];
}>;

/** Every line of agreements, each agreement in one line, by service and then by when they start. */
export function coverageChains(ledger: Ledger, framework: Framework): readonly CoverageChain[] {
  const index = indexForPlan(ledger);
  const planned = new Map(
    ledger.rows("agreements").map((row) => [row.id, plannedAgreement(row, index, framework)]),
  );
  const funds = new Map(ledger.rows("funds").map((fund) => [fund.id, fund]));
  return linesOf([...planned.values()])
    .map((line) => ({
      service: line[0]?.subject.group ?? "",
      links: line.map(linkOf),
      flaws: line.flatMap((agreement) => flawsOf(agreement, planned, funds)),
    }))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function flawsOf(
  agreement: PlannedAgreement,
  planned: ReadonlyMap<RowId, PlannedAgreement>,
  funds: ReadonlyMap<RowId, Row<"funds">>,
): readonly CoverageFlaw[] {
  if (agreement.end === null) return [];
  const end = agreement.end.date;
  const flaws: CoverageFlaw[] = [];
  for (const { id } of agreement.followers) {
    const follower = planned.get(id);
    const flaw = follower === undefined ? null : betweenOf(agreement, end, follower);
    if (flaw !== null) flaws.push(flaw);
  }
  if (agreement.toBeRenewed && agreement.followers.length === 0) {
    flaws.push({ kind: "no-successor", agreement: agreement.row.id, end });
  }
  return [...flaws, ...outlivedFunding(agreement, end, funds)];
}

/** From one agreement to the one that follows it: March and April touch, whatever their days. */
function betweenOf(
  agreement: PlannedAgreement,
  end: CalendarDate,
  follower: PlannedAgreement,
): CoverageFlaw | null {
  const { start } = follower.row.values;
  if (start == null) return null;
  const latestDueDay = addDays(lastDayOf(end), 1);
  if (firstDayOf(start) > latestDueDay) {
    const to = addDays(firstDayOf(start), -1);
    const days = daysBetween(latestDueDay, to) + 1;
    const ids = { after: agreement.row.id, before: follower.row.id };
    return { kind: "gap", ...ids, from: latestDueDay, to, days };
  }
  const from = lastDayOf(start);
  const firstEnd = firstDayOf(end);
  if (from > firstEnd) return null;
  const days = daysBetween(from, firstEnd) + 1;
  const ids = { first: agreement.row.id, second: follower.row.id };
  return { kind: "overlap", ...ids, from, to: firstEnd, days };
}

function outlivedFunding(
  agreement: PlannedAgreement,
  end: CalendarDate,
  funds: ReadonlyMap<RowId, Row<"funds">>,
): readonly CoverageFlaw[] {
  return (agreement.row.values.funds ?? []).flatMap((reference): readonly CoverageFlaw[] => {
    const fund = reference.id === null ? undefined : funds.get(reference.id);
    const until = fund?.values.fundingUntil;
    if (fund === undefined || until == null || firstDayOf(end) <= lastDayOf(until)) return [];
    const ids = { agreement: agreement.row.id, fund: fund.id };
    return [{ kind: "outlives-funding", ...ids, fundingUntil: until, end }];
  });
}

/** Agreements that follow one another, straight or through others, in the order they start. */
function linesOf(
  agreements: readonly PlannedAgreement[],
): readonly (readonly PlannedAgreement[])[] {
  const byId = new Map(agreements.map((agreement) => [agreement.row.id, agreement]));
  const joined = new Map<RowId, Set<RowId>>();
  for (const { row, followers } of agreements) {
    for (const { id } of followers) {
      joined.set(row.id, (joined.get(row.id) ?? new Set()).add(id));
      joined.set(id, (joined.get(id) ?? new Set()).add(row.id));
    }
  }
  const seen = new Set<RowId>();
  const lines: (readonly PlannedAgreement[])[] = [];
  for (const { row } of agreements) {
    if (seen.has(row.id)) continue;
    const line = new Set([row.id]);
    for (const id of line) for (const other of joined.get(id) ?? []) line.add(other);
    for (const id of line) seen.add(id);
    const members = [...line].flatMap((id) => byId.get(id) ?? []);
    lines.push(members.sort((a, b) => (startOrder(a) < startOrder(b) ? -1 : 1)));
  }
  return lines;
}

function linkOf({ row, name, end }: PlannedAgreement): CoverageLink {
  return {
    agreement: row.id,
    title: name,
    start: row.values.start ?? null,
    end: end?.date ?? null,
  };
}

/** By start, else by end; what has neither comes last. */
function startOrder({ row, end }: PlannedAgreement): string {
  return `${row.values.start ?? end?.date ?? "~"}/${end?.date ?? "~"}/${row.id}`;
}

function orderOf({ service, links }: CoverageChain): string {
  const first = links[0];
  return `${service}/${first?.start ?? first?.end ?? "~"}/${first?.agreement ?? ""}`;
}
