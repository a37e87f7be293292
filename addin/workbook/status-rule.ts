import { marks } from "../words/en/marks.ts";

/** Dark red on pale red: as easy to read printed in greys, where the words alone tell. */
const TEXT = "#8E1A1A";
const FILL = "#FDE7E7";

/**
 * One rule, over our own column and nothing else: it can neither hide a look of people's own nor
 * come before a rule of theirs in a cell of theirs. It is known again by its formula.
 */
export async function colourStatus(
  context: Excel.RequestContext,
  body: Excel.Range,
): Promise<void> {
  const first = body.getCell(0, 0).load("address");
  body.load("address");
  const rules = await ourRules(context, body);
  if (rules.length === 1 && rules[0]?.address === body.address) return;
  for (const { rule } of rules) rule.delete();
  const rule = body.conditionalFormats.add("Custom");
  rule.custom.rule.formula = formulaAt(first.address.split("!").at(-1) ?? "");
  rule.custom.format.font.color = TEXT;
  rule.custom.format.fill.color = FILL;
  await context.sync();
}

/** Takes every piece of our rule out of a range: copying rows parts it into several. */
export async function removeStatusRule(
  context: Excel.RequestContext,
  cells: Excel.Range,
): Promise<void> {
  for (const { rule } of await ourRules(context, cells)) rule.delete();
  await context.sync();
}

type OurRule = Readonly<{ rule: Excel.ConditionalFormat; address: string | null }>;

async function ourRules(
  context: Excel.RequestContext,
  cells: Excel.Range,
): Promise<readonly OurRule[]> {
  const { conditionalFormats } = cells;
  conditionalFormats.load("items/id, items/type");
  await context.sync();
  const custom = conditionalFormats.items
    .filter(({ type }) => type === "Custom")
    .map((rule) => ({
      rule,
      text: rule.custom.rule.load("formula"),
      // Null where copying has made several areas of one.
      area: rule.getRangeOrNullObject().load("address"),
    }));
  await context.sync();
  return custom
    .filter(({ text }) => withoutPlaces(text.formula) === withoutPlaces(formulaAt("A1")))
    .map(({ rule, area }) => ({ rule, address: area.isNullObject ? null : area.address }));
}

function formulaAt(address: string): string {
  const begins = [marks.openings.refused, marks.openings.conflict].map(
    (opening) => `LEFT(${address},${opening.length})="${opening}"`,
  );
  return `=OR(${begins.join(",")})`;
}

function withoutPlaces(formula: string): string {
  return formula.replaceAll(/\$?\b[A-Z]{1,3}\$?\d+\b/g, "");
}
