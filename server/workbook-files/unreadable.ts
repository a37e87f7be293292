/**
 * Thrown by the readers of a file's parts and caught once, where the file is opened: the message
 * is the sentence that a person reads.
 */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

export const ACCEPTED = "Foreplan reads .xlsx, .xlsm, .ods and .csv files.";
