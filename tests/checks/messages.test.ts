import { describe, expect, test } from "vitest";
import { ALL_CHECKS } from "../../shared/checks/all-checks.ts";
import { breakClauses } from "../../shared/checks/break-clauses.ts";
import { longTermFund } from "../../shared/checks/long-term-fund.ts";
import type { Message } from "../../shared/checks/message.ts";
import { WELSH } from "../../shared/checks/messages/cy.ts";
import { ENGLISH } from "../../shared/checks/messages/en.ts";
import { inWords, sentenceOf } from "../../shared/checks/messages/in-words.ts";
import { LANGUAGES, WELSH_NEEDS_READING } from "../../shared/checks/messages/languages.ts";
import { notKnownIn } from "../../shared/checks/messages/not-known-in.ts";
import { WELSH_NAMES } from "../../shared/checks/messages/welsh-names.ts";
import { cyfnod, dyddiad, rhestr, rhestrEnwau } from "../../shared/checks/messages/welsh-words.ts";
import { neededFields } from "../../shared/checks/needed-fields.ts";
import { refusalSays } from "../../shared/checks/refusal-words.ts";
import { dorset } from "../../shared/frameworks/dorset.ts";
import { acceptedOnTheWire } from "../../shared/registers/accepted-on-the-wire.ts";
import { REGISTER_KEYS, registerOf } from "../../shared/registers/all-registers.ts";
import { foldText } from "../../shared/values/folded-text.ts";
import { Term } from "../../shared/values/term.ts";
import { agreement, checkRows, date, row, to } from "./rows.ts";

