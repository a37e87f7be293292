import type { Area } from "../../shared/reading/raw-sheet.ts";
import { areaAddress, readAreaAddress } from "./cell-address.ts";
import { applyEdits, type TextEdit, withAttribute } from "./text-edits.ts";
import { type TopLevel, type TopLevelElement, topLevelElements } from "./top-level-elements.ts";
import { Unreadable } from "./unreadable.ts";

/** How a sheet part names the table: by this relationship, in this workbook's namespace for them. */
export type TableLink = Readonly<{ area: Area; relationshipId: string; namespace: string }>;

/**
 * A sheet part with a table named in it. Merged header cells are parted, because a table has none;
 * the sheet's own filter over the same rows goes, because the table brings one.
 */
export function withTableLinked(sheet: string, link: TableLink): string {
  const top = topLevelElements(sheet);
  return applyEdits(sheet, [
    ...partedHeader(sheet, top, link.area),
    ...withoutFilter(sheet, top, link.area),
    linked(sheet, top, link),
  ]);
}

function partedHeader(sheet: string, { elements }: TopLevel, area: Area): readonly TextEdit[] {
  const merges = elements.find(({ name }) => name === "mergeCells");
  if (merges === undefined) return [];
  const all = sheet.slice(merges.span.from, merges.span.to);
  const kept = all.replace(
    /<(?:\w+:)?mergeCell\s[^>]*?(?:\/>|>\s*<\/(?:\w+:)?mergeCell>)/g,
    (one) => (overlaps(refOf(one), area) ? "" : one),
  );
  if (kept === all) return [];
  const count = [...kept.matchAll(/<(?:\w+:)?mergeCell[\s>]/g)].length;
  const opening = /^<[^>]*>/.exec(kept)?.[0] ?? "";
  const text =
    count === 0 ? "" : withAttribute(opening, "count", String(count)) + kept.slice(opening.length);
  return [{ ...merges.span, text }];
}

function withoutFilter(sheet: string, { elements }: TopLevel, area: Area): readonly TextEdit[] {
  const filter = elements.find(({ name }) => name === "autoFilter");
  if (filter === undefined) return [];
  const text = sheet.slice(filter.span.from, filter.span.to);
  if (!overlaps(refOf(text), area)) return [];
  if (/<(?:\w+:)?filterColumn[\s>]/.test(text)) {
    throw new Unreadable(
      "A filter hides some of the rows. Clear it (Data, Clear), save the workbook, and connect again.",
    );
  }
  return [{ ...filter.span, text: "" }];
}

/** Tables are named after everything else of a sheet but its extensions. */
function linked(sheet: string, { elements, prefix, end }: TopLevel, link: TableLink): TextEdit {
  const part = `<${prefix}tablePart xmlns:fp="${link.namespace}" fp:id="${link.relationshipId}"/>`;
  const existing = elements.find(({ name }) => name === "tableParts");
  if (existing !== undefined) return oneMore(sheet, existing, part);
  const at = elements.find(({ name }) => name === "extLst")?.span.from ?? end;
  const text = `<${prefix}tableParts count="1">${part}</${prefix}tableParts>`;
  return { from: at, to: at, text };
}

function oneMore(sheet: string, { span }: TopLevelElement, part: string): TextEdit {
  const text = sheet.slice(span.from, span.to);
  const opening = /^<[^>]*>/.exec(text)?.[0] ?? "";
  const count = [...text.matchAll(/<(?:\w+:)?tablePart[\s/>]/g)].length + 1;
  const open = withAttribute(opening, "count", String(count));
  if (opening.endsWith("/>")) {
    const name = /^<([^\s/>]+)/.exec(opening)?.[1] ?? "tableParts";
    return { ...span, text: `${open.replace(/\s*\/>$/, ">")}${part}</${name}>` };
  }
  const inside = text.slice(opening.length);
  const close = inside.lastIndexOf("</");
  return { ...span, text: open + inside.slice(0, close) + part + inside.slice(close) };
}

function refOf(tag: string): Area | null {
  return readAreaAddress(/\sref\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? "");
}

function overlaps(one: Area | null, other: Area): boolean {
  return (
    one !== null &&
    one.top <= other.bottom &&
    one.bottom >= other.top &&
    one.left <= other.right &&
    one.right >= other.left
  );
}

/** What is wrong with a table over this area, which Excel would then repair away; null for nothing. */
export function arrayInTheWay(arrays: readonly Area[], area: Area): string | null {
  const inside = arrays.find(
    (array) => overlaps(array, area) && (array.top !== array.bottom || array.left !== array.right),
  );
  return inside === undefined
    ? null
    : `${areaAddress(inside)} is one formula over several cells, which a table cannot hold. Give each cell a formula of its own, save, and connect again.`;
}
