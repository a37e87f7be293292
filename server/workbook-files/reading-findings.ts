import type { Severity } from "../../shared/checks/check.ts";
import type { CellFinding } from "../../shared/reading/cell-finding.ts";
import { fieldOf } from "../../shared/registers/all-registers.ts";
import { unreachable } from "../../shared/values/result.ts";
import type { ReadFinding } from "./load-ledger.ts";

/** A cell that reading stumbled over, as a finding; null where a check says the same of the row. */
export function asFinding({ row, finding }: ReadFinding): Readonly<{
  check: string;
  severity: Severity;
  message: string;
}> | null {
  const needed = fieldOf(row.register, finding.field)?.degree === "needed";
  const { header, seen, accepted } = finding;
  switch (finding.kind) {
    case "unread":
      return {
        check: "reading/unread",
        severity: needed ? "error" : "warning",
        message: `${header}: "${seen}" cannot be read; what is accepted is ${accepted}`,
      };
    case "question":
      return { check: "reading/question", severity: "warning", message: `${header}: ${accepted}` };
    case "continuation":
      return {
        check: "reading/continuation",
        severity: "warning",
        message: `${header}: "${seen}" stands beneath the row; what is accepted is ${accepted}`,
      };
    case "meaning":
    case "not-known":
      return {
        check: `reading/${finding.kind}`,
        severity: "info",
        message: `${header}: "${seen}"; ${accepted}`,
      };
    case "unknown-word":
      return saidByCheck(row.register, finding)
        ? null
        : {
            check: "reading/unknown-word",
            severity: "warning",
            message: `${header}: "${seen}" is not a known word; ${accepted}`,
          };
    default:
      return unreachable(finding.kind);
  }
}

/** Words of the framework's vocabularies have a check of their own. */
function saidByCheck(register: ReadFinding["row"]["register"], { field }: CellFinding): boolean {
  const kind = fieldOf(register, field)?.type.kind;
  return kind === "vocabulary" || kind === "vocabulary-list";
}
