import { isAbsent } from "../registers/value-kinds.ts";
import type { Check } from "./check.ts";
import { fundOf, fundYearMoney } from "./fund-year-money.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";
import { subjectAndYear } from "./scope-key.ts";

export const matchRecordedWords = {
  none: (p: { fund: string }) =>
    `${p.fund} requires match funding, and none is recorded: from whom, and how much?`,
};

const say = messagesOf("match-recorded", matchRecordedWords);

/** A partner's contribution is match funding too (source: R81). */
export const matchRecorded: Check = {
  id: "match-recorded",
  statement: "What a fund that requires match funding gives says what matches it.",
  scope: "fund-year",
  parameters: NoParameters,

  run(slice) {
    const { fund, name, listed } = fundYearMoney(slice);
    if (fund?.values.matchRequired !== true) return [];
    const { subject } = subjectAndYear(slice.key);
    return listed.flatMap((row) => {
      const { matchFunding, contributions } = row.values;
      if (fundOf(row) !== subject || matchFunding != null || !isAbsent(contributions)) return [];
      return [problemOf(row, { sentence: say.none({ fund: name }), fields: ["matchFunding"] })];
    });
  },
};
