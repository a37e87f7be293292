import { useSyncExternalStore } from "react";

export const PAGES = [
  "overview",
  "plan",
  "commitments",
  "findings",
  "exceptions",
  "alerts",
  "changes",
  "framework",
] as const;
export type Page = (typeof PAGES)[number];

/** A page with what it shows of it: "#plan?kind=end" is a link that can be sent. */
export type Address = Readonly<{ page: Page; filter: Readonly<Record<string, string>> }>;

export function addressOf(hash: string): Address {
  const [name = "", query = ""] = hash.replace(/^#/, "").split("?");
  return {
    page: PAGES.find((page) => page === name) ?? "overview",
    filter: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** The link to a page; what a filter leaves empty is left out. */
export function linkTo(page: Page, filter: Readonly<Record<string, string>> = {}): string {
  const set = Object.entries(filter).filter(([, value]) => value !== "");
  return set.length === 0 ? `#${page}` : `#${page}?${new URLSearchParams(set)}`;
}

/** Where the reader is, from the address line. */
export function usePage(): Address {
  const hash = useSyncExternalStore(
    (listener) => {
      window.addEventListener("hashchange", listener);
      return () => window.removeEventListener("hashchange", listener);
    },
    () => window.location.hash,
    () => "",
  );
  return addressOf(hash);
}

/** Shows the same page with another filter, without a new step in the browser's history. */
export function refine(page: Page, filter: Readonly<Record<string, string>>): void {
  window.history.replaceState(null, "", linkTo(page, filter));
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}
