/** What a person who started the server must know to go on. */
export type Welcome = Readonly<{
  host: string;
  securePort: number;
  plainPort: number;
  trusted: boolean;
  database: string;
  pagesBuilt: boolean;
  demonstration: boolean;
  /** True where FOREPLAN_TODAY stands in for the day. */
  dayIsSet: boolean;
}>;

/** The addresses, in the order a newcomer needs them. */
export function welcome(of: Welcome): string {
  const secure = `https://${of.host}:${of.securePort}`;
  const lines = of.pagesBuilt
    ? [
        "Foreplan is running. Where to click:",
        "",
        `  The preview (a stand-in for Excel with the add-in beside it)  ${secure}/preview`,
        `  The dashboard (the manager's page)                            http://${of.host}:${of.plainPort}/`,
        ...(of.trusted
          ? []
          : [
              "",
              "  The preview needs https. The certificate was made on this machine, so the browser",
              "  warns once: choose Advanced, then Proceed (or run npx office-addin-dev-certs install).",
            ]),
        ...(of.demonstration
          ? [
              "",
              "  Two demonstration organisations are set up; both pages offer who to sign in as.",
              ...(of.dayIsSet
                ? []
                : [
                    "  Their tables are real, and much in them is over by now. To see the plan as it stood before",
                    "  its first printed date: FOREPLAN_TODAY=2023-10-02 npm start",
                  ]),
            ]
          : []),
        "",
        `  A real Excel: sideload manifest.xml; the README says how on Windows, Mac and the web.`,
      ]
    : [`Foreplan's API is running at ${secure}; the pages are not built: run npm run build.`];
  return `\n${[...lines, "", `  Data: ${of.database}`, "  Stop: Ctrl+C", ""].join("\n")}\n`;
}
