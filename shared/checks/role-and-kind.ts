import { z } from "zod";
import { entryFor } from "../framework/vocabulary-lookup.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { joined } from "./words.ts";

export const roleAndKindWords = {
  unusual: (p: { role: string; usual: readonly string[]; kind: string }) =>
    `In the role ${p.role} a ${joined(p.usual, "or")} is usual, not a ${p.kind}.`,
  change: () => "Change one of the two, or give the reason in the note.",
};

const say = messagesOf("role-and-kind", roleAndKindWords);

const Parameters = z.strictObject({
  /** The kinds of agreement, and so the mechanisms, that are usual for a role. */
  usual: z.array(z.strictObject({ role: z.string(), kind: z.string() })),
});

/** An agreement says by its kind what an allocation says by its mechanism (source: R85). */
export const roleAndKind: Check<z.infer<typeof Parameters>> = {
  id: "role-and-kind",
  statement: "Contract or grant is what the framework usually takes for the role.",
  scope: "row",
  registers: ["agreements", "allocations"],
  parameters: Parameters,

  run({ members, framework }, { usual }) {
    return members.flatMap((row) => {
      const field = row.register === "agreements" ? "kind" : "mechanism";
      const { role } = row.values;
      const said = row.values[field];
      if (typeof role !== "string" || typeof said !== "string") return [];
      const known = entryFor(framework, "roles", role);
      const kind = entryFor(framework, "mechanisms", said)?.key ?? said;
      const kinds = usual.filter((each) => each.role === known?.key).map((each) => each.kind);
      const judged = usual.some((each) => each.kind === kind);
      if (known === undefined || kinds.length === 0 || !judged || kinds.includes(kind)) return [];
      return [
        problemOf(row, {
          sentence: say.unusual({ role: known.label, usual: kinds, kind }),
          fields: ["role", field],
          suggestion: { sentence: say.change() },
        }),
      ];
    });
  },
};
