import { HostError } from "../model/host-error.ts";

/** What a person is told when their hands were refused something. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof HostError)) throw error;
  switch (error.code) {
    case "AccessDenied":
      return "This sheet is protected, so nothing was changed.";
    case "InvalidOperation":
      return "Excel does not allow this here: it would take a table or merged cells apart.";
    case "InvalidArgument":
      return "Excel cannot do this with the cells selected.";
    default:
      return error.message;
  }
}
