/** Things that say the same, of one row or of many. */
export type Alike<Item> = Readonly<{ key: string; items: readonly [Item, ...Item[]] }>;

/** Gathers what has one key, in the order in which each was first met. */
export function alike<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Alike<Item>[] {
  const byKey = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [item]);
    else known.push(item);
  }
  return [...byKey].map(([key, those]) => ({ key, items: those }));
}
