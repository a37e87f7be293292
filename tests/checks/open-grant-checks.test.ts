import { describe, expect, test } from "vitest";
import { inWords } from "../../shared/checks/messages/in-words.ts";
import { openGrantRecord } from "../../shared/checks/open-grant-record.ts";
import { providerNumbers } from "../../shared/checks/provider-numbers.ts";
import { dorset } from "../../shared/frameworks/dorset.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import type { RowValues } from "../../shared/registers/all-registers.ts";
import { allocation, checkRows, date, problemsOf, row, sentencesOf, to } from "./rows.ts";

describe("what an open grant record needs", () => {
  const grant = (values: Partial<RowValues<"allocations">> = {}) =>
    allocation("Youth club", "Core", 2_000, {
      mechanism: "grant",
      purpose: "A summer of sport",
      awardDate: date("2026-05"),
      provider: to("Club"),
      ...values,
    });

  test.each<{ values: Partial<RowValues<"allocations">>; said: string | null }>([
    { values: {}, said: null },
    { values: { title: "" }, said: "Title is not given" },
    { values: { purpose: null }, said: "Purpose is not given" },
    { values: { amount: null }, said: "Amount is not given" },
    { values: { awardDate: null }, said: "Award date is not given" },
    { values: { provider: null }, said: "Provider is not given" },
    {
      values: { purpose: null, awardDate: null, provider: null },
      said: "Purpose, Award date and Provider are not given",
    },
  ])("[CHK229] of a grant with $values", ({ values, said }) => {
    expect(sentencesOf(openGrantRecord, [grant(values)], {}, starter)).toEqual(
      said === null ? [] : [`Not ready to be published as open grant data: ${said}.`],
    );
  });

  const open = { purpose: null, awardDate: null };
  test.each<{ what: string; values: Partial<RowValues<"allocations">>; measure: number | null }>([
    { what: "a grant", values: {}, measure: 2 },
    { what: "a grant in another word for it", values: { mechanism: "Grants" }, measure: 2 },
    { what: "an award in a scheme", values: { mechanism: null, scheme: to("S") }, measure: 2 },
    { what: "a contract", values: { mechanism: "contract" }, measure: null },
    { what: "neither", values: { mechanism: null }, measure: null },
    { what: "a proposal", values: { status: "proposed" }, measure: null },
    { what: "no status", values: { status: null }, measure: null },
  ])("[CHK229] $what", ({ values, measure }) => {
    const found = problemsOf(openGrantRecord, [grant({ ...open, ...values })], {}, starter);
    expect(found.map((each) => each.measure)).toEqual(measure === null ? [] : [measure]);
  });

  test("[CHK229] is said for information, and by a document's own word for its grants", () => {
    const rows = [grant({ purpose: null, mechanism: "one-off-grant" })];
    const found = checkRows(rows, dorset).filter(({ check }) => check === openGrantRecord.id);
    expect(found).toMatchObject([
      { severity: "info", source: { rule: "L18" }, fields: ["purpose"] },
    ]);
    expect(found.map((each) => inWords(each, "cy").sentence)).toEqual([
      "Ddim yn barod i'w gyhoeddi fel data grantiau agored: ni roddwyd Purpose.",
    ]);
  });
});

describe("numbers of providers", () => {
  const provider = (companyNumber: string | null, charityNumber: string | null = null) =>
    row("providers", "P", { name: "P", companyNumber, charityNumber });

  test.each([
    "01234567",
    "SC123456",
    "sc 123 456",
    "GB-COH-01234567",
    "R0123456",
    "IP12345R",
    "SP12345R",
    "01234567 / OC123456",
    "not a company",
    "",
    null,
  ])("[CHK230] “%s” is a company number, or says that there is none", (text) => {
    expect(problemsOf(providerNumbers, [provider(text)])).toEqual([]);
  });

  test.each([
    "123456",
    "1234567",
    "1234567-1",
    "1234567-12",
    "SC012345",
    "NIC123456",
    "GB-CHC-1234567",
    "GB-SC-SC012345",
    "GB-NIC-NIC123456",
    "1234567 and SC012345",
    "1234567, sc 012345",
    "Exempt",
    null,
  ])("[CHK230] “%s” is a charity number, or says that there is none", (text) => {
    expect(problemsOf(providerNumbers, [provider(null, text)])).toEqual([]);
  });

  test.each<{ company?: string; charity?: string; value?: string; fix?: RegExp }>([
    { company: "1234567", value: "01234567", fix: /^Is it 01234567\? Sheets take the noughts/ },
    { company: "12345", value: "00012345", fix: /^Is it 00012345\?/ },
    { company: "1234" },
    { company: "123456789" },
    { company: "S1234567" },
    { company: "SC12345" },
    { company: "1234567 / OC123456", fix: /^Is it 01234567\?/ },
    { company: "NIC123456", fix: /^It reads as a charity number: is it in the wrong column/ },
    { charity: "12345" },
    { charity: "12345678", fix: /^It reads as a company number/ },
    { charity: "1234567-123" },
    { charity: "SC12345" },
    { charity: "NIC12345" },
  ])("[CHK230] $company $charity is none", ({ company, charity, value, fix }) => {
    const found = problemsOf(providerNumbers, [provider(company ?? null, charity ?? null)]);
    expect(found).toMatchObject([
      { measure: 1, fields: [company === undefined ? "charityNumber" : "companyNumber"] },
    ]);
    const suggestion = found[0]?.suggestion;
    expect(suggestion?.value).toBe(value);
    expect(suggestion?.sentence ?? "").toMatch(fix ?? /^$/);
  });

  test("[CHK230] says each of several, and the forms there are", () => {
    const rows = [provider("12/34", "56")];
    expect(problemsOf(providerNumbers, rows)).toMatchObject([
      {
        measure: 3,
        sentence:
          "“12” is no company number, by which this body could be told from others in what is published.",
        arithmetic: [
          "a company number has 8 characters, such as 01234567 or SC123456",
          "a charity number is 6 or 7 figures, such as 1234567, or SC012345 or NIC123456",
        ],
        fields: ["companyNumber", "charityNumber"],
        suggestion: null,
      },
    ]);
    const [found] = checkRows(rows, starter).filter(({ check }) => check === providerNumbers.id);
    expect(found).toMatchObject({ severity: "warning", source: { rule: "L18" } });
    expect(found && inWords(found, "cy").sentence).toBe(
      "Nid yw “12” yn rhif cwmni, y gellid adnabod y corff hwn wrtho yn yr hyn a gyhoeddir.",
    );
  });
});
