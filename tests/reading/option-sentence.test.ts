import { describe, expect, test } from "vitest";
import { readOptionSentence } from "../../shared/reading/option-sentence.ts";
import { readingOf } from "./reading-of.ts";

/** "36 then 12, 12", "up to 24", "unread". */
function said(sentence: string): string {
  const read = readOptionSentence(sentence);
  if (read === null) return "unread";
  const options = read.options.map((option) => option.slice(1, -1)).join(", ");
  const term = read.term === null ? "" : `${read.term.slice(1, -1)} then `;
  return `${term}${read.upTo ? "up to " : ""}${options}`;
}

describe("sentences about extending", () => {
  test.each([
    [
      "five (5) years with a possible extension of up to a further two (2) years",
      "60 then up to 24",
    ],
    ["for 2 years with the option to extend for 2 years and a further 1 year", "24 then 24, 12"],
    ["an initial 2 years with two further 12 month extensions", "24 then 12, 12"],
    ["3 years plus 2 x 12 month extensions", "36 then 12, 12"],
    ["three years plus one plus one", "36 then 12, 12"],
    ["a four year (2+1+1) contract", "24 then 12, 12"],
    ["5 years, with an option to extend for a further 1 + 1 years", "60 then 12, 12"],
    ["with extension options for up to 2 years (1+1)", "12, 12"],
    [
      "5 years with an option to extend for 5 further years on an annual basis",
      "60 then 12, 12, 12, 12, 12",
    ],
    ["option to extend by 12 months in two 6 monthly increments", "6, 6"],
    ["option to extend for up to three years, one year at a time", "12, 12, 12"],
    ["2 years with an option to extend for a third year", "24 then 12"],
    ["a 5 year term with the option to extend to a maximum of 10 years", "60 then up to 60"],
    ["4 years with an option to extend by 12 months, on 3 months' notice", "48 then 12"],
    ["a maximum of 4 years; 2 years initially, with options of 2 x 12 months", "24 then 12, 12"],
  ])("[REA41] reads %j", (sentence, outcome) => {
    expect(said(sentence)).toBe(outcome);
  });

  test.each([
    "no option to extend beyond 3 years",
    "4 years including a 2 year extension",
    "maximum duration including extensions 5 years",
    "option to terminate after 2 years",
    "options appraisal in 6 months",
    "3 years with option to extend for further two year periods",
    "extension to 31 March 2027",
    "the option to extend by 12 months was exercised",
    "this is the first extension of 12 months",
    "with the option to extend for 12 months, review at 6 months, then 9 months",
    "total estimated value including extension option of £5,333,543 over 15 years",
    "the contract end date includes the extension period",
  ])("[REA41] leaves %j unread, for it may mean another thing", (sentence) => {
    expect(said(sentence)).toBe("unread");
  });

  test("[REA41] whose choice it is is read where the sentence says so", () => {
    expect(readOptionSentence("option to extend for 2 years by mutual consent")?.choice).toBe(
      "both",
    );
    const ours = "option to extend for 2 years at the Council's sole discretion";
    expect(readOptionSentence(ours)?.choice).toBe("ours");
  });

  test("[REA41] in a column of terms such a sentence gives the term, and the options too", () => {
    const sentence = "five (5) years with a possible extension of up to a further two (2) years";
    expect(readingOf({ kind: "term" }, sentence)).toMatchObject({
      kind: "value",
      value: "P60M",
      remark: { kind: "also-says", upTo: true, values: { extensionOptions: [{ length: "P24M" }] } },
    });
  });
});
