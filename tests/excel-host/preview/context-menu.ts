import { made } from "./grid-view.ts";

export type MenuItem = Readonly<{ label: string; run: () => void }> | "line";

/** A small menu at the pointer; Escape, a click elsewhere or a choice closes it. */
export function openMenu(
  menu: HTMLElement,
  at: Readonly<{ x: number; y: number }>,
  items: readonly MenuItem[],
  closed: () => void,
): void {
  const close = () => {
    menu.hidden = true;
    document.removeEventListener("pointerdown", elsewhere);
    closed();
  };
  const elsewhere = (event: PointerEvent) => {
    if (event.target instanceof Node && !menu.contains(event.target)) close();
  };
  menu.replaceChildren(
    ...items.map((item) => {
      if (item === "line") return document.createElement("hr");
      const button = made("button", "", item.label);
      button.setAttribute("type", "button");
      button.setAttribute("role", "menuitem");
      button.onclick = () => {
        close();
        item.run();
      };
      return button;
    }),
  );
  menu.onkeydown = (event) => {
    if (event.key === "Escape") close();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(menu, event);
  };
  menu.hidden = false;
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.min(at.x, window.innerWidth - width - 4)}px`;
  menu.style.top = `${Math.min(at.y, window.innerHeight - height - 4)}px`;
  document.addEventListener("pointerdown", elsewhere);
  menu.querySelector("button")?.focus();
}

function step(menu: HTMLElement, event: KeyboardEvent): void {
  const buttons = [...menu.querySelectorAll("button")];
  const focused = document.activeElement;
  const at = focused instanceof HTMLButtonElement ? buttons.indexOf(focused) : -1;
  const next = (at + (event.key === "ArrowDown" ? 1 : buttons.length - 1)) % buttons.length;
  buttons[next]?.focus();
  event.preventDefault();
}
