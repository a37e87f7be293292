import type { Term } from "../values/term.ts";
import { termOfMonths } from "../values/term.ts";
import { type LengthThere, lengthOf, lengthsThere, plainSentence } from "./plain-sentence.ts";
import { readPlusSum } from "./plus-sum.ts";

/** What a sentence says of a term and of the options beyond it. */
export type OptionSentence = Readonly<{
  term: Term | null;
  options: readonly Term[];
  /** "up to a further two years": a shorter extension may be agreed. */
  upTo: boolean;
  choice: "ours" | "both" | null;
}>;

const TRIGGER =
  /(?:\b(\d+) )?\b(?:(?:further|possible|potential|additional|optional|annual|available) )*(?:options? to (?:further )?(?:extend|renew)|options?(?! to )|extensions?|optional|extend)\b/;
/** "no option to extend", "5 years including extensions", "this is the first extension". */
const DENIED =
  /\b(?:no|not|without|nor|excluding|inc|incl|including|inclusive of)\b[^,;.]{0,25}$|\b(?:first|1st|second|final|last|current|this) $/;
const PAST =
  /\b(?:used|exercised|taken|granted|invoked|expired|lapsed|declined|withdrawn|agreed|approved)\b/;
/** What may stand right before the length of an option; anything else speaks of another thing. */
const INTRODUCED =
  /(?:^|\b(?:for|of|by|to|being|is|are|be|extend|extensions?|options?|periods?|than|maximum|max|with|further)|[-–(]) *$/;
const NOT_THE_TERM = /\b(?:max(?:imum)?(?: of)?|no more than|not exceed|over the|up to|total of) $/;
const NOT_A_TERM =
  /^ (?:anticipated |fixed )?(?:mobilisation|implementation|transition|notice|'s? notice)/;
const TOTAL_AROUND = /\b(?:total|max(?:imum)?|not exceed|overall|over)\b/;
const MOST_OPTIONS = 12;

/**
 * Reads what contracts and notices say of extending: "for three years, with an option to extend for
 * up to a further two". Null wherever a length in it is left over, for then something was missed.
 */
export function readOptionSentence(text: string): OptionSentence | null {
  const sentence = plainSentence(text);
  const summed = sumThere(sentence);
  if (summed !== null) return summed;
  const trigger = TRIGGER.exec(sentence);
  if (trigger === null || DENIED.test(sentence.slice(0, trigger.index))) return null;
  const before = sentence.slice(0, trigger.index);
  const after = sentence.slice(trigger.index + trigger[0].length);
  if (PAST.test(after)) return null;

  const told = optionsIn(after, trigger[1] ?? null) ?? optionsBefore(before, trigger[0], after);
  const term = termBefore(told?.cutBefore === undefined ? before : before.slice(0, told.cutBefore));
  const choice = choiceIn(after);
  if (told !== null) return { term, options: told.options, upTo: told.upTo, choice };
  const total = totalIn(after);
  const rest = total === null || term === null ? null : monthsBetween(term, total);
  return rest === null ? null : { term, options: [rest], upTo: true, choice };
}

type Told = Readonly<{ options: readonly Term[]; upTo: boolean; cutBefore?: number }>;

/** "3+1+1+1" or "3 years + 1 year" anywhere: the term first, where it is the longest. */
function sumThere(sentence: string): OptionSentence | null {
  const sum =
    /\d+(?: ?(?:years?|months?))?(?: ?\+ ?\d+(?: ?(?:years?|months?))?)+(?! ?(?:x|×|of|\d|%|week|day))/.exec(
      sentence,
    );
  if (sum === null) return null;
  const before = sentence.slice(0, sum.index);
  if (TRIGGER.test(before)) return null;
  const lengths = readPlusSum(sum[0].trim(), null)?.lengths ?? [];
  const [term, ...options] = lengths.map((length) => Number(length.slice(1, -1)));
  if (term === undefined || options.some((option) => option >= term)) return null;
  const whole = [term, ...options].reduce((total, months) => total + months, 0);
  const stated = lengthsThere(before).at(-1);
  if (stated !== undefined && ![termOfMonths(term), termOfMonths(whole)].includes(stated.term)) {
    return null;
  }
  if (lengths.some((length) => !length.endsWith("M"))) return null;
  return { term: termOfMonths(term), options: lengths.slice(1), upTo: false, choice: null };
}

const FILLER =
  /\b(?:an?|the|further|additional|another|extra|possible|potential|optional|contracts?|agreements?|framework|call-off|it|this|more)\b|[,;:]/g;
const SUM =
  /(?<!\d )\b\d+(?: (?:years?|months?))?(?: ?(?:\+|and then|and|then|followed by) ?\d+(?: (?:years?|months?))?)+(?! ?(?:x|×|of|\d|%|year|month|week|day))/;
const SEVERAL =
  /\b(\d+) (?:x |× ?)?(?:(?:periods?|extensions?|terms?|options?|occasions) )?(?:of |for )?(up to )?(?:no than |maximum (?:of )?)?(\d+) (years?|months?|weeks?)\b/;
const PIECES =
  /\b(?:in|by|at|on) (?:(\d+) (?!monthly))?(annual|yearly|(\d+) monthly|monthly) (?:increments?|intervals?|stages?|periods?|steps?|basis)|\b(\d+) (years?|months?) at time\b/;
const UP_TO = /\bup to\b|\bmax(?:imum)?\b|\bno than\b|\bsingle or multiple\b|\bperiod or periods\b/;

/** The options in what follows the word "option" or "extension". */
function optionsIn(after: string, stated: string | null): Told | null {
  const text = withoutNotice(after).replace(FILLER, " ").replace(/\s+/g, " ").replace(/\(s\)/g, "");
  const sum = SUM.exec(text);
  if (sum !== null) {
    const added = sum[0].replace(/ ?(?:and then|and|then|followed by) ?/g, " + ");
    const options = readPlusSum(`+${added}`, null)?.lengths ?? [];
    return restExplained(text.replace(sum[0], " "), options, false);
  }
  const pieces = PIECES.exec(text);
  const without = pieces === null ? text : text.replace(pieces[0], " ");
  const several = SEVERAL.exec(without);
  if (several !== null) {
    const [found, count = "", upTo, amount = "", unit = ""] = several;
    const each = lengthOf(amount, unit);
    const rest = without.replace(found, " ");
    // "two periods of no more than 24 months in total": how they share it is not said.
    if (each !== null && /^ ?in total\b/.test(without.slice(several.index + found.length))) {
      return restExplained(rest, [each], true);
    }
    return restExplained(rest, repeated(each, Number(count)), upTo !== undefined);
  }
  return onlyLength(without, pieces, stated);
}

function onlyLength(text: string, pieces: RegExpExecArray | null, stated: string | null) {
  const lengths = lengthsThere(text).filter((length) => !isTotal(text, length));
  const [only, ...others] = lengths;
  if (only === undefined || others.length > 0) return null;
  const said = text.slice(0, only.from);
  const next = text.slice(only.to);
  // "further two year periods": two of a year, or several of two years?
  if (/^ (?:periods|extensions|options|terms)\b/.test(next) || !INTRODUCED.test(said)) return null;
  const rest = said + next;
  if (pieces !== null) {
    const cut = inPieces(only.term, pieces);
    return cut === null ? null : restExplained(rest, cut, false);
  }
  const upTo = UP_TO.test(said) || /\bsingle or multiple\b/.test(next);
  const options = stated === null ? [only.term] : repeated(only.term, Number(stated));
  return restExplained(rest, options, upTo);
}

/** "a further 12 month extension", "2 x 12 month extensions": the length stands before the word. */
function optionsBefore(before: string, trigger: string, after: string): Told | null {
  if (lengthsThere(after).length > 0) return null;
  const ends =
    /(?:\b(\d+) (?:x |× ?|further |additional |optional |possible )*)?\b(\d+) (years?|months?|weeks?) (?:contract |term )?$/.exec(
      before,
    );
  if (ends === null || !/extension|option/.test(trigger)) return null;
  const [, count, amount = "", unit = ""] = ends;
  const each = lengthOf(amount, unit);
  const plural = /extensions|options/.test(trigger);
  if (each === null || (count === undefined && plural)) return null;
  const options = repeated(each, count === undefined ? 1 : Number(count));
  return options.length === 0 ? null : { options, upTo: false, cutBefore: ends.index };
}

/** Every other length must be the whole again, or what came to be read is not all that was said. */
function restExplained(rest: string, options: readonly Term[], upTo: boolean): Told | null {
  if (options.length === 0 || options.length > MOST_OPTIONS) return null;
  const whole = options.reduce((total, option) => total + Number(option.slice(1, -1)), 0);
  const explained = lengthsThere(rest).every(
    (length) => isTotal(rest, length) || Number(length.term.slice(1, -1)) === whole,
  );
  return explained ? { options, upTo } : null;
}

/** "for a total contract term of 4 years": what it all comes to, and no option. */
function isTotal(text: string, { from, to }: LengthThere): boolean {
  const said = text.slice(Math.max(0, from - 40), from);
  const next = text.slice(to, to + 20);
  const alone = /\bto max(?:imum)?(?: of)? $|\bnot exceed $|\bover $/.test(said);
  return (
    alone ||
    /\b(?:total (?:term|period|duration|length|value)[a-z ]*(?:of|is)? ?)$/.test(said) ||
    /^ total\b|^ in all\b/.test(next)
  );
}

/** "to a maximum of 10 years", "provided that the total does not exceed 6 years". */
function totalIn(after: string): Term | null {
  const text = withoutNotice(after).replace(FILLER, " ").replace(/\s+/g, " ");
  const lengths = lengthsThere(text);
  const [only, ...others] = lengths;
  if (only === undefined || others.length > 0 || !isTotal(text, only)) return null;
  const said = text.slice(0, only.from);
  return TOTAL_AROUND.test(said) && !/\bover $|\bvalue\b/.test(said) ? only.term : null;
}

/** The length before the options: the one called initial, else the only one. */
function termBefore(before: string): Term | null {
  const lengths = lengthsThere(before).filter(
    ({ from, to }) =>
      !NOT_THE_TERM.test(before.slice(0, from)) && !NOT_A_TERM.test(before.slice(to)),
  );
  const initial = lengths.filter(
    ({ from, to }) =>
      /\binitial(?:ly)?(?: [a-z-]+){0,4} $/.test(before.slice(0, from)) ||
      /^ initial/.test(before.slice(to)),
  );
  const [only, ...others] = initial.length > 0 ? initial : lengths;
  return only === undefined || others.some(({ term }) => term !== only.term) ? null : only.term;
}

function inPieces(whole: Term, [, , kind, monthly, atATime, unit]: RegExpExecArray) {
  const each = eachMonths(kind, monthly, atATime, unit);
  const months = whole.endsWith("M") ? Number(whole.slice(1, -1)) : 0;
  const count = months / each;
  return each > 0 && Number.isInteger(count) ? repeated(termOfMonths(each), count) : null;
}

function eachMonths(
  kind: string | undefined,
  monthly: string | undefined,
  atATime: string | undefined,
  unit: string | undefined,
): number {
  if (atATime !== undefined) return Number(atATime) * (unit?.startsWith("y") ? 12 : 1);
  if (monthly !== undefined) return Number(monthly);
  return kind === "monthly" ? 1 : 12;
}

function repeated(each: Term | null, count: number): readonly Term[] {
  if (each === null || count < 1 || count > MOST_OPTIONS) return [];
  return Array.from({ length: count }, () => each);
}

function monthsBetween(term: Term, total: Term): Term | null {
  if (!term.endsWith("M") || !total.endsWith("M")) return null;
  const months = Number(total.slice(1, -1)) - Number(term.slice(1, -1));
  return months > 0 ? termOfMonths(months) : null;
}

function withoutNotice(text: string): string {
  return text.replace(
    /\b\d+ (?:years?|months?|weeks?|days?)'?s? (?:prior |written )*notice\b/g,
    " ",
  );
}

function choiceIn(after: string): OptionSentence["choice"] {
  if (/\bmutual|\bboth parties\b|\bagreement of both\b/.test(after)) return "both";
  const ours =
    /\b(?:council|authority|commissioner|commissioners|buyer|our|client|customer)(?:'?s|s'|\(s\)|'s? sole)* (?:sole |own |absolute )?discretion|discretion of the (?:council|authority|commissioner|buyer|client|customer)/;
  return ours.test(after) ? "ours" : null;
}
