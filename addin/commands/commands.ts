import type { Session } from "../session.ts";

/** What the ribbon's buttons call, by the names the manifest gives them. */
export function registerCommands(
  associate: (name: string, command: (event: Office.AddinCommands.Event) => void) => void,
  session: Pick<Session, "syncNow">,
): void {
  associate("syncNow", (event) => {
    // Excel waits for this; the pane's top line tells how it went.
    session.syncNow().finally(() => event.completed());
  });
}
