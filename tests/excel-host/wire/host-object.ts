import { HostError } from "../model/host-error.ts";
import type { Arguments } from "./arguments.ts";

type Members<Member> = Readonly<Record<string, Member>>;

/** What an object of Excel's model answers to, under its names on the wire (PascalCase). */
export type ObjectMembers = Readonly<{
  /** How the library finds it again: its id, where it has one. */
  identity?: Readonly<Record<string, unknown>>;
  /** False once it was deleted; every member then answers ItemNotFound. */
  exists?: () => boolean;
  get?: Members<() => unknown>;
  set?: Members<(value: unknown) => void>;
  follow?: Members<() => HostObject | null>;
  /** What a method returns: an object, data, or nothing. */
  call?: Members<(given: Arguments) => unknown>;
  /** Only collections have items. */
  items?: () => readonly HostObject[];
  /** Whose events `onX.add` asks for: an id, or "Workbook". */
  eventTarget?: string;
}>;

/** One object of Excel's model, as a batch reaches it. */
export class HostObject {
  readonly type: string;
  /** What it stands for, for those who take it as an argument. */
  readonly target: unknown;
  readonly members: ObjectMembers;
  /** Set once an add-in asked to keep it beyond its batch. */
  referenceId: string | null = null;

  constructor(type: string, target: unknown, members: ObjectMembers) {
    this.type = type;
    this.target = target;
    this.members = members;
  }

  identity(): Record<string, unknown> {
    const identity = { ...this.members.identity };
    return this.referenceId === null ? identity : { ...identity, _ReferenceId: this.referenceId };
  }

  get(name: string): unknown {
    return this.#member(this.members.get, name)();
  }

  set(name: string, value: unknown): void {
    this.#member(this.members.set, name)(value);
  }

  follow(name: string): HostObject | null {
    return this.#member(this.members.follow, name)();
  }

  call(name: string, given: Arguments): unknown {
    return this.#member(this.members.call, name)(given);
  }

  items(): readonly HostObject[] | null {
    this.#refuseGone("items");
    return this.members.items?.() ?? null;
  }

  has(kind: "get" | "follow", name: string): boolean {
    return this.members[kind]?.[name] !== undefined;
  }

  #member<Member>(members: Members<Member> | undefined, name: string): Member {
    this.#refuseGone(name);
    const member = members?.[name];
    if (member !== undefined) return member;
    throw new HostError(
      "NotImplemented",
      `${this.type}.${name}`,
      `The simulated host has no ${this.type}.${name}.`,
    );
  }

  #refuseGone(name: string): void {
    if (this.members.exists?.() === false)
      throw new HostError("ItemNotFound", `${this.type}.${name}`);
  }
}
