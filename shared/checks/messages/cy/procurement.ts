import { pounds, share } from "../../words.ts";
import type { Catalogue } from "../en.ts";
import { dyddiad } from "../welsh-words.ts";

const LEGAL = "holwch eich tîm cyfreithiol";

export const welshProcurement: Pick<
  Catalogue,
  | "threshold"
  | "threshold-route"
  | "light-touch-known"
  | "regime-by-date"
  | "split-value"
  | "contract-notice"
  | "variation-notice"
  | "value-variation"
  | "option-in-notice"
  | "pipeline-notice"
  | "payments-published"
  | "selection-regime-buyer"
  | "options-by-both"
> = {
  threshold: {
    maximum: (p) => `uchafswm gwerth, gyda phob opsiwn: ${pounds(p.amount)}`,
    total: (p) => `cyfanswm gwerth: ${pounds(p.amount)}`,
    term: (p) => `gwerth blynyddol dros ${p.months} mis: ${pounds(p.amount)}`,
    options: (p) => `ynghyd â phob opsiwn, ${p.months} mis: ${pounds(p.amount)}`,
    vat: (p) =>
      `ynghyd â TAW ar ${p.percent} %${p.known ? "" : ", am nad yw'r gyfradd yn hysbys"}: ${pounds(p.amount)}`,
  },
  "threshold-route": {
    doesNotFit: (p) =>
      `Mae'n cyfrif fel ${pounds(p.value)}, sy'n cyrraedd y trothwy o ${pounds(p.threshold)}; mae “${p.said.replaceAll("-", " ")}” ar gyfer llai: ${LEGAL}.`,
    regimeNotKnown: (p) =>
      `Mae'n cyfrif fel ${pounds(p.value)}, sy'n cyrraedd y trothwy o ${pounds(p.threshold)}, ac ni roddwyd cyfundrefn: ${LEGAL}.`,
    threshold: (p) => `trothwy mewn grym o ${dyddiad(p.from)}: ${pounds(p.threshold)}`,
  },
  "light-touch-known": {
    decides: (p) =>
      `Mae'n cyfrif fel ${pounds(p.value)}: dros y trothwy o ${pounds(p.services)} oni bai ei fod yn gyffyrddiad ysgafn, y mae ei drothwy yn ${pounds(p.lightTouch)}. A ydyw? ${upper(LEGAL)}.`,
    inForce: (p) => `trothwyon mewn grym o ${dyddiad(p.from)}`,
  },
  "regime-by-date": {
    tooEarly: (p) =>
      `Dechreuodd y caffael ${dyddiad(p.started)}, cyn i Ddeddf Caffael 2023 ddod i rym ar ${dyddiad(p.from)}: ai PCR 2015 yw ei gyfundrefn o hyd? ${upper(LEGAL)}.`,
    tooLate: (p) =>
      `Dechreuodd y caffael ${dyddiad(p.started)}, ac o ${dyddiad(p.from)} mae Deddf Caffael 2023 wedi cymryd lle PCR 2015: ${LEGAL}.`,
    regime: (p) => `${p.regime}?`,
  },
  "split-value": {
    together: (p) =>
      `Mae ${p.count} contract gyda'r darparwr hwn o fewn blwyddyn yn cyfrif fel ${pounds(p.total)} gyda'i gilydd, sy'n cyrraedd y trothwy o ${pounds(p.threshold)} nad yw'r un yn ei gyrraedd ar ei ben ei hun: ai un pryniant ydynt? ${upper(LEGAL)}.`,
    contract: (p) => `${p.name}, ${dyddiad(p.date)}: ${pounds(p.value)}`,
  },
  "contract-notice": {
    none: (p) =>
      `Mae'n cyfrif fel ${pounds(p.value)}, ${pounds(p.from)} neu fwy, ac ni chofnodwyd hysbysiad ohono${p.due === null ? "" : `; roedd yr hysbysiad manylion contract i'w gyhoeddi erbyn ${dyddiad(p.due)}`}: ${LEGAL}.`,
    signed: (p) =>
      `llofnodwyd ${dyddiad(p.signed)}, a ${p.days} diwrnod sy'n dechrau gyda'r diwrnod hwnnw`,
  },
  "variation-notice": {
    beyond: (p) =>
      `Yn rhedeg ${p.days} diwrnod y tu hwnt i'w gyfnod hwyaf, ${p.percent.toFixed(1)} % ohono a mwy na ${p.above} %: newid contract y gall fod angen hysbysiad cyn ei wneud. ${upper(LEGAL)}.`,
    short: (p) =>
      `Yn gorffen ${p.days} diwrnod cyn ei ddiwedd cychwynnol, ${p.percent.toFixed(1)} % o'i gyfnod hwyaf a mwy na ${p.above} %: newid contract y gall fod angen hysbysiad cyn ei wneud. ${upper(LEGAL)}.`,
    initial: (p) => `diwedd cychwynnol: ${dyddiad(p.date)}`,
    longest: (p) => `diwedd gyda phob opsiwn wedi'i ddefnyddio: ${dyddiad(p.date)}`,
    term: (p) => `cyfnod hwyaf: ${p.days} diwrnod`,
  },
  "value-variation": {
    beyond: (p) =>
      `Yn werth ${pounds(p.now)} ar y mwyaf, ${pounds(Math.abs(p.now - p.award))} yn ${p.now > p.award ? "fwy" : "llai"} nag wrth ei ddyfarnu: ${share(Math.abs(p.now - p.award), p.award)} ohono, a mwy na'r ${p.limit} % y gall newidiadau gyda'i gilydd ei gyrraedd. ${upper(LEGAL)}.`,
    reaches: (p) =>
      `Yn werth ${pounds(p.now)} ar y mwyaf, ${pounds(Math.abs(p.now - p.award))} yn ${p.now > p.award ? "fwy" : "llai"} nag wrth ei ddyfarnu: gyda TAW mae'r newidiadau gyda'i gilydd yn cyrraedd y trothwy o ${pounds(p.threshold)}. ${upper(LEGAL)}.`,
    award: (p) => `uchafswm gwerth wrth ei ddyfarnu: ${pounds(p.amount)}`,
    change: (p) => `newid ers hynny: ${pounds(p.change)}, gyda TAW ${pounds(p.withVat)}`,
    within: (p) => `caniateir heb sail arall: hyd at ${p.limit} %, sef ${pounds(p.amount)}`,
    threshold: (p) => `ac o dan y trothwy mewn grym o ${dyddiad(p.from)}: ${pounds(p.pence)}`,
    fix: () =>
      "Nodwch sail y newid yn y gyfraith, neu cyhoeddwch hysbysiad newid contract cyn ei wneud.",
  },
  "option-in-notice": {
    notPublished: (p) =>
      `${p.count} opsiwn i ymestyn, ac ni chofnodwyd hysbysiad sy'n sôn am ${p.count === 1 ? "hynny" : "y rhain"}: heb un, mae ei ddefnyddio yn cyfrif fel newid i'r contract. ${upper(LEGAL)}.`,
  },
  "pipeline-notice": {
    notListed: (p) =>
      `Mae'n cyfrif fel ${pounds(p.value)}, mwy na ${pounds(p.above)}, ac ni chofnodwyd hysbysiad arfaethedig sy'n ei restru${p.due === null ? "" : `; mae i'w restru erbyn ${dyddiad(p.due)}`}: ${LEGAL}.`,
    late: (p) =>
      `Fe'i rhestrwyd mewn hysbysiad arfaethedig ar ${dyddiad(p.listed)}, ar ôl ${dyddiad(p.due)}: ${LEGAL}.`,
    pays: (p) =>
      `i'w dalu mewn blwyddyn o dan gontractau: ${pounds(p.pays)}, mwy na ${pounds(p.above)}; terfynau mewn grym o ${dyddiad(p.from)}`,
    days: (p) => `${p.days} diwrnod sy'n dechrau gyda ${dyddiad(p.begins)}: ${dyddiad(p.due)}`,
    dateIt: () =>
      "Nodwch pryd y bydd y caffael yn dechrau: mae'n dweud ym mha flwyddyn y mae i'w restru.",
    record: () =>
      "Cofnodwch yr hysbysiad arfaethedig mewn Tystiolaeth gyda'i ddyddiad, neu rhowch ei rif yn Rhifau hysbysiadau.",
    explain: () => "Ni ellir cywiro hynny bellach: nodwch pam yr oedd yn hwyr.",
  },
  "payments-published": {
    toPublish: (p) =>
      `${p.count} taliad o dan ${p.name} yn fwy na ${pounds(p.above)}: mae pob un i'w gyhoeddi pan fydd wedi'i dalu. ${upper(LEGAL)}.`,
    payment: (p) =>
      `${p.times === 1 ? "" : `${p.times} × `}${pounds(p.amount)}${p.on === null ? `, yn ${p.year ?? ""}` : `, ${dyddiad(p.on)}`}`,
    limit: (p) => `taliadau o fwy na ${pounds(p.above)} o ${dyddiad(p.from)} ymlaen`,
    record: () => "Cofnodwch yn Tystiolaeth, ar gyfer y contract, pryd y cyhoeddwyd ei daliadau.",
  },
  "selection-regime-buyer": {
    whoBuys: () =>
      `Mae'r gyfundrefn dewis darparwyr ar gyfer cyrff y GIG a chynghorau, ac ni enwir comisiynwyr ynddi: pa gorff sy'n prynu? ${upper(LEGAL)}.`,
  },
  "options-by-both": {
    notBoth: (p) =>
      `Ni chofnodwyd bod angen i'r ddau barti gytuno ar ${p.count} o'r ${p.of} opsiwn i ymestyn.`,
    choice: () => "Nodwch gyda phob opsiwn ddewis pwy ydyw: y ddau barti.",
  },
};

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
