import { z } from "zod";
import { LANGUAGES } from "../../shared/checks/messages/languages.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { RowId } from "../../shared/values/row-id.ts";

/** What is asked when an exception is. */
export const NewException = z.strictObject({
  subject: RowId,
  rule: z.string().min(1).max(200),
  check: z.string().min(1).max(200),
  upTo: z.int().positive(),
  reason: z.string().trim().min(1).max(500),
  until: IsoDay,
  /** What the problem said to whoever asks, and the language, where it is not English. */
  said: z.string().max(1_000).default(""),
  language: z.enum(LANGUAGES).exclude(["en"]).optional(),
});
