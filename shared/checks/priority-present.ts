import { isAbsent } from "../registers/value-kinds.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { NoParameters, problemOf } from "./problem.ts";

export const priorityPresentWords = {
  none: () => "No priority is named: an allocation must serve at least one.",
};

const say = messagesOf("priority-present", priorityPresentWords);

/** Ideas may still look for theirs; what was turned down or withdrawn needs none. */
const NOT_ASKED = ["idea", "declined", "withdrawn"];

export const priorityPresent: Check = {
  id: "priority-present",
  statement: "Every allocation serves at least one priority of the plan.",
  scope: "row",
  registers: ["allocations"],
  parameters: NoParameters,

  run({ members }) {
    return members.flatMap((row) => {
      const { priorities, status } = row.values;
      if (!isAbsent(priorities)) return [];
      if (typeof status === "string" && NOT_ASKED.includes(status)) return [];
      return [
        problemOf(row, {
          sentence: say.none(),
          fields: ["priorities"],
        }),
      ];
    });
  },
};
