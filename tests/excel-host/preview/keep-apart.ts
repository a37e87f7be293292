/**
 * Has Office name a partition of the browser's storage, as it does where a browser keeps embedded
 * pages apart: what the add-in remembers there, who is signed in among it, is no other window's.
 */
export function keepApart(frame: HTMLIFrameElement, partition: string): void {
  // The frame's page has our own origin, so its globals are open to us.
  const inside = frame.contentWindow as (Window & typeof globalThis) | null;
  inside?.Office.onReady(() => {
    Object.defineProperty(inside.Office.context, "partitionKey", { value: partition });
  });
}
