import type { FastifyHelmetOptions } from "@fastify/helmet";

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
const OFFICE_CDN = "https://appsforoffice.microsoft.com";

const COMMON = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", "data:"],
  // Fluent UI writes its styles into the page while it runs.
  styleSrc: ["'self'", "'unsafe-inline'"],
  fontSrc: ["'self'", "data:"],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  // The dashboard is served over plain http as well.
  upgradeInsecureRequests: null,
};

/** Headers of every answer unless its route says otherwise: framed by nobody but ourselves. */
export function ownPageHeaders(): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: policy({
      scriptSrc: ["'self'"],
      connectSrc: ["'self'"],
      frameAncestors: ["'self'"],
    }),
    strictTransportSecurity: false,
  };
}

/**
 * Headers of the pages that Office loads: it frames them, and they load office.js from Microsoft's
 * CDN. Helmet's X-Frame-Options and Cross-Origin-Opener-Policy would forbid the one or the other.
 */
export function officePageHeaders(frameAncestors: readonly string[]): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: policy({
      scriptSrc: ["'self'", OFFICE_CDN],
      connectSrc: ["'self'", OFFICE_CDN],
      frameAncestors: ["'self'", ...OFFICE_HOSTS, ...frameAncestors],
    }),
    // A certificate made on this machine must not bind its host name to https for a year.
    strictTransportSecurity: false,
    xFrameOptions: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: "cross-origin" },
  };
}

function policy(own: Record<"scriptSrc" | "connectSrc" | "frameAncestors", string[]>) {
  return { useDefaults: false, directives: { ...COMMON, ...own } };
}
