import type { FieldType } from "../../../registers/field.ts";
import { LONGEST_TEXT } from "../../../registers/wire-value.ts";
import { unreachable } from "../../../values/result.ts";
import type { Catalogue } from "../en.ts";
import { enw } from "../welsh-names.ts";
import { dyddiad, rhestr, rhestrEnwau } from "../welsh-words.ts";

export const welshRefusals: Pick<Catalogue, "refusal"> = {
  refusal: {
    more: (p) => `Mae ${p.errors} gwall arall.`,
    newestOther: (p) => `Y diweddaraf o'r lleill yw ${p.called}, gan ${p.by} ar ${dyddiad(p.on)}.`,

    anotherRegister: () => "Mae'r id hwn yn perthyn i res mewn cofrestr arall; ni newidiwyd dim.",
    notKnown: () => "Nid oes gan y gofrestr res â'r id hwn; ni newidiwyd dim.",
    twice: () => "Daeth y rhes hon ddwywaith yn yr un anfoniad; dim ond y gyntaf a ystyriwyd.",
    anotherFell: () =>
      "Mae'r rhes hon yn mynd gydag un arall o'r un anfoniad na chafodd ei derbyn, felly ni newidiwyd y naill na'r llall.",
    meanwhileChanged: () =>
      "Newidiodd rhywun arall y rhes hon yn y cyfamser, ac mae'n mynd gydag eraill: edrychwch arni eto, yna anfonwch y cyfan.",
    stillReferredTo: (p) =>
      `Cyfeirir at ${p.called} o hyd gan: ${p.by.join("; ")}${p.more > 0 ? `, a ${p.more} arall` : ""}. Newidiwch y rhesi hynny yn gyntaf.`,
    otherBody: () =>
      "Atebwyd yr anfoniad hwn o'r blaen â chynnwys arall o dan yr un id; ni newidiwyd dim. Anfonwch ef eto o dan id newydd.",

    registerNotTheirs: (p) =>
      `${enw(p.register)}: dim ond ${rolau(p.writers)} all eu newid; eich rôl chi yw ${rôl(p.role)}.`,
    rowNotTheirs: (p) => `${cewchNewid(p)}, ond nid ychwanegu na dileu un.`,
    fieldNotTheirs: (p) =>
      `${cewchNewid(p)}; dim ond ${rolau(p.writers)} all newid ${enw(p.label)}.`,

    noSuchField: (p) =>
      `${enw(p.register)}: nid oes maes o'r enw "${p.field}"; gall yr ychwanegyn fod yn fwy newydd na'r gweinydd, neu fapio ei golofnau heb ei ddiweddaru.`,
    cannotBeRead: (p) =>
      `${enw(p.label)}: ni ellir darllen "${p.seen}"; derbynnir ${derbynnir(p.type)}.`,
  },
};

const ROLAU: Readonly<Record<string, string>> = {
  officer: "swyddog",
  finance: "swyddog cyllid",
  manager: "rheolwr",
  administrator: "gweinyddwr",
};

const rôl = (role: string) => ROLAU[role] ?? role;
const rolau = (roles: readonly string[]) => rhestr(roles.map(rôl), "neu");

function cewchNewid(p: { role: string; labels: readonly string[]; register: string }): string {
  return `Eich rôl chi yw ${rôl(p.role)}: cewch newid ${rhestrEnwau(p.labels)} (${enw(p.register)})`;
}

/** What a field takes as JSON, in Welsh. */
function derbynnir(type: FieldType): string {
  switch (type.kind) {
    case "text":
    case "vocabulary":
      return `testun o ddim mwy na ${LONGEST_TEXT.toLocaleString("en-GB")} nod`;
    case "text-list":
    case "vocabulary-list":
      return "rhestr o destunau";
    case "money":
      return "ceiniogau cyfan";
    case "date":
      return "diwrnod megis 2025-03-31, neu fis megis 2025-03";
    case "financial-year":
      return "blwyddyn ariannol megis 2026/27";
    case "term":
      return "cyfnod megis P36M, P8W neu P30D";
    case "percent":
      return "nifer y cant";
    case "count":
      return "rhif cyfan";
    case "yes-no":
      return "true neu false";
    case "choice":
      return `un o'r rhain: ${type.choices.map(({ key }) => key).join(", ")}`;
    case "reference":
      return "cyfeiriad: ei destun, ac id neu null";
    case "reference-list":
      return "rhestr o gyfeiriadau, pob un â'i destun, ac id neu null";
    case "extension-options":
      return "rhestr o opsiynau, pob un â'i hyd a'i gyflwr";
    case "break-clause":
      return "cymal terfynu: ei ddyddiad cynharaf a'i rybudd";
    case "contributions":
      return "rhestr o gyfraniadau, pob un â'i bartner a'i swm mewn ceiniogau";
    default:
      return unreachable(type);
  }
}
