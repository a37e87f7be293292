import type { Message } from "../checks/message.ts";
import { refusalSays } from "../checks/refusal-words.ts";
import { REGISTER_KEYS, registerOf } from "../registers/all-registers.ts";
import type { RegisterKey } from "../registers/field.ts";
import type { Role } from "./screens.ts";

/** What somebody may write of a register: all of it, some fields of rows that exist, or nothing. */
type Reach = "all" | readonly string[];
type Writes = Readonly<Partial<Record<RegisterKey, Reach>>>;

const OFFICER: Writes = {
  allocations: "all",
  agreements: "all",
  providers: "all",
  returns: "all",
  milestones: "all",
  schemes: "all",
  evidence: "all",
};

/** An agreement's yearly money is finance's to say; who delivers for it is the officers'. */
const FINANCE: Writes = {
  funds: "all",
  budgets: "all",
  fundingLines: "all",
  allocations: ["amount", "fund", "status"],
};

const WRITES: Readonly<Record<Role, Writes>> = {
  officer: OFFICER,
  finance: FINANCE,
  manager: OFFICER,
  /** Manages members and frameworks, and signs no money away. */
  administrator: {},
};

/** The registers somebody may write, wholly or in part. */
export function mayWrite(role: Role): readonly RegisterKey[] {
  return REGISTER_KEYS.filter((register) => WRITES[role][register] !== undefined);
}

/** Why a change is not this role's to make; null where it is. `fields` is null for a whole row. */
export function notTheirs(
  role: Role,
  register: RegisterKey,
  fields: readonly string[] | null,
): Message | null {
  const reach = WRITES[role][register];
  const { label, fields: definitions } = registerOf(register);
  if (reach === "all") return null;
  if (reach === undefined) {
    return refusalSays.registerNotTheirs({ register: label, writers: writersOf(register), role });
  }
  const labelOf = (field: string) => definitions[field]?.label ?? field;
  const theirs = { role, labels: reach.map(labelOf), register: label };
  if (fields === null) return refusalSays.rowNotTheirs(theirs);
  const outside = fields.find((field) => !reach.includes(field));
  if (outside === undefined) return null;
  const writers = writersOf(register);
  return refusalSays.fieldNotTheirs({ ...theirs, label: labelOf(outside), writers });
}

const NAMES = new Set(["name", "knownAs"]);

/**
 * Whether a new row says only what it is called. A sheet that is connected names funds and
 * providers whoever connects it, and so it is for them to say which spellings are one.
 */
export function isNaming(role: Role, values: object): boolean {
  const fields = Object.keys(values);
  const areNames = fields.length > 0 && fields.every((field) => NAMES.has(field));
  return areNames && mayWrite(role).length > 0;
}

/** The roles that may write any row of a register. */
export function writersOf(register: RegisterKey): readonly Role[] {
  return (Object.keys(WRITES) as Role[]).filter((role) => WRITES[role][register] === "all");
}
