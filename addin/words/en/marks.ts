/** How each kind of status begins, so that a text of ours is known again and told from people's own. */
const openings = {
  conflict: "Conflict",
  refused: "Not accepted",
  unread: "Not read",
  waiting: "Waiting",
  check: "Check",
};

type Refused = Readonly<Record<"field" | "sheet" | "register" | "why", string>>;
type Differing = Readonly<Record<"field" | "before" | "yours" | "who" | "theirs", string>>;

/** What stands in a connected sheet's status column. */
export const marks = {
  openings,
  refused: ({ field, sheet, register, why }: Refused) =>
    `${openings.refused}: ${field}, your sheet ${sheet}, register ${register}: ${why}`,
  refusedRow: (why: string) => `${openings.refused}: this row is not in the register: ${why}`,
  conflict: ({ field, before, yours, who, theirs }: Differing) =>
    `${openings.conflict}: ${field}, before ${before}, yours ${yours}, ${who} ${theirs}. Choose in the pane, under To do.`,
  conflictRow: (who: string) =>
    `${openings.conflict}: one of you removed the row and the other changed it (${who}). Choose in the pane, under To do.`,
  unread: (field: string, seen: string, accepted: string) =>
    `${openings.unread}: ${field} says “${seen}”. ${accepted}`,
  badId: (text: string) =>
    `${openings.unread}: “${text}” in the Foreplan id column is no id, so this row is not sent. Say in the pane, under To do, which row it is.`,
  unknownId: `${openings.unread}: your register does not know the id of this row, so it is not sent. Say in the pane, under To do, what it is.`,
  unaskedId: `${openings.waiting}: the id of this row is not known here, and is asked of the register when it can be reached.`,
  lostId: `${openings.waiting}: this row has lost its id, and says the same, or nearly, as one that is missing. Say in the pane, under To do, whether it is that row.`,
  removed: `${openings.waiting}: somebody removed this row from the register. Say in the pane, under To do, whether it stays.`,
  rolled: `${openings.waiting}: the financial year was changed. Say in the pane, under To do, whether this is a new row.`,
  renewed: `${openings.waiting}: both dates of the agreement were changed. Say in the pane, under To do, whether this is a new agreement.`,
  unsent: `${openings.waiting}: kept here, and sent when the register can be reached.`,
  check: (sentence: string) => `${openings.check}: ${sentence}`,
  andMore: (count: number) => ` (and ${count} more)`,
  blank: "(blank)",
  row: "the row",
};
