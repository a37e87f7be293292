import { describe, expect, test } from "vitest";
import { shortened } from "../../shared/values/shortened.ts";

describe("a text that is too long to be read at a glance", () => {
  test.each([
    { given: "as long as there is room", text: "twelve chars", said: "twelve chars" },
    { given: "one more, cut between words", text: "twelve charss", said: "twelve…" },
    {
      given: "a word that leaves no good place",
      text: "a supercalifragilistic",
      said: "a supercali…",
    },
    { given: "half of a character at the cut", text: "abcdefghij\u{1F600}xy", said: "abcdefghij…" },
  ])("[VAL15] is cut: $given", ({ text, said }) => {
    expect(shortened(text, 12)).toBe(said);
  });
});
