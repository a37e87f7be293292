import { describe, expect, test } from "vitest";
import { conditionText, readConditions } from "../../shared/authoring/condition-words.ts";
import { ruleWords } from "../../shared/authoring/rule-words.ts";
import type { RowCondition } from "../../shared/forward-plan/row-condition.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { REGISTER_KEYS, registerOf } from "../../shared/registers/all-registers.ts";

const ofAgreements = ruleWords(starter.vocabularies, { register: "agreements" });

describe("when a rule is for a row", () => {
  test.each<readonly [text: string, conditions: readonly RowCondition[]]>([
    ["Kind is Contract", [{ field: "kind", isOneOf: ["contract"] }]],
    ["Kind is Contract or Grant", [{ field: "kind", isOneOf: ["contract", "grant"] }]],
    ["Status is not Live", [{ field: "status", isNotOneOf: ["live"] }]],
    ["Total value is above £10,000", [{ field: "totalValue", above: 1_000_000 }]],
    ["Provider is given", [{ field: "provider", isGiven: true }]],
    ["Provider is not given", [{ field: "provider", isGiven: false }]],
    ['Provider is "Here or There"', [{ field: "provider", isOneOf: ["Here or There"] }]],
    ['Provider is "Given"', [{ field: "provider", isOneOf: ["Given"] }]],
    [
      'Provider is "A; B" or "say ""no"""; Kind is Grant',
      [
        { field: "provider", isOneOf: ["A; B", 'say "no"'] },
        { field: "kind", isOneOf: ["grant"] },
      ],
    ],
  ])("[CHK250] is written and read as %s", (text, conditions) => {
    expect(conditionText(conditions, ofAgreements)).toBe(text);
    expect(readConditions(text, ofAgreements)).toEqual({ ok: true, value: conditions });
  });

  test.each([
    ["kind IS contract, grant", [{ field: "kind", isOneOf: ["contract", "grant"] }]],
    [
      "Kind is Contract\nProvider is given;",
      [
        { field: "kind", isOneOf: ["contract"] },
        { field: "provider", isGiven: true },
      ],
    ],
    ["totalValue is above 10000", [{ field: "totalValue", above: 1_000_000 }]],
  ])("[CHK250] is read from %j too", (text, conditions) => {
    expect(readConditions(text, ofAgreements)).toEqual({ ok: true, value: conditions });
  });

  test.each([
    ["Kind", /^accepted is a field and what it says/],
    ["Kind is", /^accepted is a field and what it says/],
    ['[{"field":"kind","isOneOf":["contract"]}]', /^accepted is a field and what it says/],
    ["Kindd is Contract", /^"Kindd" is no field of such a row; perhaps Kind, /],
    ["Kind is Contrac", /^"Contrac" is no word of its list; perhaps Contract, /],
    ["Total value is above some", /£/],
    ["Provider is above 3", /^accepted is a field and what it says/],
  ])("[CHK251] is refused where it says %s", (text, problem) => {
    const read = readConditions(text, ofAgreements);
    expect(read).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
  });

  test("[CHK250] no field's label could be taken for another's, nor for a field and what it says", () => {
    for (const register of REGISTER_KEYS) {
      const labels = Object.values(registerOf(register).fields).map(({ label }) => label);
      expect(new Set(labels.map((label) => label.toLowerCase())).size).toBe(labels.length);
      expect(labels.filter((label) => /\sis\s/i.test(label))).toEqual([]);
    }
  });
});
