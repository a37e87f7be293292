import { monthsTogether } from "../../../forward-plan/agreement-length.ts";
import { type Term, termOfMonths } from "../../../values/term.ts";
import { pounds } from "../../words.ts";
import type { Catalogue } from "../en.ts";
import { cyfnod, dyddiad, rhestr } from "../welsh-words.ts";

export const welshTerms: Pick<
  Catalogue,
  | "end-before-start"
  | "initial-term-agrees"
  | "end-as-extended"
  | "month-only-end"
  | "options-within-initial-term"
  | "short-term"
  | "total-value"
  | "break-clauses"
> = {
  "end-before-start": {
    before: (p) =>
      `Mae'r ${ENDS[p.end]}, ${dyddiad(p.date)}, ${p.days} diwrnod cyn y dechrau, ${dyddiad(p.start)}.`,
    end: (p) => `${ENDS[p.end]}: ${dyddiad(p.date)}`,
  },
  "initial-term-agrees": {
    disagrees: (p) =>
      `Mae ${cyfnod(p.term)} o ${dyddiad(p.start)} yn gorffen ar ${dyddiad(p.expected)}, ond ${dyddiad(p.initialEnd)} yw'r diwedd cyntaf.`,
    term: (p) => `ynghyd â'r cyfnod cyntaf: ${cyfnod(p.term)}`,
    lastDay: (p) => `y diwrnod olaf: ${dyddiad(p.date)}`,
    initialEnd: (p) => `diwedd cyntaf: ${dyddiad(p.date)}`,
    suggested: (p) => `Diwedd cyntaf ${dyddiad(p.date)}?`,
  },
  "end-as-extended": {
    disagrees: (p) =>
      `${dyddiad(p.currentEnd)} yw'r diwedd presennol; mae'r diwedd cyntaf a'r opsiynau a ddefnyddiwyd yn rhoi ${dyddiad(p.expected)}.`,
    initialEnd: (p) => `diwedd cyntaf: ${dyddiad(p.date)}`,
    optionsUsed: (p) =>
      `opsiynau a ddefnyddiwyd: ${p.used.length === 0 ? "dim" : p.used.map(cyfnod).join(" + ")}`,
    gives: (p) => `yn rhoi: ${dyddiad(p.date)}`,
    currentEnd: (p) => `diwedd presennol: ${dyddiad(p.date)}`,
    nextOption: (p) => `Dyma'r diwedd ar ôl opsiwn ${p.number}: ei gofnodi fel un a ddefnyddiwyd?`,
    variation: () => "Amrywiad y tu allan i'r opsiynau: rhowch y rheswm yn y nodyn.",
  },
  "month-only-end": {
    whichDay: (p) =>
      `Dim ond mis y diwedd sy'n hysbys, ${dyddiad(p.end)}: ar ba ddiwrnod y mae'n gorffen?`,
    untilThen: () => "tan hynny dim ond mis sydd i'r hyn a gyfrifir ohono",
  },
  "options-within-initial-term": {
    more: (p) =>
      `Mae'r opsiynau i ymestyn yn dod i ${total(p.options)}, ${excess(p.over)} yn fwy na'r cyfnod cyntaf o ${cyfnod(p.initial)}.`,
    initial: (p) => `cyfnod cyntaf: ${cyfnod(p.initial)}`,
    options: (p) => `opsiynau: ${p.options.map(cyfnod).join(" + ")} = ${total(p.options)}`,
    overBy: (p) => `dros ben: ${excess(p.over)}`,
  },
  "short-term": {
    short: (p) =>
      `Yn rhedeg o ${dyddiad(p.start)} i ${dyddiad(p.end)}, ${cyfnod(p.term)} neu lai: mae'n well cael cyfnod hwy.`,
    longer: () => "Cyfnod hwy, neu'r rheswm dros hwn yn y nodyn.",
  },
  "total-value": {
    disagrees: (p) =>
      `${pounds(p.total)} yw'r cyfanswm gwerth; mae ${pounds(p.annual)} y flwyddyn dros ${p.months} mis yn ${pounds(p.product)}.`,
    times: (p) => `gwaith ${p.months} mis: ${pounds(p.product)}`,
    total: (p) => `cyfanswm gwerth: ${pounds(p.total)}`,
    apart: (p) => `gwahaniaeth: ${pounds(p.apart)}`,
    isMaximum: () => "Dyma'r gwerth gyda phob opsiwn: yr Uchafswm gwerth?",
  },
  "break-clauses": {
    missing: (p) =>
      `Ni chofnodwyd cymal terfynu ar gyfer ${rhestr(p.missing.map((side) => (side === "breakUs" ? "ni" : "nhw")))}.`,
  },
};

const ENDS = { end: "diwedd", "initial end": "diwedd cyntaf", "current end": "diwedd presennol" };

function total(options: readonly Term[]): string {
  const months = monthsTogether(options);
  return months === null ? options.map(cyfnod).join(" a ") : cyfnod(termOfMonths(months));
}

function excess({ measure, in: unit }: Readonly<{ measure: number; in: "months" | "days" }>) {
  return unit === "months" ? cyfnod(termOfMonths(measure)) : `${measure} diwrnod`;
}
