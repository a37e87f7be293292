import type { Seat } from "../model/seat.ts";
import type { Workbook } from "../model/workbook.ts";
import { made } from "./grid-view.ts";

/** The sheets that show, the one in front marked. */
export function drawTabs(
  element: HTMLElement,
  workbook: Workbook,
  seat: Seat,
  goTo: (name: string) => void,
): void {
  const shown = workbook.sheets.filter(({ visibility }) => visibility === "Visible");
  const focused = document.activeElement?.textContent;
  const isInside = element.contains(document.activeElement);
  const tabs = shown.map((sheet) => {
    const tab = made("button", "", sheet.name);
    const isInFront = sheet === seat.activeSheet;
    tab.setAttribute("type", "button");
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-selected", String(isInFront));
    tab.tabIndex = isInFront ? 0 : -1;
    tab.onclick = () => goTo(sheet.name);
    tab.onkeydown = (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      const next = shown[shown.indexOf(sheet) + step];
      if (step !== 0 && next !== undefined) goTo(next.name);
    };
    return tab;
  });
  element.replaceChildren(...tabs);
  if (!isInside) return;
  const again = tabs.find((tab) => tab.getAttribute("aria-selected") === "true");
  if (again !== undefined && focused !== undefined) again.focus();
}
