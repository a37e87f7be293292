import { describe, expect, test } from "vitest";
import { DESCRIPTION_WORDS } from "../../shared/registers/agreement-parties.ts";
import { REGISTER_KEYS, registerOf } from "../../shared/registers/all-registers.ts";
import { foldText } from "../../shared/values/folded-text.ts";

/** The keys that other people's scripts call fields by; each register also has ref and note. */
const KEYS: Readonly<Record<string, string>> = {
  funds:
    "name source status partOf ringFencedFor share fundingUntil amended follows bidDeadline matchRequired conditions overAllocation purpose holder",
  budgets: "fund financialYear kind amount status statedTotal costCentre profile reason",
  schemes:
    "name financialYear fund pot potIs topUp minimum maximum count whoMayApply opens closes decidedBy decidedOn administeredBy awardsMadeBy areaRule",
  allocations:
    "financialYear fund serviceArea title priorities mechanism role scheme amount contributions matchFunding provider agreement mandatedBy stage area pilot panelArea status valueForMoney applicant amountAsked awardDate purpose start end instalments decisionRef endReportDue unspentReturned",
  agreements:
    "title kind provider serviceArea funds role leadCommissioner contractingAuthority ourShare pooled route procurementStarted regime procurementBody procurementReason singleTenderReason procurementCategory lightTouch awardedOn signedOn decidedOn start initialTerm initialEnd currentEnd extensionOptions breakUs breakThem terminationNotice noticePeriod annualValue totalValue maximumValue valueAtAward vat uplift essential continuing programme follows owner manager nextStep monitoring meetings insuranceUntil risk power procurementRef noticeIds poNumber status publishedAt",
  fundingLines: "agreement financialYear fund amount basis confirmed",
  providers: "name knownAs kind companyNumber charityNumber contact",
  returns:
    "agreement period due received spent forecast activity outputs outcomes kpis reason plan rating",
  evidence: "subject kind date who outcome link",
  milestones: "title date kind papersDue",
};

/** Header words that two fields share on purpose: whichever is still without a column takes them. */
const SHARED = [
  ...DESCRIPTION_WORDS.map((word) => `agreements: ${word}`).sort(),
  "allocations: allocation",
  "allocations: description",
];

/** As the head of a column may have it: "awardDate" is "award date" too. */
function keyInWords(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, "$1 $2");
}

describe("the registers", () => {
  test("[REG1] are ten", () => {
    expect([...REGISTER_KEYS].sort()).toEqual(Object.keys(KEYS).sort());
  });

  test.each(REGISTER_KEYS)("[REG1] %s has exactly the fields that scripts call", (key) => {
    const expected = [...(KEYS[key] ?? "").split(" "), "ref", "note"];
    expect(Object.keys(registerOf(key).fields).sort()).toEqual(expected.sort());
  });

  test.each(REGISTER_KEYS)("[REG1] %s is named by fields that it has", (key) => {
    const { fields, namedBy } = registerOf(key);
    expect(namedBy.filter((field) => fields[field] === undefined)).toEqual([]);
  });

  test("[REG2] a header's words name one field of a register, but for those shared on purpose", () => {
    const shared = REGISTER_KEYS.flatMap((key) => {
      const fields = new Map<string, Set<string>>();
      for (const [field, { label, synonyms }] of Object.entries(registerOf(key).fields)) {
        for (const spelling of [keyInWords(field), label, ...synonyms]) {
          const folded = foldText(spelling);
          fields.set(folded, (fields.get(folded) ?? new Set()).add(field));
        }
      }
      return [...fields].filter(([, named]) => named.size > 1).map(([word]) => `${key}: ${word}`);
    });
    expect(shared.sort()).toEqual(SHARED);
  });

  test("[REG2] a contract manager is the lead officer, never the one escalated to", () => {
    const { owner, manager } = registerOf("agreements").fields;
    expect(owner?.label).toBe("Lead officer");
    expect(owner?.synonyms).toContain("contract manager");
    expect(manager?.label).toBe("Escalate to");
    expect(manager?.synonyms).not.toContain("contract manager");
  });

  test("[REG3] a choice's spellings lead to it alone", () => {
    const clashes = REGISTER_KEYS.flatMap((key) =>
      Object.entries(registerOf(key).fields).flatMap(([field, { type }]) => {
        if (type.kind !== "choice") return [];
        const keys = new Map<string, string>();
        return type.choices.flatMap((choice) =>
          [choice.key, choice.label, ...choice.aliases].flatMap((spelling) => {
            const other = keys.get(foldText(spelling));
            keys.set(foldText(spelling), choice.key);
            return other === undefined || other === choice.key
              ? []
              : [`${key}.${field}: ${spelling}`];
          }),
        );
      }),
    );
    expect(clashes).toEqual([]);
  });
});
