import { WorkbookTrouble } from "../workbook/workbook.ts";
import { ServerProblem } from "./server.ts";

/** What kept the last pass from ending well, if anything did. */
export class LastPass {
  /** Why the workbook could not be asked. */
  trouble: WorkbookTrouble | null = null;
  isOffline = false;
  /** What the server answered with a fault to, other than a push, in a sentence. */
  fault: string | null = null;
  savedAt: number | null = null;

  /** Answers the server's sentence where it no longer knows who is signed in. */
  note(error: unknown): string | null {
    if (error instanceof WorkbookTrouble) this.trouble = error;
    else if (!(error instanceof ServerProblem)) throw error;
    else if (error.kind === "signed-out") return error.message;
    else if (error.kind === "fault") this.fault = error.message;
    else this.isOffline = true;
    return null;
  }

  /** Everything was asked and answered; `at` is null while something waits to be sent. */
  endedWell(at: number | null): void {
    this.isOffline = false;
    this.fault = null;
    if (at !== null) this.savedAt = at;
  }
}
