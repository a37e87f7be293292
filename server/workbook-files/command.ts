import type { IsoDay } from "../../shared/values/calendar-date.ts";
import type { Result } from "../../shared/values/result.ts";
import type { KeptStore } from "../persistence/kept-store.ts";

/** 0 fine; 1 findings of severity error, or conflicts; 2 unusable input, with one sentence why. */
export type ExitCode = 0 | 1 | 2;

/** What a command may touch of the world around it. */
export type CommandContext = Readonly<{
  /** Standard output: the one document that was asked for. */
  out(text: string): void;
  /** Standard error: everything said beside it, a line each. */
  say(sentence: string): void;
  /** The calendar date in Europe/London. */
  today: IsoDay;
  /** A member's token for a server, or null. */
  token: string | null;
  /** Opens the configured database, which must be there already. */
  openStore(): Promise<Result<KeptStore, string>>;
  random(): number;
  uuid(): string;
  now(): number;
}>;

/** A failure is the sentence for exit 2. */
export type CommandOutcome = Result<ExitCode, string>;

export type Command = Readonly<{
  /** The forms it takes, without "foreplan". */
  usage: readonly string[];
  /** One line for the list of commands. */
  does: string;
  run(words: readonly string[], context: CommandContext): Promise<CommandOutcome>;
}>;
