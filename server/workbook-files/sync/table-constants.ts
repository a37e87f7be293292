import type { FieldValue } from "../../../shared/registers/field.ts";
import type { CheckpointBinding } from "../../../shared/sync/checkpoint.ts";
import { digestIn } from "../../../shared/sync/settle-answer.ts";

/** Whether a row contradicts none of a table's constants: then it belongs into it. */
export function agreesWithConstants(
  { register, constants }: Pick<CheckpointBinding, "register" | "constants">,
  values: Readonly<Record<string, FieldValue>>,
): boolean {
  return Object.entries(constants).every(
    ([field, value]) =>
      digestIn(register, field, values[field]) === digestIn(register, field, value),
  );
}
