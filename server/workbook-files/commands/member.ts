import { z } from "zod";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { KeptStore } from "../../persistence/kept-store.ts";
import type { Command, CommandContext, CommandOutcome } from "../command.ts";
import { jsonDocument } from "../plain-json.ts";
import { readOptions } from "../read-options.ts";
import { organisationIn, withStore } from "../with-store.ts";

const ROLES = ["officer", "finance", "manager", "administrator"] as const;
const Role = z.enum(ROLES);
/** Short and plain, because it is typed and stands in the log for ever. */
const MemberId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

type Given = Readonly<{
  organisation?: string | undefined;
  name?: string | undefined;
  role?: string | undefined;
  json?: boolean | undefined;
}>;

export const member: Command = {
  usage: [
    "member list [--organisation O] [--json]",
    "member add ID --name NAME --role ROLE [--organisation O]",
    "member token ID [--organisation O]",
    "member remove ID [--organisation O]",
  ],
  does: "lists, adds and removes members, and issues a token to sign in with",

  async run(words, context) {
    const options = readOptions(words, {
      organisation: { type: "string" },
      name: { type: "string" },
      role: { type: "string" },
      json: { type: "boolean" },
    });
    if (!options.ok) return options;
    const { values: given, positionals } = options.value;
    const [action, id] = positionals;
    return withStore(context, async (store) => {
      const organisation = await organisationIn(store, given.organisation);
      if (!organisation.ok) return organisation;
      switch (action) {
        case "list":
          return list(store, organisation.value, given, context);
        case "add":
          return add(store, organisation.value, id, given, context);
        case "token":
          return token(store, organisation.value, id, context);
        case "remove":
          return remove(store, organisation.value, id, context);
        default:
          return fail(`member takes list, add, token or remove; "${action ?? ""}" is none.`);
      }
    });
  },
};

async function list(
  store: KeptStore,
  organisation: string,
  { json }: Given,
  { out }: CommandContext,
): Promise<CommandOutcome> {
  const members = await store.members(organisation);
  const lines = members.map(({ id, name, role }) => `${id}\t${name}\t${role}\n`);
  out(json ? jsonDocument({ organisation, members }) : lines.join(""));
  return ok(0);
}

async function add(
  store: KeptStore,
  organisation: string,
  id: string | undefined,
  { name, role }: Given,
  { say }: CommandContext,
): Promise<CommandOutcome> {
  const newId = MemberId.safeParse(id);
  if (!newId.success) {
    return fail(`A member's id is small letters, digits and hyphens; "${id ?? ""}" is not.`);
  }
  const newRole = Role.safeParse(role);
  if (!newRole.success) return fail(`--role takes one of ${ROLES.join(", ")}.`);
  if (name === undefined || name.trim() === "") return fail("--name is missing.");
  const members = await store.members(organisation);
  if (members.some((known) => known.id === newId.data)) {
    return fail(`There is a member "${newId.data}" already.`);
  }
  await store.addMember({ organisation, id: newId.data, name: name.trim(), role: newRole.data });
  say(`${name.trim()} is a member now. Give them a token: foreplan member token ${newId.data}`);
  return ok(0);
}

async function token(
  store: KeptStore,
  organisation: string,
  id: string | undefined,
  { out, say }: CommandContext,
): Promise<CommandOutcome> {
  const known = await knownMember(store, organisation, id);
  if (!known.ok) return known;
  out(`${await store.issueToken(organisation, known.value)}\n`);
  say("Keep this token: only its print is stored, so it cannot be shown again.");
  return ok(0);
}

async function remove(
  store: KeptStore,
  organisation: string,
  id: string | undefined,
  { say }: CommandContext,
): Promise<CommandOutcome> {
  const known = await knownMember(store, organisation, id);
  if (!known.ok) return known;
  await store.removeMember(organisation, known.value);
  say(`${known.value} is no longer a member.`);
  return ok(0);
}

async function knownMember(
  store: KeptStore,
  organisation: string,
  id: string | undefined,
): Promise<Result<string, string>> {
  const members = await store.members(organisation);
  const known = members.find((one) => one.id === id);
  if (known !== undefined) return ok(known.id);
  const ids = members.map((one) => one.id).join(", ");
  return fail(`There is no member "${id ?? ""}"; there are ${ids === "" ? "none yet" : ids}.`);
}
