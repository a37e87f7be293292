/**
 * What each phrase of derived/extension_phrases_2020_dev.tsv says, by its place in the file from 1:
 * the initial term in months (null where the phrase gives none as a length), the options in months,
 * and "up to" where they are only the most that may be agreed. Read one by one by a person.
 * A phrase with no options tells of none that could be put down: it must be declared unread.
 */
export type PhraseLabel = Readonly<{
  phrase: number;
  term: number | null;
  options: readonly number[];
  upTo: boolean;
}>;

type Short = readonly [term: number | null, options: readonly number[], upTo?: "up to"];

const NOTHING: Short = [null, []];

const SHORT: readonly Short[] = [
  /*  1 */ [60, [24], "up to"],
  /*  2 */ [36, [6]],
  /*  3 */ [24, [24]],
  /*  4 */ [36, [12, 12]],
  // Two periods, and the sentence ends before it says of what.
  /*  5 */ NOTHING,
  /*  6 */ [null, [24]],
  /*  7 */ [60, [24]],
  /*  8 */ [null, [24], "up to"],
  /*  9 */ [36, [12]],
  /* 10 */ [null, [12, 12]],
  /* 11 */ [null, [12, 12]],
  /* 12 */ NOTHING,
  // Five years, and ten at most with the option.
  /* 13 */ [60, [60], "up to"],
  /* 14 */ [36, [12]],
  /* 15 */ [12, [24]],
  /* 16 */ [null, [24], "up to"],
  /* 17 */ [null, [12], "up to"],
  /* 18 */ [null, [24], "up to"],
  /* 19 */ [null, [12]],
  /* 20 */ [36, [12, 12, 12]],
  /* 21 */ [null, [24], "up to"],
  /* 22 */ [36, [24]],
  /* 23 */ [60, [24]],
  /* 24 */ [36, [24], "up to"],
  /* 25 */ [24, [24]],
  /* 26 */ [60, [12, 12]],
  /* 27 */ [36, [24]],
  /* 28 */ [null, [12, 12, 12]],
  // Three years, and six at most.
  /* 29 */ [36, [36], "up to"],
  /* 30 */ [60, [12, 12]],
  /* 31 */ [36, [36], "up to"],
  // One extension of four years, or several that come to it.
  /* 32 */ [48, [48], "up to"],
  /* 33 */ NOTHING,
  // "a third year"
  /* 34 */ [24, [12]],
  /* 35 */ [36, [24], "up to"],
  /* 36 */ [36, [12, 12]],
  /* 37 */ [60, [24], "up to"],
  /* 38 */ [24, [12, 12, 12]],
  /* 39 */ [24, [12]],
  /* 40 */ NOTHING,
  /* 41 */ [84, [36], "up to"],
  /* 42 */ [null, [12, 12, 12]],
  /* 43 */ NOTHING,
  /* 44 */ [4, [2]],
  /* 45 */ [60, [60], "up to"],
  /* 46 */ NOTHING,
  /* 47 */ [24, [12, 12]],
  /* 48 */ [36, [12, 12]],
  /* 49 */ [24, [12, 12]],
  /* 50 */ [60, [60], "up to"],
  /* 51 */ [36, [24]],
  /* 52 */ [60, [12, 12]],
  /* 53 */ [null, [24]],
  /* 54 */ [24, [12, 12]],
  /* 55 */ [24, [24]],
  /* 56 */ [24, [24]],
  /* 57 */ [15, [6, 6]],
  /* 58 */ [24, [12]],
  /* 59 */ [24, [36]],
  /* 60 */ NOTHING,
  /* 61 */ [null, [12, 12, 12]],
  /* 62 */ [12, [12], "up to"],
  /* 63 */ [24, [24]],
  /* 64 */ [36, [24, 24]],
  // Two periods that share two years; how is not said.
  /* 65 */ [null, [24], "up to"],
  /* 66 */ [60, [12, 12]],
  // Until a month, not for a length.
  /* 67 */ NOTHING,
  /* 68 */ [60, [12]],
  /* 69 */ [120, [60], "up to"],
  /* 70 */ NOTHING,
  /* 71 */ [24, [12, 12]],
  /* 72 */ [24, [12, 12]],
  /* 73 */ [36, [12]],
  /* 74 */ [36, [12, 12, 12]],
  // Two periods, each of up to a year.
  /* 75 */ [36, [12, 12], "up to"],
  /* 76 */ [12, [36]],
  /* 77 */ [36, [24], "up to"],
  /* 78 */ [60, [24]],
  /* 79 */ [24, [12], "up to"],
  /* 80 */ [36, [12, 12]],
  /* 81 */ [24, [24], "up to"],
];

export const PHRASES: readonly PhraseLabel[] = SHORT.map(([term, options, upTo], at) => ({
  phrase: at + 1,
  term,
  options,
  upTo: upTo !== undefined,
}));
