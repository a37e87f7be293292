import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";

export const HAS_LIBREOFFICE = spawnSync("soffice", ["--version"]).status === 0;
export const WITHOUT_LIBREOFFICE = HAS_LIBREOFFICE
  ? ""
  : " (skipped: LibreOffice is not installed)";

/** A profile of its own, so that a LibreOffice somebody is working in is left alone. */
export function convertedByLibreOffice(folder: string, files: readonly string[], to: string) {
  const out = join(folder, "converted");
  mkdirSync(out, { recursive: true });
  const profile = pathToFileURL(join(folder, "profile")).href;
  execFileSync(
    "soffice",
    [
      `-env:UserInstallation=${profile}`,
      "--headless",
      "--convert-to",
      to,
      "--outdir",
      out,
      ...files,
    ],
    { stdio: "ignore" },
  );
  const ending = to.split(":")[0];
  return files.map((file) => readFileSync(join(out, `${basename(file, extname(file))}.${ending}`)));
}
