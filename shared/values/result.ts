/** The answer of something that may be refused for a known reason. */
export type Result<Value, Problem> =
  | Readonly<{ ok: true; value: Value }>
  | Readonly<{ ok: false; problem: Problem }>;

export function ok<Value>(value: Value): Readonly<{ ok: true; value: Value }> {
  return { ok: true, value };
}

export function fail<Problem>(problem: Problem): Readonly<{ ok: false; problem: Problem }> {
  return { ok: false, problem };
}

/** Ends a switch over a union: a case nobody handled does not compile. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
