import { openFile } from "../file/read-file.ts";
import { saveWorkbook } from "../file/save-workbook.ts";
import { autofitColumns } from "../model/changes/looks.ts";
import { Workbook } from "../model/workbook.ts";
import type { UsersHands } from "../users-hands.ts";
import { ExcelWindow, type WindowParts } from "./excel-window.ts";
import { keepApart } from "./keep-apart.ts";
import { FrameNetwork } from "./offline.ts";

/** Workbooks the server makes for the demonstration organisations, by their names there. */
const DEMONSTRATIONS: Readonly<Record<string, string>> = {
  "dyfed-powys": "Dyfed-Powys 2021/22 allocations",
  "avon-and-somerset": "Avon and Somerset contracts",
};
const FIRST_DEMONSTRATION = "dyfed-powys";

/** What journeys reach for: a person's hands, and what a person would see. */
export type Preview = Readonly<{
  hands: UsersHands;
  workbook: Workbook;
  /** The text a cell shows: "Allocations!C7". */
  seen(address: string): string;
  goOffline(): void;
  goOnline(): void;
  saved(): Uint8Array;
}>;

declare global {
  interface Window {
    preview?: Preview;
  }
}

const asked = new URLSearchParams(location.search);
const parts: WindowParts = {
  fileName: found("file-name"),
  address: found("address"),
  formula: foundInput("formula"),
  grid: found("grid"),
  tabs: found("tabs"),
  menu: found("menu"),
  notice: found("notice"),
  frame: foundFrame("pane-frame"),
};
const network = new FrameNetwork(parts.frame);
const windowNumber = asked.get("window");
let open: ExcelWindow | null = null;

function show(workbook: Workbook): void {
  open?.close();
  const shown = new ExcelWindow(workbook, parts, () => {
    network.hook();
    if (windowNumber !== null) keepApart(parts.frame, `window ${windowNumber}, `);
  });
  open = shown;
  window.preview = {
    hands: shown.hands,
    workbook,
    seen: (address) => shown.hands.seen(address),
    goOffline: () => setOffline(true),
    goOnline: () => setOffline(false),
    saved: () => saveWorkbook(workbook),
  };
  if (location.protocol !== "https:") {
    say(
      "The add-in beside the workbook starts only over https: open this page at its https address.",
    );
    return;
  }
  shown.openPane("/preview/task-pane.html");
}

async function openDemonstration(name: string): Promise<void> {
  const title = DEMONSTRATIONS[name];
  if (title === undefined) {
    say(`There is no demonstration workbook called ${name}.`);
    show(new Workbook({ name: "Workbook.xlsx", address: addressOf("Workbook.xlsx") }));
    return;
  }
  const response = await fetch(`/preview/workbooks/${name}.xlsx`);
  if (!response.ok) {
    say(`The workbook "${title}" could not be fetched from the server (${response.status}).`);
    return;
  }
  openBytes(new Uint8Array(await response.arrayBuffer()), `${title.replaceAll("/", "-")}.xlsx`);
}

function openBytes(bytes: Uint8Array, fileName: string): void {
  const name =
    windowNumber === null ? fileName : fileName.replace(/(\.\w+)$/, ` (${windowNumber})$1`);
  const opened = openFile(bytes, name, { name, address: addressOf(name) });
  if (!opened.ok) {
    say(opened.problem);
    return;
  }
  const workbook = opened.value;
  if (/\.csv$/i.test(name)) {
    const sheet = workbook.firstVisibleSheet();
    const used = sheet.usedArea(true);
    if (used !== null) autofitColumns(workbook, { seat: null, through: "hands" }, sheet, used);
  }
  workbook.undoEntries = [];
  workbook.isDirty = false;
  show(workbook);
}

/** Each preview window is a file of its own in a folder that does not exist. */
function addressOf(name: string): string {
  return `https://example.org/sites/commissioning/${encodeURIComponent(name)}`;
}

function say(sentence: string): void {
  parts.notice.hidden = false;
  parts.notice.textContent = sentence;
}

function setOffline(isOffline: boolean): void {
  if (isOffline) network.goOffline();
  else network.goOnline();
  const button = found("offline");
  button.textContent = isOffline ? "Go online" : "Go offline";
  button.setAttribute("aria-pressed", String(isOffline));
}

function saveCopy(): void {
  if (open === null) return;
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const bytes = new Uint8Array(saveWorkbook(open.workbook));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = open.workbook.name.replace(/\.\w+$/, ".xlsx");
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Another window, another file, and a computer of its own: a colleague signs in there. */
function openSecond(): void {
  const query = new URLSearchParams(asked);
  query.set("window", String(Number(windowNumber ?? "1") + 1));
  query.set("workbook", asked.get("workbook") ?? FIRST_DEMONSTRATION);
  window.open(`${location.pathname}?${query}`, "_blank", "noopener");
}

function readyTools(): void {
  const choice = foundSelect("demonstrations");
  const chosen = asked.get("workbook") ?? FIRST_DEMONSTRATION;
  for (const [name, title] of Object.entries(DEMONSTRATIONS)) {
    choice.add(new Option(title, name, name === chosen, name === chosen));
  }
  choice.onchange = () => {
    const query = new URLSearchParams(asked);
    query.set("workbook", choice.value);
    location.search = query.toString();
  };
  const input = foundInput("file-input");
  found("open-file").onclick = () => input.click();
  input.onchange = async () => {
    const file = input.files?.[0];
    if (file !== undefined) openBytes(new Uint8Array(await file.arrayBuffer()), file.name);
    input.value = "";
  };
  found("save-copy").onclick = saveCopy;
  found("second-workbook").onclick = openSecond;
  found("offline").onclick = () => setOffline(!network.isOffline);
  const paneWidth = Number(asked.get("pane") ?? "350");
  if (paneWidth >= 200 && paneWidth <= 800) {
    document.documentElement.style.setProperty("--pane-width", `${paneWidth}px`);
  }
}

function found(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}.`);
  return element;
}

function foundInput(id: string): HTMLInputElement {
  const element = found(id);
  if (element instanceof HTMLInputElement) return element;
  throw new Error(`#${id} is no input.`);
}

function foundSelect(id: string): HTMLSelectElement {
  const element = found(id);
  if (element instanceof HTMLSelectElement) return element;
  throw new Error(`#${id} is no choice.`);
}

function foundFrame(id: string): HTMLIFrameElement {
  const element = found(id);
  if (element instanceof HTMLIFrameElement) return element;
  throw new Error(`#${id} is no frame.`);
}

readyTools();
await openDemonstration(asked.get("workbook") ?? FIRST_DEMONSTRATION);
