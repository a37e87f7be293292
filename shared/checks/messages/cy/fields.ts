import { pounds } from "../../words.ts";
import type { Catalogue } from "../en.ts";
import { enw } from "../welsh-names.ts";
import { cyfnod, dyddiad, rhestr, rhestrEnwau } from "../welsh-words.ts";

const quoted = (words: readonly string[]) => rhestr(words.map((word) => `“${word}”`));
const used = (terms: readonly Parameters<typeof cyfnod>[0][]) =>
  terms.length === 0 ? "" : ` a'r opsiynau a ddefnyddiwyd ${terms.map(cyfnod).join(" a ")}`;

export const welshFields: Pick<
  Catalogue,
  | "common"
  | "edition"
  | "exceptions"
  | "needed-fields"
  | "expected-fields"
  | "known-words"
  | "matched-references"
  | "priority-present"
  | "role-and-kind"
  | "open-grant-record"
  | "provider-numbers"
  | "duplicate-agreements"
  | "duplicate-allocations"
> = {
  edition: {
    only: (p) => `barnwyd yn ôl: ${p.called}`,
    inForce: (p) => `barnwyd yn ôl: ${p.called}, mewn grym o ${dyddiad(p.from)}`,
    early: (p) =>
      `penderfynwyd cyn yr argraffiad cyntaf; gwiriwyd o dan ${p.called}, mewn grym o ${dyddiad(p.from)}`,
  },
  common: {
    start: (p) => `dechrau: ${dyddiad(p.date)}`,
    termAfterStart: (p) => `ynghyd â ${cyfnod(p.term)}, y diwrnod olaf: ${dyddiad(p.date)}`,
    currentEnd: (p) => `diwedd presennol ${dyddiad(p.date)}`,
    endFromStart: (p) =>
      `dechrau ${dyddiad(p.start)} ynghyd â'r cyfnod cyntaf ${cyfnod(p.term)}${used(p.used)}, y diwrnod olaf = ${dyddiad(p.date)}`,
    endFromInitial: (p) =>
      p.used.length === 0
        ? `diwedd cyntaf ${dyddiad(p.initial)}`
        : `diwedd cyntaf ${dyddiad(p.initial)}${used(p.used)} = ${dyddiad(p.date)}`,
    budget: (p) =>
      `cyllideb ${p.year}${p.kind === null ? "" : `, ${BUDGET_KINDS[p.kind] ?? p.kind}`}: ${pounds(p.amount)}`,
    allocated: (p) => `llai'r hyn a ddyrannwyd: ${pounds(p.total)}`,
    listed: (p) => `llai'r hyn a restrwyd: ${pounds(p.total)}`,
    line: (p) => `- ${p.name}: ${pounds(p.amount)}`,
    otherLines: (p) => `- a ${p.count} arall: ${pounds(p.amount)}`,
    overBy: (p) => `dros ben: ${pounds(p.amount)}`,
    amountOfYear: (p) => `${p.year}: ${pounds(p.amount)}`,
    annualValue: (p) => `gwerth blynyddol: ${pounds(p.amount)}`,
    givenAs: (p) => `${enw(p.label)}: ${enw(p.words)}`,
  },
  exceptions: {
    covers: (p) =>
      `eithriad tan ${dyddiad(p.until)}, llofnodwyd gan ${rhestr(p.signedBy)}: ${p.reason}`,
    outgrown: (p) =>
      `nid yw'r eithriad tan ${dyddiad(p.until)}, a lofnodwyd gan ${rhestr(p.signedBy)}, yn ei gwmpasu mwyach: mae wedi gwaethygu y tu hwnt i'r hyn a lofnodwyd`,
    expired: (p) =>
      `daeth yr eithriad a lofnodwyd gan ${rhestr(p.signedBy)} i ben ar ${dyddiad(p.until)}`,
    waiting: (p) =>
      `gofynnodd ${p.by} am eithriad tan ${dyddiad(p.until)}: ${p.reason}; ${p.signed} o ${p.needed} llofnod`,
  },
  "needed-fields": {
    missing: (p) => `Rhaid rhoi ${rhestrEnwau(p.labels)}.`,
  },
  "expected-fields": {
    notKnown: (p) => `Ddim yn hysbys: ${rhestrEnwau(p.labels)}.`,
    notKnownIn: (p) =>
      p.rows === 1
        ? `Ddim yn hysbys: ${enw(p.label)}.`
        : `Ddim yn hysbys mewn ${p.rows.toLocaleString("en-GB")} ${p.rows === 2 ? "res" : "rhes"}: ${enw(p.label)}.`,
  },
  "known-words": {
    unknown: (p) =>
      `${enw(p.label)}: nid yw ${quoted(p.words)} ymhlith ${rhestr(p.listed, "neu")}.`,
    nearest: (p) => `Ai ${rhestr(p.nearest, "neu")} a olygir?`,
  },
  "matched-references": {
    unmatched: (p) =>
      `${enw(p.label)}: ni ellid cysylltu ${quoted(p.names)} ag un rhes (${enw(p.to)}) yn y gofrestr.`,
    add: (p) =>
      `Ychwanegwch y rhes (${enw(p.to)}), neu ysgrifennwch yr enw fel y mae yn y gofrestr; gwneir y cysylltiad wedyn ohono'i hun.`,
  },
  "priority-present": {
    none: () => "Nid enwir blaenoriaeth: rhaid i ddyraniad wasanaethu o leiaf un.",
  },
  "role-and-kind": {
    unusual: (p) =>
      `Yn y rôl ${p.role} mae ${rhestrEnwau(p.usual, "neu")} yn arferol, nid ${enw(p.kind)}.`,
    change: () => "Newidiwch un o'r ddau, neu rhowch y rheswm yn y nodyn.",
  },
  "open-grant-record": {
    lacks: (p) =>
      `Ddim yn barod i'w gyhoeddi fel data grantiau agored: ni roddwyd ${rhestr(p.labels)}.`,
  },
  "provider-numbers": {
    noNumber: (p) =>
      `Nid yw “${p.text}” yn rhif ${WELSH_BODIES[p.kind]}, y gellid adnabod y corff hwn wrtho yn yr hyn a gyhoeddir.`,
    companyForms: () => "mae gan rif cwmni 8 nod, megis 01234567 neu SC123456",
    charityForms: () =>
      "mae rhif elusen yn 6 neu 7 ffigur, megis 1234567, neu SC012345 neu NIC123456",
    noughts: (p) =>
      `Ai ${p.number} ydyw? Mae taenlenni'n tynnu'r seroau oddi ar flaen rhifau: fformatiwch y gell fel testun.`,
    otherField: (p) => `Mae'n darllen fel rhif ${WELSH_BODIES[p.kind]}: a yw yn y golofn anghywir?`,
  },
  "duplicate-agreements": {
    same: (p) =>
      `Mae gan ${p.provider ?? "y darparwr"} ${p.other} eisoes ar gyfer ${p.serviceArea} ar yr un pryd: ai'r un cytundeb yw hwn?`,
    otherEnds: (p) => `${p.other}: diwedd presennol ${dyddiad(p.end)}`,
    thisStarts: (p) => `hwn: dechrau ${dyddiad(p.start)}`,
  },
  "duplicate-allocations": {
    again: (p) => `Mae ${p.name}, ${pounds(p.amount)}, yno fwy nag unwaith: ai'r un dyraniad ydyw?`,
  },
};

const BUDGET_KINDS: Readonly<Record<string, string>> = {
  opening: "agoriadol",
  "in-year-award": "dyfarniad yn ystod y flwyddyn",
  "virement-in": "trosglwyddiad i mewn",
  "virement-out": "trosglwyddiad allan",
  "carry-forward": "dygwyd ymlaen",
  reduction: "gostyngiad",
};

const WELSH_BODIES = { company: "cwmni", charity: "elusen" } as const;
