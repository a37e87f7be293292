import type { Framework } from "../framework/framework.ts";
import type { Reference } from "../registers/field.ts";
import { resolveReference } from "../registers/resolve-references.ts";
import { foldText } from "../values/folded-text.ts";
import type { ReadingContext } from "./cell-reading.ts";
import { headerName } from "./header-text.ts";

/** The fund a header names outright: one of the register's, or one the framework prints. */
export function fundNamed(
  header: string,
  { framework, names }: Pick<ReadingContext, "framework" | "names">,
): Reference | null {
  const text = headerName(header);
  const folded = foldText(text);
  if (folded === "") return null;
  const isKnown = names !== null && resolveReference(text, "funds", names).kind === "one";
  return isKnown || printedFunds(framework).has(folded) ? { id: null, text } : null;
}

const printed = new WeakMap<Framework, ReadonlySet<string>>();
const NONE: ReadonlySet<string> = new Set();

function printedFunds(framework: Framework | null): ReadonlySet<string> {
  if (framework === null) return NONE;
  const before = printed.get(framework);
  if (before !== undefined) return before;
  const found = new Set(
    framework.figures.flatMap(({ register, values }) =>
      register === "funds" && typeof values.name === "string" ? [foldText(values.name)] : [],
    ),
  );
  printed.set(framework, found);
  return found;
}
