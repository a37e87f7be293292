import { describe, expect, test } from "vitest";
import { inWords } from "../../shared/checks/messages/in-words.ts";
import { pipelineNotice } from "../../shared/checks/pipeline-notice.ts";
import { prepareFramework } from "../../shared/checks/prepare-framework.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { stated } from "../support/frameworks.ts";
import { agreement, checkRows, date, evidence, pounds, problemsOf, sentencesOf } from "./rows.ts";

type Values = Partial<RowValues<"agreements">>;

const limits = {
  paysPence: pounds(120_000_000),
  payingAbovePence: pounds(100_000_000),
  contractAbovePence: pounds(2_000_000),
  days: 56,
};

const planned = (values: Values = {}) =>
  agreement("A", {
    status: "pipeline",
    procurementStarted: date("2026-09-01"),
    maximumValue: pounds(2_400_000),
    vat: "zero",
    ...values,
  });

const TO_BE_LISTED =
  "Counts as £2,400,000, more than £2,000,000, and no pipeline notice that lists it is recorded; it is to be listed by 26 May 2026: check with your legal team.";

describe("a planned contract that is to be in a pipeline notice", () => {
  test.each<{ what: string; values: Values; found: number }>([
    { what: "£2 million", values: { maximumValue: pounds(2_000_000) }, found: 0 },
    { what: "a penny more", values: { maximumValue: pounds(2_000_000.01) }, found: 1 },
    {
      what: "a penny more only with VAT",
      values: { maximumValue: pounds(1_666_666.68), vat: "standard" },
      found: 1,
    },
    { what: "no value", values: { maximumValue: null }, found: 0 },
    { what: "under the Act", values: { regime: "pa-2023" }, found: 1 },
    { what: "a service level agreement", values: { kind: "service-level-agreement" }, found: 1 },
    { what: "the provider selection regime", values: { regime: "psr" }, found: 0 },
    { what: "a grant", values: { kind: "grant" }, found: 0 },
    { what: "a live one", values: { status: "live" }, found: 0 },
    { what: "the id of a notice", values: { noticeIds: ["2026/S 000-1"] }, found: 0 },
    { what: "an empty list of notices", values: { noticeIds: [] }, found: 1 },
  ])("[CHK223] $what", ({ values, found }) => {
    expect(problemsOf(pipelineNotice, [planned(values)], limits)).toHaveLength(found);
  });

  test.each([
    { pays: 100_000_000, found: 0 },
    { pays: 100_000_000.01, found: 1 },
  ])("[CHK223] of a body that pays £$pays a year", ({ pays, found }) => {
    const asked = { ...limits, paysPence: pounds(pays) };
    expect(problemsOf(pipelineNotice, [planned()], asked)).toHaveLength(found);
  });

  test.each<{ listed: string | null; said: readonly string[] }>([
    { listed: "2026-05-26", said: [] },
    {
      listed: "2026-05-27",
      said: [
        "Listed in a pipeline notice on 27 May 2026, after 26 May 2026: check with your legal team.",
      ],
    },
    { listed: "2026-05", said: [] },
    { listed: null, said: [] },
  ])("[CHK224] listed on $listed", ({ listed, said }) => {
    const rows = [planned(), evidence("pipeline-notice", "A", listed)];
    expect(sentencesOf(pipelineNotice, rows, limits)).toEqual(said);
    expect(
      sentencesOf(pipelineNotice, [planned(), evidence("visit", "A", listed)], limits),
    ).toEqual([TO_BE_LISTED]);
  });

  test.each<{ started: string | null; due: RegExp; fix: RegExp }>([
    { started: "2026-04-01", due: /by 26 May 2026:/, fix: /^Record the pipeline notice/ },
    { started: "2026-03-31", due: /by 26 May 2025:/, fix: /^Record the pipeline notice/ },
    { started: "2027-03", due: /by 26 May 2026:/, fix: /^Record the pipeline notice/ },
    { started: null, due: /is recorded: check/, fix: /^Say when the procurement is to start/ },
  ])("[CHK224] bought from $started", ({ started, due, fix }) => {
    const procurementStarted = started === null ? null : date(started);
    const [found] = problemsOf(pipelineNotice, [planned({ procurementStarted })], limits);
    expect(found?.sentence).toMatch(due);
    expect(found?.suggestion?.sentence).toMatch(fix);
    expect(found?.fields).toEqual([started === null ? "procurementStarted" : "noticeIds"]);
  });

  test("[CHK224] late stays late with the id of a notice, and without a day nothing is late", () => {
    const late = evidence("pipeline-notice", "A", "2026-06-01");
    expect(problemsOf(pipelineNotice, [planned({ noticeIds: ["n"] }), late], limits)).toMatchObject(
      [
        {
          suggestion: { sentence: "Nothing puts that right now: say in the note why it was late." },
        },
      ],
    );
    expect(
      problemsOf(pipelineNotice, [planned({ procurementStarted: null }), late], limits),
    ).toEqual([]);
  });

  test("[CHK223] says clause, sum, limits with their date, what to do and whom to ask", () => {
    const plan = { ...starter.plan, paysUnderContracts: stated(limits.paysPence) };
    const said = (framework: typeof starter) =>
      checkRows([planned()], framework).filter(({ check }) => check === pipelineNotice.id);
    const [found] = said({ ...starter, plan });
    expect(found && inWords(found)).toMatchObject({
      source: { rule: "L6" },
      severity: "warning",
      sentence: TO_BE_LISTED,
      arithmetic: [
        "maximum value, with every option: £2,400,000",
        "to be paid in a year under contracts: £120,000,000, more than £100,000,000; limits in force from 24 February 2025",
        "56 days that begin with 1 April 2026: 26 May 2026",
      ],
    });
    expect(found && inWords(found, "cy").sentence).toBe(
      "Mae'n cyfrif fel £2,400,000, mwy na £2,000,000, ac ni chofnodwyd hysbysiad arfaethedig sy'n ei restru; mae i'w restru erbyn 26 Mai 2026: holwch eich tîm cyfreithiol.",
    );
    expect(said(starter)).toEqual([]);
    expect(prepareFramework(starter).besideOf.has("agreements")).toBe(false);
  });
});
