import { counted } from "./everywhere.ts";

export const pane = {
  places: { row: "Row", toDo: "To do", plan: "Plan", money: "Money" },
  placesLabel: "Places",
  opening: "Opening this workbook",
  more: "More",
  moreItems: {
    tables: "Connected tables",
    connect: "Connect a sheet",
    saveNow: "Look through the workbook now",
    about: "About Foreplan",
    /** Who is signed in, where they would look to become somebody else. */
    signOut: (name: string, role: string) => `Sign out (${name}, ${role})`,
  },
  noOffice: {
    title: "Excel cannot be reached",
    what: "The part of Foreplan that talks to Excel comes from Microsoft, at appsforoffice.microsoft.com, and did not load.",
    next: "Check the connection, or ask IT to allow that address. Nothing in the workbook was touched.",
  },
  brokeOff: {
    title: "Foreplan stopped",
    what: "Part of this page could not be fetched or failed. What you typed is in the sheet. Try again; if it stays like this, tell your administrator.",
  },
  notInExcel: {
    title: "Open this in Excel",
    what: "This page is the pane that stands beside a workbook. Here there is no workbook.",
  },
  unsupported: "Foreplan cannot run here",
  unsupportedSets:
    "This Excel is too old for Foreplan. It needs Excel on the web, Microsoft 365, Excel 2021 or later, or Excel for Mac. Excel on iPad cannot be used.",
  truth: {
    allSaved: "All saved",
    saving: (edits: number) => `Saving ${edits}`,
    offline: (edits: number) =>
      edits === 0 ? "Offline" : `Offline, ${counted(edits, "edit", "edits")} kept here`,
    heldUp: (edits: number) => `${counted(edits, "edit", "edits")} not saved yet`,
    editing: "Waiting while you type",
    paused: "Paused",
    needsYou: (items: number) => (items === 1 ? "1 needs you" : `${items} need you`),
    explained: {
      allSavedAt: (time: string) =>
        `Everything in the connected sheets is in the register. Last looked at ${time}.`,
      allSaved: "Everything in the connected sheets is in the register.",
      saving: "Your edits are on their way to the register. You can go on working.",
      offline: (edits: number) =>
        edits === 0
          ? "There is no connection just now. Go on working: your edits are kept here and sent when it is back."
          : `There is no connection just now. ${counted(edits, "edit is", "edits are")} kept on this computer and sent in order when it is back.`,
      heldUp: (edits: number, reference: string) =>
        `Foreplan's server had a fault with ${edits === 1 ? "this edit; it is" : "these edits; they are"} kept here and tried again. Your other edits go on. For support: ${reference}.`,
      editing: "Excel is in the middle of an edit. Press Enter or Esc, and Foreplan goes on.",
    },
  },
  signIn: {
    title: "Sign in",
    lead: "Foreplan checks what you type against your office's commissioning framework, and keeps the dates.",
    token: "Your sign-in code",
    tokenHint: "Your administrator gives it to you. It is kept on this computer only.",
    button: "Sign in",
    tokenNeeded: "Enter the code that your administrator gave you.",
    demonstration: "Or look around as someone in the demonstration",
    continueAs: (name: string, role: string, organisation: string) =>
      `Continue as ${name}, ${role} of ${organisation}`,
  },
  tables: {
    title: "Connected tables",
    none: "No sheet of this workbook is connected yet.",
    line: (sheet: string, register: string) => `${sheet}, connected as ${register}`,
    readOnly: "Read only: nothing is ever written into it.",
    disconnect: "Disconnect",
    disconnectAsk: (sheet: string) =>
      `Disconnect ${sheet}? The Foreplan column and every mark go, and the sheet is left as it was found. The rows stay in the register.`,
    /** Where it is the last one: what people may have added to our sheets is theirs, so they stay. */
    disconnectLast:
      "The sheets “Foreplan alerts” and “Forward plan” stay as they are and are no longer kept up to date: delete them when you like.",
    disconnectReadOnlyAsk: (sheet: string) =>
      `Stop reading ${sheet}? Nothing of ours is in it. The rows stay in the register.`,
    disconnectReadOnlyYes: "Stop reading it",
    disconnectYes: "Disconnect and leave the sheet as found",
    close: "Close",
  },
  about: {
    title: "About Foreplan",
    host: "Excel",
    framework: "Framework",
    workbook: "This workbook",
    register: "Register, as at change",
    notConnected: "not connected",
    copy: "Copy for support",
    copied: "Copied",
    notCopied: "Excel did not let this be copied. Select the text and copy it yourself.",
    notAcceptedStays: "A value that was not accepted keeps its words until it is tried again.",
  },
  row: {
    nothingSelected: "Select a row",
    nothingSelectedNext:
      "Click a row in a connected sheet. Its dates, problems and history are shown here.",
    nothingConnected: "No sheet is connected yet",
    nothingConnectedNext: "Connect a sheet, and its rows are checked and remembered.",
    connect: "Connect a sheet",
    lifeline: "Line of life",
    dates: "Dates",
    noDates: "No dates come from this row.",
    problems: "Problems and notes",
    noProblems: "Nothing to put right.",
    conflicts: "Two people changed this",
    history: "History",
    historyOf: (field: string) => `History of ${field}`,
    noHistory: "No changes yet.",
    wholeRow: "the row",
    changed: (from: string, to: string) => `${from} → ${to}`,
    someone: (who: string, when: string) => `${who}, ${when}`,
    lifelineSummary: (parts: readonly string[]) => parts.join("; "),
    startNotKnown: "start not known",
    endNotKnown: "end not known",
    today: "Today",
    withOptions: "with every option",
    funding: "Funding",
    decideBy: "Decide by",
    decideByNotKnown: "Decide by: not known",
  },
};
