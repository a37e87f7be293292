import { describe, expect, test } from "vitest";
import { buildForwardPlan } from "../../shared/forward-plan/build-forward-plan.ts";
import type { AnyRow } from "../../shared/registers/ledger.ts";
import { frameworkWith } from "../support/frameworks.ts";
import { ledger, on, referTo, row } from "./plan-rows.ts";

const live = { status: "live", continuing: true } as const;

function contract(name: string, end: string, programme: string | null = null) {
  return row("agreements", name, { ...live, kind: "contract", currentEnd: on(end), programme });
}

function successorOf(before: AnyRow, name: string, programme: string | null = null) {
  return row("agreements", name, {
    kind: "contract",
    status: "pipeline",
    follows: [referTo(before)],
    programme,
  });
}

const ascc = contract("ASCC contract", "2025-03");
const victims = ["Adults", "Enhanced Adults", "CYP", "RJ", "ISVA"].map((service) =>
  contract(`${service} contract`, "2025-03", "Victims contracts"),
);
const therapies = contract("SV Therapies contract", "2029-03");
const referralCentre = contract("SARC contract", "2029-09");
const grants = ["Police & Crime Grants", "Agreement with Community Foundations"].map((name) =>
  row("agreements", name, { ...live, kind: "grant", currentEnd: on("2025-03") }),
);
const moj = ["formula", "general"].map((which) =>
  row("funds", `MOJ Victims Grant (${which})`, {
    status: "live",
    source: "Ministry of Justice",
    fundingUntil: on("2025-03"),
  }),
);
const rows: readonly AnyRow[] = [
  ascc,
  ...victims,
  therapies,
  referralCentre,
  ...grants,
  row("agreements", "Prevention grants", { kind: "grant", status: "live" }),
  successorOf(ascc, "New ASCC contract"),
  ...victims.map((before) =>
    successorOf(before, `New ${before.values.title}`, "New Victims Contracts"),
  ),
  successorOf(therapies, "New SV therapies contract"),
  successorOf(referralCentre, "New SARC contract"),
  row("funds", "VRU settlement", {
    status: "live",
    source: "Home Office",
    fundingUntil: on("2025-03"),
  }),
  ...moj,
  row("funds", "New MOJ grant", {
    status: "idea",
    source: "Ministry of Justice",
    follows: moj.map(referTo),
  }),
  row("milestones", "Review of five local exploitation approaches", { date: on("2024-03") }),
  row("milestones", "PCC election", { date: on("2024-05") }),
];

const printedKinds = [
  "end",
  "successor-due",
  "funding-until",
  "funding-due",
  "milestone",
  "end-not-known",
];
const printed = buildForwardPlan(ledger(...rows), frameworkWith()).filter(({ kind }) =>
  printedKinds.includes(kind),
);

describe("a forward plan as an office printed it, out of its registers", () => {
  test("[PLN27] gives the fifteen dated lines and the ongoing one, each with its month", () => {
    const lines = new Map<string, number>();
    for (const { kind, date, group } of printed) {
      const line = `${date ?? "ongoing"} ${kind} ${group}`;
      lines.set(line, (lines.get(line) ?? 0) + 1);
    }
    expect([...lines].sort()).toEqual([
      ["2024-03 milestone Review of five local exploitation approaches", 1],
      ["2024-05 milestone PCC election", 1],
      ["2025-03 end ASCC contract", 1],
      ["2025-03 end Agreement with Community Foundations", 1],
      ["2025-03 end Police & Crime Grants", 1],
      ["2025-03 end Victims contracts", 5],
      ["2025-03 funding-until Home Office", 1],
      ["2025-03 funding-until Ministry of Justice", 2],
      ["2025-04 funding-due Ministry of Justice", 2],
      ["2025-04 successor-due New ASCC contract", 1],
      ["2025-04 successor-due New Victims Contracts", 5],
      ["2029-03 end SV Therapies contract", 1],
      ["2029-04 successor-due New SV therapies contract", 1],
      ["2029-09 end SARC contract", 1],
      ["2029-10 successor-due New SARC contract", 1],
      ["ongoing end-not-known Prevention grants", 1],
    ]);
    expect(printed.filter(({ date, precision }) => date !== null && precision !== "month")).toEqual(
      [],
    );
  });

  test("[PLN27] finds the three ends without successor", () => {
    expect(
      printed
        .filter(({ noSuccessor }) => noSuccessor)
        .map(({ title }) => title)
        .sort(),
    ).toEqual([
      "Agreement with Community Foundations ends",
      "Police & Crime Grants ends",
      "VRU settlement ends",
    ]);
  });
});
