import { z } from "zod";
import { foldOnce } from "../framework/folded-once.ts";
import { registerOf } from "../registers/all-registers.ts";
import type { Check } from "./check.ts";
import { messagesOf } from "./message.ts";
import { problemOf } from "./problem.ts";
import { scopeSubject } from "./scope-key.ts";
import { joined } from "./words.ts";

const Parameters = z.strictObject({
  scheme: z.string().min(1),
  /** Kinds of provider, by their keys. */
  recipients: z.array(z.string()).min(1),
});

export const recipientKindWords = {
  other: (p: { scheme: string; kinds: readonly string[]; provider: string; kind: string }) =>
    `${p.scheme} is for ${joined(p.kinds, "or")}; ${p.provider} is recorded as ${p.kind}.`,
};

const say = messagesOf("recipient-kind", recipientKindWords);

/** One whose kind nobody gave is asked about at the provider, not here (source: R31). */
export const recipientKind: Check<z.infer<typeof Parameters>> = {
  id: "recipient-kind",
  statement: "A scheme's awards go to the kinds of body it is for.",
  scope: "beside",
  registers: ["allocations"],
  parameters: Parameters,

  run({ key, ledger }, { scheme, recipients }) {
    const award = ledger.rows("allocations").find(({ id }) => id === scopeSubject(key));
    const named = award?.values.scheme?.text;
    if (award === undefined || named === undefined || foldOnce(named) !== foldOnce(scheme))
      return [];
    const [provider] = ledger.rows("providers");
    const kind = provider?.values.kind;
    if (provider === undefined || kind == null || recipients.includes(kind)) return [];
    return [
      problemOf(award, {
        sentence: say.other({
          scheme,
          kinds: recipients.map(kindLabel),
          provider: provider.values.name ?? "",
          kind: kindLabel(kind),
        }),
        fields: ["provider"],
      }),
    ];
  },
};

function kindLabel(kind: string): string {
  const { type } = registerOf("providers").fields.kind ?? {};
  if (type?.kind !== "choice") return kind;
  return type.choices.find(({ key }) => key === kind)?.label ?? kind;
}
