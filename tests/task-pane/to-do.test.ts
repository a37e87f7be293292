import { describe, expect, test } from "vitest";
import type { ToDo } from "../../addin/session.ts";
import { groupToDo, toDoKey } from "../../addin/task-pane/to-do/order-to-do.ts";
import { TO_DO } from "./stage/sample-session.ts";

const all = { onlyMine: false, onlyErrors: false };
const groups = (items: readonly ToDo[], filter = all) =>
  groupToDo(items, filter, "Carys Vaughan").map(({ group, items: those }) => [group, those.length]);

describe("the list of what needs a person", () => {
  test("[SCR1] is in order of what it costs to wait, and leaves empty groups out", () => {
    expect(groups(TO_DO)).toEqual([
      ["conflict", 1],
      ["refused", 1],
      ["question", 1],
      ["unread", 1],
      ["alert", 2],
      ["error", 1],
      ["warning", 1],
    ]);
  });

  test("[SCR1] has the most overdue alert first", () => {
    const alerts = groupToDo(TO_DO, all, "").find(({ group }) => group === "alert")?.items ?? [];

    expect(alerts.map((item) => item.kind === "alert" && item.alert.daysLeft)).toEqual([-11, 6]);
  });

  test.each([
    {
      filter: { onlyMine: true, onlyErrors: false },
      left: ["conflict", "refused", "question", "unread", "alert", "error"],
    },
    {
      filter: { onlyMine: false, onlyErrors: true },
      left: ["conflict", "refused", "question", "unread", "error"],
    },
  ])("[SCR2] keeps $left with $filter", ({ filter, left }) => {
    expect(groups(TO_DO, filter).map(([group]) => group)).toEqual(left);
  });

  test("[SCR2] shows as mine only alerts for me", () => {
    const mine = groupToDo(TO_DO, { onlyMine: true, onlyErrors: false }, "Owen Pryce")
      .flatMap(({ items }) => items)
      .filter((item) => item.kind === "alert" || item.kind === "conflict");

    expect(mine.map((item) => item.kind === "alert" && item.alert.forWhom)).toEqual(["Owen Pryce"]);
  });

  test("[SCR1] tells every item from every other", () => {
    const keys = TO_DO.map(toDoKey);

    expect(new Set(keys).size).toBe(keys.length);
  });
});
