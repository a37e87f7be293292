import type { Reason } from "../../row-reasons.ts";
import { pounds, share } from "../../words.ts";
import type { Catalogue } from "../en.ts";
import { enw } from "../welsh-names.ts";
import { dyddiad, rhestr, rhestrEnwau } from "../welsh-words.ts";

export const welshMonitoring: Pick<
  Catalogue,
  | "needed-when"
  | "one-of"
  | "evidence-present"
  | "recipient-kind"
  | "mandated-nil"
  | "year-on-year"
  | "fund-purposes"
  | "match-recorded"
  | "estimated-pot"
  | "whole-area"
  | "gap-or-overlap"
  | "return-late"
  | "underspend-explained"
  | "kpi-minimum"
  | "insurance-covers-term"
  | "personal-data"
> = {
  "needed-when": {
    missing: (p) => `Rhaid rhoi ${rhestrEnwau(p.labels)}${because(p.reasons)}.`,
    legal: (p) =>
      `Rhaid rhoi ${rhestrEnwau(p.labels)}${because(p.reasons)}: holwch eich tîm cyfreithiol.`,
  },
  "one-of": {
    other: (p) =>
      `${enw(p.label)} yw ${rhestrEnwau(p.said)}; mae'r fframwaith yn enwi ${rhestr(p.listed, "neu")}.`,
  },
  "evidence-present": {
    lacking: (p) =>
      `Ni chofnodwyd ei wneud: ${rhestr(p.kinds)}${p.atLeast > 1 ? `, ${p.atLeast} gwaith` : ""}${p.by === null ? "" : `, erbyn ${dyddiad(p.by)}`}${because(p.reasons)}.`,
    late: (p) => `Gwnaed ${p.kind} ar ${dyddiad(p.done)}, ar ôl ${dyddiad(p.by)}.`,
    recorded: (p) => `cofnodwyd ${p.kind}: ${p.count}`,
    record: () => "Cofnodwch yn Tystiolaeth yr hyn a wnaed, pryd a chan bwy.",
  },
  "recipient-kind": {
    other: (p) =>
      `Mae ${p.scheme} ar gyfer ${rhestrEnwau(p.kinds, "neu")}; cofnodwyd ${p.provider} fel ${enw(p.kind)}.`,
  },
  "mandated-nil": {
    nil: (p) => `Mae ${p.by} yn gorchymyn ${p.name} ac ni ellir ei osod yn ddim.`,
    dropped: (p) => `Mae ${p.by} yn gorchymyn ${p.name} ac ni ellir ei ollwng.`,
  },
  "year-on-year": {
    changed: (p) =>
      `Mae ${pounds(p.now)} ar gyfer ${p.year} ${pounds(Math.abs(p.now - p.before))} (${share(Math.abs(p.now - p.before), p.before)}) yn ${p.now > p.before ? "fwy" : "llai"} na'r ${pounds(p.before)} ar gyfer ${p.lastYear}: a yw hynny'n gywir?`,
    askedBeyond: (p) => `gofynnir y tu hwnt i: ${p.percent} %, ein rhif ni`,
  },
  "fund-purposes": {
    outside: (p) =>
      `Mae ${p.fund} yn talu am ${rhestr(p.only)}; nid yw ${p.service} yn un ohonynt.`,
    reserved: (p) =>
      `Mae rhywun arall yn cadw ${p.service} i dalu amdano, felly nis disgwylir gan ${p.fund}.`,
  },
  "match-recorded": {
    none: (p) =>
      `Mae ${p.fund} yn gofyn am arian cyfatebol, ac ni chofnodwyd dim: gan bwy, a faint?`,
  },
  "estimated-pot": {
    over: (p) =>
      `Byddai ${p.scheme} ${p.year} yn rhoi ${pounds(p.total)}, ${pounds(p.over)} dros ei amcangyfrif o ${pounds(p.pot)}: cofnodwch yr arian a ychwanegwyd.`,
    estimate: (p) => `amcangyfrif: ${pounds(p.pot)}`,
    topUp: (p) => `ynghyd ag ychwanegiad: ${pounds(p.topUp)}`,
  },
  "whole-area": {
    part: (p) =>
      `Mae ${p.fund} fel arfer yn talu am ${p.whole} gyfan; mae hwn ar gyfer ${p.area} yn unig. Ai cynllun peilot ydyw?`,
  },
  "gap-or-overlap": {
    gap: (p) =>
      `${p.days} diwrnod heb wasanaeth: yn gorffen ${dyddiad(p.end)}, ac mae ${p.name}, sy'n ei ddilyn, yn dechrau ${dyddiad(p.start)}.`,
    overlap: (p) =>
      `Talu ddwywaith am ${p.days} diwrnod? Yn gorffen ${dyddiad(p.end)}, ac mae ${p.name}, sy'n ei ddilyn, yn dechrau ${dyddiad(p.start)}.`,
    starts: (p) => `mae ${p.name} yn dechrau ${dyddiad(p.start)}`,
  },
  "return-late": {
    late: (p) =>
      `Daeth y ffurflen${p.period === null ? "" : ` ar gyfer ${p.period}`} ${p.days} diwrnod yn hwyr: i'w chyflwyno ${dyddiad(p.due)}, derbyniwyd ${dyddiad(p.received)}.`,
  },
  "underspend-explained": {
    underspend: (p) =>
      `Mae'r rhagolwg ar gyfer ${p.period} ${pounds(p.apart)} o dan y ${pounds(p.given)} a roddwyd: beth yw'r achos, a'r cynllun?`,
    given: (p) => `rhoddwyd: ${pounds(p.given)}`,
    forecast: (p) => `llai'r rhagolwg: ${pounds(p.forecast)}`,
  },
  "kpi-minimum": {
    fewer: (p) =>
      `Mae'r ffurflen ar gyfer ${p.period} yn rhoi ${p.count} dangosydd; ${p.least} yw'r isafswm.`,
  },
  "insurance-covers-term": {
    short: (p) =>
      `Mae yswiriant y darparwr yn dod i ben ${dyddiad(p.until)}, cyn i'r cytundeb orffen, ${dyddiad(p.end)}: gofynnwch am yr adnewyddiad pan ddaw.`,
  },
  "personal-data": {
    seems: (p) =>
      `Ymddengys fod ${rhestrEnwau(p.labels)} yn dal ${rhestr(p.what.map((each) => PERSONAL[each]))}: dim ond cyfrifon a gedwir mewn ffurflenni, felly tynnwch hyn allan.`,
  },
};

const PERSONAL = {
  email: "cyfeiriad e-bost",
  phone: "rhif ffôn",
  insurance: "rhif Yswiriant Gwladol",
  birth: "dyddiad geni",
};

const REASONS = { said: "", above: "uwchlaw ", given: "wedi'i roi", open: "heb ei roi" };

function because(reasons: readonly Reason[]): string {
  if (reasons.length === 0) return "";
  return `, oherwydd ${rhestr(reasons.map(({ label, is, than }) => `${enw(label)}: ${REASONS[is]}${enw(than)}`))}`;
}
