import { isDay } from "../../../values/calendar-date.ts";
import { pounds } from "../../words.ts";
import type { Catalogue } from "../en.ts";
import { cyfnod, dyddiad, rhestr } from "../welsh-words.ts";

export const welshContinuity: Pick<
  Catalogue,
  | "crosses-body-end"
  | "end-without-successor"
  | "fund-without-successor"
  | "outlives-funding"
  | "long-term-fund"
  | "ends-in-one-month"
  | "procurement-body"
  | "single-tender-reason"
> = {
  "crosses-body-end": {
    after: (p) =>
      `Yn gorffen ${dyddiad(p.end)}, ar ôl i'r corff comisiynu ei hun ddod i ben, ${dyddiad(p.bodyEndsOn)}: holwch eich tîm cyfreithiol sut y byddai'n trosglwyddo.`,
    bodyEnds: (p) => `daw'r corff i ben: ${dyddiad(p.bodyEndsOn)}`,
  },
  "end-without-successor": {
    nothingFollows: (p) =>
      `Mae ${p.name} yn gorffen ${isDay(p.end) ? "ar" : "yn"} ${dyddiad(p.end)} ac ni chofnodwyd dim sy'n ei ddilyn.`,
    none: () => "cytundebau a gofnodwyd sy'n ei ddilyn: dim",
    record: () => "Cofnodwch yr hyn sy'n ei ddilyn, neu nodwch yn y Cam nesaf ei fod i ddod i ben.",
  },
  "fund-without-successor": {
    nothingFollows: (p) =>
      `Mae ${p.fund} yn gorffen ${isDay(p.until) ? "ar" : "yn"} ${dyddiad(p.until)} ac ni chofnodwyd cronfa sy'n ei dilyn.`,
    confirmed: (p) => `cadarnhawyd y cyllid tan ${dyddiad(p.until)}`,
    record: () => "Cofnodwch y gronfa sy'n ei dilyn, hyd yn oed os nad yw ond syniad neu gais.",
  },
  "outlives-funding": {
    outlives: (p) =>
      `Yn rhedeg tan ${dyddiad(p.end)}, ond ${rhestr(p.funds.map(({ name, until }) => `cadarnhawyd ${name} tan ${dyddiad(until)} yn unig`))}.`,
    confirmed: (p) => `cadarnhawyd ${p.name} tan ${dyddiad(p.until)}`,
    thenUntil: (p) => `wedyn ${p.name} tan ${dyddiad(p.until)}`,
    open: (p) => `mae ${p.name} yn ei dilyn, heb ddiwedd hysbys`,
    clause: () => "Cymal sy'n dod â'r cytundeb i ben gyda'i gyllid, neu gronfa arall.",
  },
  "long-term-fund": {
    shorter: (p) =>
      `Mae ${p.fund} yn talu am gytundebau o ${cyfnod(p.term)} neu fwy; mae hwn yn rhedeg o ${dyddiad(p.start)} i ${dyddiad(p.end)}.`,
  },
  "ends-in-one-month": {
    many: (p) =>
      `Mae ${p.count} cytundeb yn gorffen yn ${dyddiad(p.month)}, mwy na'r ${p.most} y mis y gellir eu hadnewyddu.`,
    name: (p) => p.name,
    others: (p) => `a ${p.count} arall`,
  },
  "procurement-body": {
    above: (p) =>
      `Mae ${pounds(p.yearly)} y flwyddyn uwchlaw ${pounds(p.limit)}: rhaid cynnwys ${p.body}, neu roi rheswm.`,
    yearly: (p) =>
      `cyfanswm gwerth ${pounds(p.total)} dros ${p.months} mis: ${pounds(p.yearly)} y flwyddyn`,
    limit: (p) => `terfyn y flwyddyn: ${pounds(p.limit)}`,
    body: (p) => `${p.body}?`,
  },
  "single-tender-reason": {
    needsReason: (p) =>
      `Mae angen un o'r rhesymau hyn ar dendr sengl: ${rhestr(
        p.reasons.map(({ letter, words }) => `${letter}) ${words}`),
        "neu",
      )}.`,
  },
};
