import { FluentProvider } from "@fluentui/react-components";
import { createRoot, type Root } from "react-dom/client";
import { version } from "../../package.json";
import { apiClient } from "../api-client.ts";
import { registerCommands } from "../commands/commands.ts";
import { en } from "../words/en.ts";
import { capabilitiesOf } from "../workbook/capabilities.ts";
import { type HostColours, useTheme } from "./look/theme.ts";
import { PlainMessage } from "./PlainMessage.tsx";
import { TaskPane } from "./TaskPane.tsx";

/** Office answers at once or, where something stands in its way, never. */
const OFFICE_MOST_MS = 20_000;

const element = document.getElementById("root");
if (element === null) throw new Error("The page has no root to draw in.");
const root: Root = createRoot(element, {
  // Part of the page that did not arrive, or a defect: never a blank pane without a word.
  onUncaughtError: (error) => {
    reportError(error);
    say(en.pane.brokeOff.title, [en.pane.brokeOff.what]);
  },
});
const { noOffice, notInExcel, unsupported, unsupportedSets } = en.pane;

start().catch((error: unknown) => {
  reportError(error);
  say(en.pane.brokeOff.title, [en.pane.brokeOff.what]);
});

/** Waits for Excel, opens the session, and draws the pane; whatever is in the way is said instead. */
async function start(): Promise<void> {
  if (typeof Office === "undefined") {
    say(noOffice.title, [noOffice.what, noOffice.next]);
    return;
  }
  const tooLong = setTimeout(
    () => say(noOffice.title, [noOffice.what, noOffice.next]),
    OFFICE_MOST_MS,
  );
  const { host } = await Office.onReady();
  clearTimeout(tooLong);
  if (host !== Office.HostType.Excel) {
    say(notInExcel.title, [notInExcel.what]);
    return;
  }
  const isSupported = (set: string, since: string) =>
    Office.context.requirements.isSetSupported(set, since);
  if (!isSupported("ExcelApi", "1.14")) {
    say(unsupported, [unsupportedSets]);
    return;
  }
  const capabilities = capabilitiesOf(isSupported);
  // The pane's words are on screen while the larger part, that reads workbooks, is on its way.
  const { openSession } = await import("../open-session.ts");
  const session = openSession({
    excel: Excel,
    capabilities,
    fileAddress: () => Office.context.document.url ?? null,
    partition: partitionKey(),
    origin: window.location.origin,
  });
  registerCommands((name, command) => Office.actions.associate(name, command), session);
  const nobody = apiClient({ url: "/trpc", token: () => null, language: () => "en" });
  root.render(
    <TaskPane
      session={session}
      hostColours={hostColours()}
      program={{ version, host: hostWords() }}
      demonstrationMembers={async () => (await nobody.demonstration.members.query()).members}
    />,
  );
}

/** Newer than the library's types: browsers keep what an embedded page stores apart by it. */
function partitionKey(): string {
  const { context }: { context: Office.Context & { partitionKey?: string } } = Office;
  return context.partitionKey ?? "";
}

/** "PC 16.0.17928": the kind of Excel and its version, where it says. */
function hostWords(): string {
  const diagnostics: Office.ContextInformation | undefined = Office.context.diagnostics;
  return diagnostics === undefined ? "" : `${diagnostics.platform} ${diagnostics.version}`;
}

/** Undefined in some hosts, whatever the types say: then the system's own setting counts. */
function hostColours(): HostColours {
  const theme: Office.OfficeTheme | undefined = Office.context.officeTheme;
  return theme?.bodyBackgroundColor === undefined
    ? null
    : { bodyBackgroundColor: theme.bodyBackgroundColor };
}

function say(title: string, lines: readonly string[]): void {
  root.render(<Said title={title} lines={lines} />);
}

function Said({ title, lines }: Readonly<{ title: string; lines: readonly string[] }>) {
  return (
    <FluentProvider theme={useTheme(null)}>
      <PlainMessage title={title} lines={lines} retry={() => window.location.reload()} />
    </FluentProvider>
  );
}
