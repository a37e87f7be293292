/** Cuts a frame off from the network, and lets it back: its own page notices as it would outside. */
export class FrameNetwork {
  readonly #frame: HTMLIFrameElement;
  #isOffline = false;
  #cut = new AbortController();

  constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
  }

  get isOffline(): boolean {
    return this.#isOffline;
  }

  /** To be called before the frame's page takes hold of `fetch`. */
  hook(): void {
    const inside = this.#inside();
    if (inside === null) return;
    const real = inside.fetch.bind(inside);
    inside.fetch = (input, init) => {
      if (this.#isOffline) return Promise.reject(new TypeError("Failed to fetch"));
      const own = init?.signal ?? (input instanceof Request ? input.signal : null);
      const cut = this.#cut.signal;
      const signal = own == null ? cut : AbortSignal.any([own, cut]);
      return real(input, { ...init, signal });
    };
    const isOnline = () => !this.#isOffline;
    Object.defineProperty(inside.navigator, "onLine", { configurable: true, get: isOnline });
  }

  /** Open streams break too, as when a cable is pulled. */
  goOffline(): void {
    this.#isOffline = true;
    this.#cut.abort(new TypeError("network error"));
    this.#inside()?.dispatchEvent(new Event("offline"));
  }

  goOnline(): void {
    this.#isOffline = false;
    this.#cut = new AbortController();
    this.#inside()?.dispatchEvent(new Event("online"));
  }

  #inside(): (Window & typeof globalThis) | null {
    // The frame's page has our own origin, so its globals are open to us.
    return this.#frame.contentWindow as (Window & typeof globalThis) | null;
  }
}
