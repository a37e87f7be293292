import type { RegisterKey } from "../../shared/registers/field.ts";
import type { NewException } from "../../shared/sync/exception-log.ts";
import type { FinancialYear } from "../../shared/values/financial-year.ts";
import { ok, type Result } from "../../shared/values/result.ts";
import type { RowId } from "../../shared/values/row-id.ts";
import { failing } from "./sentence-of.ts";
import type { Server } from "./server.ts";

/** What screens ask of the server and no workbook has a part in. */
export class ServerQuestions {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  plan(from: string, to: string) {
    return this.#server.plan({ from, to });
  }

  rowPlan(row: RowId) {
    return this.#server.plan({ subjects: [row] });
  }

  rowFindings(row: RowId) {
    return this.#server.findings([row]);
  }

  rowHistory(row: RowId) {
    return this.#server.history(row);
  }

  /** What becomes of it is told to every screen by the server's news. */
  async askException(exception: NewException): Promise<Result<null, string>> {
    const asked = this.#server.askException(exception);
    return asked.then(() => ok(null)).catch(failing);
  }

  commitments(from?: FinancialYear) {
    return this.#server.commitments(from);
  }

  yearsWithMoney() {
    return this.#server.yearsWithMoney();
  }

  rowsOf(register: RegisterKey) {
    return this.#server.registerRows(register);
  }
}
