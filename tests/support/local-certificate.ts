import type { AppDependencies } from "../../server/app.ts";
import { certificateFor } from "../../server/certificate.ts";
import { readConfig } from "../../server/config.ts";

/** The certificate that `npm start` would serve with, made where there is none. */
export async function localCertificate(): Promise<AppDependencies["https"]> {
  const config = readConfig({});
  if (!config.ok) throw new Error(config.problem);
  return certificateFor(config.value, Date.now());
}
