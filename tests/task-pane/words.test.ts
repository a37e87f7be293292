import { describe, expect, test } from "vitest";
import { en } from "../../addin/words/en.ts";
import { valueText } from "../../addin/words/value-text.ts";
import { dyfedPowys } from "../../shared/frameworks/dyfed-powys.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../../shared/registers/field.ts";

describe("the words on the screens", () => {
  test.each([
    [0, "today"],
    [1, "tomorrow"],
    [-1, "yesterday"],
    [7, "in 7 days"],
    [8, "in 1 week"],
    [60, "in 8 weeks"],
    [61, "in 2 months"],
    [130, "in 4 months"],
    [730, "in 23 months"],
    [731, "in 2 years"],
    [-20, "2 weeks ago"],
  ])("[SCR3] say %i days as %s", (days, said) => {
    expect(en.common.daysLeft(days)).toBe(said);
  });

  test("[SCR3] say what should have been done as late", () => {
    expect(en.common.overdue(-12)).toBe("1 week late");
  });

  test.each([
    ["an amount in pounds", "Foreplan can read an amount in pounds."],
    ["Which year is meant?", "Which year is meant?"],
    ["Several are named here. Which? (A or B)", "Several are named here. Which? (A or B)"],
  ])("[SCR3] say %j of a cell that was not taken as a whole sentence", (accepted, said) => {
    expect(en.toDo.unread.accepted(accepted)).toBe(said);
  });

  test("[SCR4] are none of our own: no screen says sync, push, finding or headroom", () => {
    const ours =
      /\b(sync\w*|push\w*|pull(ed|s)?|canonical|refused|quarantine\w*|retender\w*|headroom|plan entr\w*|findings?|organisation|mechanism|potential)\b/i;

    expect(everyText(en).filter((text) => ours.test(text))).toEqual([]);
  });

  test("[SCR4] count in the singular and the plural", () => {
    expect(en.pane.truth.offline(1)).toBe("Offline, 1 edit kept here");
    expect(en.pane.truth.offline(4)).toBe("Offline, 4 edits kept here");
    expect(en.pane.truth.needsYou(1)).toBe("1 needs you");
    expect(en.pane.truth.needsYou(2)).toBe("2 need you");
    expect(en.common.rows(1200)).toBe("1,200 rows");
  });
});

describe("a value as people write it", () => {
  const text = (register: RegisterKey, field: string, value: FieldValue) =>
    valueText(value, fieldOf(register, field), dyfedPowys, en);

  test.each([
    { register: "allocations", field: "amount", value: 5_000_000, says: "£50,000" },
    { register: "allocations", field: "amount", value: 5_000_050, says: "£50,000.50" },
    { register: "agreements", field: "currentEnd", value: "2025-03", says: "March 2025" },
    { register: "agreements", field: "currentEnd", value: "2025-03-31", says: "31 Mar 2025" },
    { register: "agreements", field: "initialTerm", value: "P36M", says: "3 years" },
    { register: "agreements", field: "essential", value: true, says: "Yes" },
    { register: "agreements", field: "kind", value: "grant", says: "Grant" },
    {
      register: "agreements",
      field: "provider",
      value: { id: null, text: "New Pathways" },
      says: "New Pathways",
    },
    {
      register: "agreements",
      field: "extensionOptions",
      value: [
        { length: "P12M", state: "used", notice: null, exerciseBy: null, choice: null },
        { length: "P12M", state: "unused", notice: null, exerciseBy: null, choice: null },
      ],
      says: "1 year (used), 1 year",
    },
    { register: "allocations", field: "amount", value: null, says: "" },
  ] as const)("[SCR5] $field $value is $says", ({ register, field, value, says }) => {
    // Values as the wire has them, unbranded.
    expect(text(register, field, value as FieldValue)).toBe(says);
  });

  test("[SCR5] words of a vocabulary are shown by their label, unknown ones as they are", () => {
    const known = dyfedPowys.vocabularies.mechanisms;
    const entry = known.kind === "not-stated" ? undefined : known.value.entries[0];

    expect(text("allocations", "mechanism", entry?.key ?? "")).toBe(entry?.label);
    expect(text("allocations", "mechanism", "by carrier pigeon")).toBe("by carrier pigeon");
  });
});

/** Every text of a catalogue; sentences are made with small numbers for what they are about. */
function everyText(part: unknown): readonly string[] {
  if (typeof part === "string") return [part];
  if (typeof part === "function") {
    const made = part(...partsFor(part));
    return typeof made === "string" ? [made] : [];
  }
  if (typeof part === "object" && part !== null) {
    // "list" and "lifelineSummary" join what they are given, which has words of its own.
    return Object.entries(part)
      .filter(([name]) => !["lifelineSummary", "moment", "clockTime"].includes(name))
      .flatMap(([, value]) => everyText(value));
  }
  return [];
}

/** Of the words that join a list they are given, those that take nothing else. */
const JOINING: readonly unknown[] = [en.common.list, en.connect.alike];

/** Of those that take one thing, the ones that need a text of it. */
const OF_A_TEXT: readonly unknown[] = [en.toDo.unread.seen, en.toDo.unread.says];

/** Something to put into words, whatever they say of it. */
function partsFor(words: { length: number }): readonly unknown[] {
  if (OF_A_TEXT.includes(words)) return ["2"];
  if (words.length === 1) return JOINING.includes(words) ? [["2"]] : [2];
  return ["2", ["2"], 2].slice(0, words.length);
}