describe("messages", () => {
  test("[CHK79] every check has words in every language, of the same keys", () => {
    const ids = ALL_CHECKS.map(({ id }) => id);
    for (const catalogue of [ENGLISH, WELSH]) {
      const keys = Object.keys(catalogue);
      expect(ids.filter((id) => !keys.includes(id))).toEqual([]);
      expect(
        keys.filter(
          (key) =>
            !["common", "edition", "threshold", "exceptions", "refusal"].includes(key) &&
            !ids.includes(key),
        ),
      ).toEqual([]);
    }
    const names = (catalogue: object) =>
      Object.entries(catalogue)
        .map(([check, words]) => [check, Object.keys(words).toSorted()] as const)
        .toSorted(([one], [other]) => (one < other ? -1 : 1));
    expect(names(WELSH)).toEqual(names(ENGLISH));
    expect(WELSH_NEEDS_READING).toBe(true);
  });

  test("[CHK78] a finding is kept as a key with its parts and read in the reader's language", () => {
    const rows = [
      row("funds", "Fund", { name: "Commissioner's Safety Fund" }),
      agreement("A", {
        funds: [to("Fund")],
        start: date("2026-04-01"),
        currentEnd: date("2027-03-31"),
      }),
    ];
    const found = checkRows(rows, dorset).filter(({ check }) => check === longTermFund.id);
    expect(found.map(({ sentence }) => sentence)).toEqual([
      {
        key: "long-term-fund/shorter",
        with: {
          fund: "Commissioner's Safety Fund",
          term: "P24M",
          start: "2026-04-01",
          end: "2027-03-31",
        },
      },
    ]);
    const kept = JSON.parse(JSON.stringify(found)) as typeof found;
    expect(
      LANGUAGES.map((language) => kept.map((each) => inWords(each, language).sentence)),
    ).toEqual([
      [
        "Commissioner's Safety Fund pays for agreements of 2 years or more; this one runs from 1 April 2026 to 31 March 2027.",
      ],
      [
        "Mae Commissioner's Safety Fund yn talu am gytundebau o 2 flynedd neu fwy; mae hwn yn rhedeg o 1 Ebrill 2026 i 31 Mawrth 2027.",
      ],
    ]);
    expect(kept.map((each) => inWords(each).arithmetic)).toEqual([
      [
        "start: 1 April 2026",
        "plus 2 years, its last day: 31 March 2028",
        "current end 31 March 2027",
      ],
    ]);
  });

  test("[CHK252] every register, field and choice has a name in Welsh", () => {
    const names = REGISTER_KEYS.map(registerOf).flatMap(({ label, singular, fields }) => [
      label,
      singular,
      ...Object.values(fields).flatMap(({ label: field, type }) => [
        field,
        ...(type.kind === "choice" ? type.choices.map((choice) => choice.label) : []),
      ]),
    ]);
    expect(names.filter((name) => !WELSH_NAMES.has(foldText(name)))).toEqual([]);
  });

  test.each([
    { rows: 1, english: "Status is not known.", welsh: "Ddim yn hysbys: Statws." },
    {
      rows: 2,
      english: "Status is not known in 2 rows.",
      welsh: "Ddim yn hysbys mewn 2 res: Statws.",
    },
    {
      rows: 1_200,
      english: "Status is not known in 1,200 rows.",
      welsh: "Ddim yn hysbys mewn 1,200 rhes: Statws.",
    },
  ])(
    "[CHK260] what is not known in $rows is told once for them all",
    ({ rows, english, welsh }) => {
      expect([notKnownIn("Status", rows), notKnownIn("Status", rows, "cy")]).toEqual([
        english,
        welsh,
      ]);
    },
  );

  test("[CHK261] words that are not English say which language they are in", () => {
    const [found] = checkRows([agreement("A", { kind: "contract", title: null })], dorset);
    if (found === undefined) throw new Error("Nothing was found.");
    expect(inWords(found, "cy").language).toBe("cy");
    expect(inWords(found)).not.toHaveProperty("language");
  });

  test("[CHK252] a Welsh sentence names fields and choices in Welsh", () => {
    const rows = [agreement("A", { kind: "contract", title: null })];
    const found = checkRows(rows, dorset).find(({ check }) => check === neededFields.id);
    expect(found && inWords(found, "cy").sentence).toMatch(/^Rhaid rhoi Teitl/);
  });

  test("[CHK78] a message of no check is a mistake of the program and is not passed over", () => {
    const message: Message = { key: `${breakClauses.id}/gone`, with: {} };
    expect(() => sentenceOf(message, "en")).toThrow("No words for the message break-clauses/gone.");
  });

  test("[API50] what any field takes is said in Welsh in a refusal", () => {
    const types = new Map(
      REGISTER_KEYS.flatMap((key) =>
        Object.values(registerOf(key).fields).map(({ type }) => [type.kind, type] as const),
      ),
    );
    for (const type of types.values()) {
      const message = refusalSays.cannotBeRead({ label: "Title", seen: "?", type });
      const [english, welsh] = LANGUAGES.map((language) => sentenceOf(message, language));
      expect(english).toContain(acceptedOnTheWire(type));
      expect(welsh).toMatch(/^Teitl: ni ellir darllen "\?"; derbynnir .+\.$/);
      expect(welsh).not.toContain(acceptedOnTheWire(type));
    }
    expect(types.size).toBeGreaterThan(12);
  });

  test.each([
    { say: dyddiad(date("2025-03-31")), words: "31 Mawrth 2025" },
    { say: dyddiad(date("2025-12")), words: "Rhagfyr 2025" },
    { say: cyfnod(Term.parse("P12M")), words: "1 flwyddyn" },
    { say: cyfnod(Term.parse("P24M")), words: "2 flynedd" },
    { say: cyfnod(Term.parse("P36M")), words: "3 blynedd" },
    { say: cyfnod(Term.parse("P60M")), words: "5 mlynedd" },
    { say: cyfnod(Term.parse("P2M")), words: "2 fis" },
    { say: cyfnod(Term.parse("P2D")), words: "2 ddiwrnod" },
    { say: rhestrEnwau(["Title", "Start", "Mentoring"]), words: "Teitl, Dechrau a Mentoring" },
    { say: cyfnod(Term.parse("P18M")), words: "18 mis" },
    { say: cyfnod(Term.parse("P6W")), words: "6 wythnos" },
    { say: rhestr(["Teitl", "Cronfa", "Swm"]), words: "Teitl, Cronfa a Swm" },
    { say: rhestr(["Teitl", "Ardal"]), words: "Teitl ac Ardal" },
    { say: rhestr(["grant", "contract"], "neu"), words: "grant neu contract" },
  ])("[CHK79] $words", ({ say, words }) => {
    expect(say).toBe(words);
  });
});
