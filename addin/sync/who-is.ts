import type { Me } from "../../shared/sync/screens.ts";
import { fail, ok, type Result } from "../../shared/values/result.ts";
import { isPassing, sentenceOf } from "./sentence-of.ts";
import type { Server } from "./server.ts";
import type { Pocket } from "./session-parts.ts";

const TOKEN = "token";
const ME = "me";

export function knownToken(pocket: Pocket): string | null {
  return pocket.read(TOKEN);
}

export function forgetToken(pocket: Pocket): void {
  pocket.write(TOKEN, null);
  pocket.write(ME, null);
}

/**
 * Who a token stands for. Without a line, whoever was signed in here last with this token goes on
 * working; and a server that cannot be reached says nothing against a token, so it is kept.
 */
export async function whoIs(
  server: Server,
  pocket: Pocket,
  token: string,
): Promise<Result<Me, string>> {
  try {
    const me = await server.me();
    pocket.write(TOKEN, token);
    pocket.write(ME, JSON.stringify(me));
    return ok(me);
  } catch (error) {
    const sentence = sentenceOf(error);
    if (!isPassing(error)) {
      forgetToken(pocket);
      return fail(sentence);
    }
    const known = pocket.read(TOKEN) === token ? pocket.read(ME) : null;
    // Written by this very code when the server last answered.
    return known === null ? fail(sentence) : ok(JSON.parse(known) as Me);
  }
}
