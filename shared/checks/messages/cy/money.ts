import { pounds, share } from "../../words.ts";
import type { Catalogue } from "../en.ts";
import { enw } from "../welsh-names.ts";
import { rhestr } from "../welsh-words.ts";

const part = (p: Readonly<{ apart: number; stated: number }>) =>
  `${pounds(p.apart)} (${share(p.apart, p.stated)})`;

export const welshMoney: Pick<
  Catalogue,
  | "allocations-within-budget"
  | "proposals-within-budget"
  | "stated-total"
  | "magnitude"
  | "below-zero"
  | "ring-fence"
  | "share-of-parent"
  | "parent-and-children"
  | "award-size"
  | "award-count"
  | "award-total"
  | "agreement-within-allocation"
> = {
  "allocations-within-budget": {
    over: (p) =>
      `Byddai ${pounds(p.allocated)} yn cael ei ddyrannu o ${p.fund} ${p.year}, ${pounds(p.over)} dros ei chyllideb o ${pounds(p.budget)}${p.extra > 0 ? ` a'r gor-ddyraniad y cytunwyd arno o ${pounds(p.extra)}` : ""}.`,
    agreed: (p) => `ynghyd â gor-ddyraniad y cytunwyd arno ${p.percent} %: ${pounds(p.extra)}`,
  },
  "proposals-within-budget": {
    over: (p) =>
      `${p.fund} ${p.year}: pe cymeradwyid popeth a gynigir, byddai ${pounds(p.over)} dros ei chyllideb.`,
    proposed: (p) => `llai'r hyn a gynigir: ${pounds(p.total)}`,
  },
  "stated-total": {
    notListed: (p) =>
      `Nid yw ${part(p)} o'r ${pounds(p.stated)} a nodwyd ar gyfer ${p.year} wedi'i restru.`,
    over: (p) =>
      `Mae'r llinellau ar gyfer ${p.year} yn dod i ${part(p)} yn fwy na'r ${pounds(p.stated)} a nodwyd.`,
    stated: (p) => `nodwyd ${p.year}: ${pounds(p.stated)}`,
    notListedBy: (p) => `heb ei restru: ${part(p)}`,
    overBy: (p) => `dros ben: ${part(p)}`,
  },
  magnitude: {
    times: (p) =>
      `Mae ${pounds(p.larger)} ar gyfer ${p.year} ${p.times.toLocaleString("en-GB")} gwaith y ${pounds(p.smaller)} ar gyfer ${p.other}.`,
    askedFrom: (p) => `gofynnir o: ${p.times} gwaith`,
    amount: (p) => `${pounds(p.amount)}?`,
  },
  "below-zero": {
    below: (p) =>
      `${rhestr(p.amounts.map(({ label, amount }) => `${enw(label)}: ${pounds(amount)}`))}, sydd islaw sero. Ai dyna'r bwriad?`,
    above: (p) => `${pounds(p.amount)}?`,
  },
  "ring-fence": {
    outside: (p) =>
      `Mae ${p.fund} wedi'i neilltuo ar gyfer ${rhestr(p.purposes, "neu")}; nid yw ${p.service} yn wasanaeth o'r fath.`,
    from: (p) => `${p.name}: ${pounds(p.amount)} o ${p.fund}`,
    another: () => "Cronfa arall, neu faes gwasanaeth arall.",
  },
  "share-of-parent": {
    apart: (p) =>
      `Mae gan ${p.child} ${share(p.has, p.budget)} o ${p.fund} yn ${p.year}; tua ${p.due} % yw ei chyfran.`,
    whole: (p) => `${p.fund} ${p.year}: ${pounds(p.budget)}`,
    part: (p) => `${p.child}: ${pounds(p.has)} = ${share(p.has, p.budget)}`,
    allowed: (p) => `caniateir: ${p.due} % o fewn ${p.points} pwynt`,
  },
  "parent-and-children": {
    apart: (p) =>
      `Mae'r cronfeydd o fewn ${p.fund} yn dod i ${pounds(p.together)} yn ${p.year}, ${pounds(Math.abs(p.together - p.parent))} yn ${p.together > p.parent ? "fwy" : "llai"} na'i chyllideb o ${pounds(p.parent)}.`,
    whole: (p) => `${p.fund} ${p.year}: ${pounds(p.parent)}`,
    part: (p) => `${p.name}: ${pounds(p.amount)}`,
    together: (p) => `${rhestr(p.names)} gyda'i gilydd: ${pounds(p.together)}`,
  },
  "award-size": {
    over: (p) =>
      `Mae ${pounds(p.amount)} ${pounds(p.over)} dros yr uchafswm y mae ${p.scheme} yn ei roi, ${pounds(p.most)}.`,
    under: (p) =>
      `Mae ${pounds(p.amount)} ${pounds(p.under)} o dan yr isafswm y mae ${p.scheme} yn ei roi, ${pounds(p.least)}.`,
    least: (p) => `isafswm: ${pounds(p.least)}`,
    most: (p) => `uchafswm: ${pounds(p.most)}`,
    award: (p) => `dyfarniad: ${pounds(p.amount)}`,
  },
  "award-count": {
    over: (p) =>
      `Byddai ${p.scheme} ${p.year} yn gwneud ${p.count} dyfarniad, ${p.over} yn fwy na'i ${p.most}.`,
    awards: (p) => `dyfarniadau: ${p.count}`,
    most: (p) => `uchafswm: ${p.most}`,
    overBy: (p) => `dros ben: ${p.over}`,
  },
  "award-total": {
    over: (p) =>
      `Byddai ${p.scheme} ${p.year} yn rhoi ${pounds(p.total)}, ${pounds(p.over)} dros ei chronfa o ${pounds(p.pot)}${p.topUp > 0 ? ` a'r ychwanegiad o ${pounds(p.topUp)}` : ""}.`,
    pot: (p) => `cronfa: ${pounds(p.pot)}`,
    topUp: (p) => `ynghyd ag ychwanegiad: ${pounds(p.topUp)}`,
  },
  "agreement-within-allocation": {
    more: (p) =>
      `Mae ${p.name} yn cymryd ${pounds(p.taken)} yn ${p.year}, ${pounds(p.taken - p.given)} yn fwy na'r ${pounds(p.given)} a ddyrannwyd iddo.`,
    taken: (p) => `llinellau cyllido ${p.year}: ${pounds(p.amount)}`,
    given: (p) => `dyrannwyd ${p.year}: ${pounds(p.amount)}`,
  },
};
