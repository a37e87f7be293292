import { HostError } from "../model/host-error.ts";
import type { HostObject } from "./host-object.ts";
import type { QueryInfo } from "./protocol.ts";

type Data = Record<string, unknown>;
/** Called before any member is read, so that what the host's version lacks is refused. */
export type Guard = (type: string, member: string) => void;

/** What `load` asked for: an object's own values, those of its neighbours, a collection's items. */
export function answerQuery(object: HostObject, query: QueryInfo, guard: Guard): Data {
  const expanded = (query.Expand ?? []).map((path) => `${path}/*`);
  const wanted = [...(query.Select ?? []), ...expanded].map((path) => path.split(/[/.]/));
  const items = object.items();
  if (items === null) return valuesOf(object, wanted.length === 0 ? [["*"]] : wanted, guard);
  return collectionAnswer(object, items, wanted, query, guard);
}

function collectionAnswer(
  object: HostObject,
  items: readonly HostObject[],
  wanted: readonly (readonly string[])[],
  query: QueryInfo,
  guard: Guard,
): Data {
  const isOwn = (path: readonly string[]) =>
    path.length === 1 && object.has("get", wireName(path[0] ?? ""));
  const answer = valuesOf(object, wanted.filter(isOwn), guard);
  const ofItems = wanted.filter((path) => !isOwn(path));
  if (ofItems.length === 0 && wanted.length > 0) return answer;
  const from = query.Skip ?? 0;
  const to = query.Top == null ? undefined : from + query.Top;
  const paths = ofItems.length === 0 ? [["*"]] : ofItems;
  return { ...answer, _Items: items.slice(from, to).map((item) => valuesOf(item, paths, guard)) };
}

function valuesOf(object: HostObject, paths: readonly (readonly string[])[], guard: Guard): Data {
  const answer: Data = object.identity();
  const further = new Map<string, string[]>();
  for (const [first = "", ...rest] of paths) {
    const name = wireName(first);
    if (first === "*" || first === "$all") {
      for (const member of Object.keys(object.members.get ?? {})) {
        if (isClaimed(object, member, guard)) answer[member] = object.get(member);
      }
    } else if (object.has("follow", name)) {
      further.set(name, [...(further.get(name) ?? []), rest.length === 0 ? "*" : rest.join("/")]);
    } else if (first !== "isNullObject") {
      guard(object.type, name);
      answer[name] = object.get(name);
    }
  }
  for (const [name, select] of further) {
    guard(object.type, name);
    const child = object.follow(name);
    answer[name] = child === null ? null : answerQuery(child, { Select: select }, guard);
  }
  return answer;
}

/** "Everything" means everything this host's version has. */
function isClaimed(object: HostObject, member: string, guard: Guard): boolean {
  try {
    guard(object.type, member);
    return true;
  } catch (error) {
    if (error instanceof HostError && error.code === "ApiNotFound") return false;
    throw error;
  }
}

/** "numberFormat" is NumberFormat on the wire; names that begin with "_" stay. */
export function wireName(name: string): string {
  return name.startsWith("_") ? name : name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** QueryAsJson answers in the names programmers write. */
export function inProgrammersNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inProgrammersNames);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = key === "_Items" ? "items" : key.slice(0, 1).toLowerCase() + key.slice(1);
      return [key.startsWith("_") && key !== "_Items" ? key : name, inProgrammersNames(inner)];
    }),
  );
}
