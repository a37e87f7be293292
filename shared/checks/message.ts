/** One thing said: which of a check's words, and what is put into them. JSON, so that it can be kept. */
export type Message = Readonly<{ key: `${string}/${string}`; with: object }>;

/** A check's words in one language, as functions of what is put into them. */
export type Words = Readonly<Record<string, (parts: never) => string>>;

export type MessagesOf<W extends Words> = {
  readonly [Name in keyof W]: (...parts: Parameters<W[Name]>) => Message;
};

/** For each of a check's words the message that says it: its key, and the parts it is typed for. */
export function messagesOf<W extends Words>(check: string, words: W): MessagesOf<W> {
  const messages = Object.keys(words).map((name) => [
    name,
    (parts: object = {}): Message => ({ key: `${check}/${name}`, with: parts }),
  ]);
  // Each of the words has its message, and nothing else has one.
  return Object.fromEntries(messages) as MessagesOf<W>;
}
