import { z } from "zod";

/** What a bare number of a bound column stands for, as the checkpoint keeps it. */
export const ColumnUnit = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pounds"), each: z.number() }),
  z.object({ kind: z.literal("length"), unit: z.enum(["years", "months", "weeks", "days"]) }),
]);
