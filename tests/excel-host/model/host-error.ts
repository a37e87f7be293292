/** The errors a host answers with; the library hands the code to the add-in as `error.code`. */
export type HostErrorCode =
  | "AccessDenied"
  | "ApiNotFound"
  | "ActivityLimitReached"
  | "GeneralException"
  | "InvalidArgument"
  | "InvalidObjectPath"
  | "InvalidOperation"
  | "InvalidOperationInCellEditMode"
  | "InvalidOrTimedOutSession"
  | "ItemAlreadyExists"
  | "ItemNotFound"
  | "NotImplemented"
  | "RequestPayloadSizeLimitExceeded"
  | "ResponsePayloadSizeLimitExceeded";

const MESSAGES: Readonly<Record<HostErrorCode, string>> = {
  AccessDenied: "You do not have permissions to perform the requested operation.",
  ApiNotFound: "The API you are trying to use could not be found.",
  ActivityLimitReached: "Activity limit has been reached.",
  GeneralException: "There was an internal error while processing the request.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidObjectPath: "The object path is not valid.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidOperationInCellEditMode:
    "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
  InvalidOrTimedOutSession: "Your Office session has expired or is invalid.",
  ItemAlreadyExists: "A resource with the same name or identifier already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  NotImplemented: "The requested feature isn't implemented by the simulated host.",
  RequestPayloadSizeLimitExceeded: "The request payload size has exceeded the limit.",
  ResponsePayloadSizeLimitExceeded: "The response payload size has exceeded the limit.",
};

/** Something Excel refuses; whoever asked sees the code, never a stack. */
export class HostError extends Error {
  readonly code: HostErrorCode;
  /** "WorksheetCollection.getItem", as the library shows in debugInfo.errorLocation. */
  readonly location: string;

  constructor(code: HostErrorCode, location: string, message: string = MESSAGES[code]) {
    super(message);
    this.name = "HostError";
    this.code = code;
    this.location = location;
  }
}
