/** Where Office frames an add-in's page: Excel on the web in its several homes. */
const OFFICE_HOSTS = [
  "https://*.officeapps.live.com",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.sharepoint.com",
  "https://*.cloud.microsoft",
  "https://*.microsoft.com",
  "https://*.live.com",
];

const COMMON = [
  "default-src 'self'",
  "img-src 'self' data:",
  // Fluent UI writes its styles into the page while it runs.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data: https://res.cdn.office.net https://static2.sharepointonline.com",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
];

/**
 * Headers of the pages that Office loads: it frames them, and they load office.js from Microsoft's
 * CDN. No X-Frame-Options and no Cross-Origin-Opener-Policy, which would forbid both.
 */
export function officePageHeaders(frameAncestors: readonly string[]): Record<string, string> {
  const ancestors = ["'self'", ...OFFICE_HOSTS, ...frameAncestors].join(" ");
  return {
    "content-security-policy": [
      ...COMMON,
      "script-src 'self' https://appsforoffice.microsoft.com",
      "connect-src 'self' https://appsforoffice.microsoft.com",
      `frame-ancestors ${ancestors}`,
    ].join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
  };
}

/** Headers of every other page: framed by nobody but ourselves, scripts of our own only. */
export const OWN_PAGE_POLICY = [...COMMON, "script-src 'self'", "frame-ancestors 'self'"].join(
  "; ",
);
