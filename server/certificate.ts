import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Config } from "./config.ts";

export type Certificate = Readonly<{ cert: Buffer; key: Buffer; trustedBySystem: boolean }>;

/** Where Microsoft's own tool keeps the certificate it can make this machine trust. */
const LOCAL_FOLDER = join(homedir(), ".office-addin-dev-certs");
const LOCAL_DAYS = 365;
const RENEW_BEFORE_MS = 24 * 60 * 60 * 1000;

/**
 * The certificate to serve https with: the one given, else this machine's own, made here when there
 * is none or it is about to end. `npx office-addin-dev-certs install` makes the same one trusted,
 * so a real Excel and a browser then accept it without a warning.
 */
export async function certificateFor(config: Config, now: number): Promise<Certificate> {
  if (config.certificate !== null) {
    return {
      cert: readFileSync(config.certificate.certificateFile),
      key: readFileSync(config.certificate.keyFile),
      trustedBySystem: true,
    };
  }
  const certificateFile = join(LOCAL_FOLDER, "localhost.crt");
  const keyFile = join(LOCAL_FOLDER, "localhost.key");
  if (!isUsable(certificateFile, keyFile, now)) await makeLocal(certificateFile, keyFile);
  return {
    cert: readFileSync(certificateFile),
    key: readFileSync(keyFile),
    trustedBySystem: false,
  };
}

function isUsable(certificateFile: string, keyFile: string, now: number): boolean {
  if (!existsSync(certificateFile) || !existsSync(keyFile)) return false;
  const certificate = new X509Certificate(readFileSync(certificateFile));
  return Date.parse(certificate.validTo) - RENEW_BEFORE_MS > now;
}

async function makeLocal(certificateFile: string, keyFile: string): Promise<void> {
  const authorityFile = join(LOCAL_FOLDER, "ca.crt");
  // The generator leaves everything as it is while an authority's file is there, even an ended one.
  for (const file of [authorityFile, certificateFile, keyFile]) rmSync(file, { force: true });
  const { generateCertificates } = await import("office-addin-dev-certs");
  await generateCertificates(authorityFile, certificateFile, keyFile, LOCAL_DAYS, [
    "127.0.0.1",
    "localhost",
  ]);
}
