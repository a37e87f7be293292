import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What stands in the way of people who cannot see, hear or point: a line for each place. */
export async function barriers(page: Page | Frame): Promise<readonly string[]> {
  // By the debugger, not by a script tag: the pages' own policy allows no foreign script.
  await page.evaluate(AXE);
  await page.evaluate(settleMotion);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          context: object,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(
      // Fluent's own guards of the focus order, and its menus, which stand outside the page's parts.
      { exclude: [["[data-tabster-dummy]"], ["[data-portal-node]"]] },
      {},
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
    );
  });
}

/** Waits for what still fades or moves: a colour halfway is neither of the two that were chosen. */
async function settleMotion(): Promise<void> {
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  const ending = document
    .getAnimations()
    .filter((motion) => motion.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map((motion) => motion.finished));
}

/** Elements that reach beyond the right edge, so that a reader would have to scroll sideways. */
export async function beyondTheEdge(page: Page | Frame): Promise<readonly string[]> {
  return page.evaluate(() =>
    document.documentElement.scrollWidth <= window.innerWidth
      ? []
      : [...document.querySelectorAll("body *")]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
          .map((element) => element.outerHTML.slice(0, 120)),
  );
}
