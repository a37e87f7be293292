import type { Area } from "../../shared/reading/raw-sheet.ts";
import { areaAddress, readAreaAddress } from "./cell-address.ts";
import { applyEdits, type TextEdit, withAttribute } from "./text-edits.ts";
import { Unreadable } from "./unreadable.ts";
import { columnNameXml } from "./write-table-part.ts";

/** The table's part with its area set anew and, where a header is given, one more column at its end. */
export function patchTablePart(xml: string, area: Area, newHeader: string | null): string {
  const table = elementIn(xml, "table");
  const columns = elementIn(xml, "tableColumns");
  if (table === null || columns === null) {
    throw new Unreadable("The workbook is broken: a table has no columns.");
  }
  if (newHeader !== null && /\stableType\s*=\s*["'](queryTable|xml)["']/.test(table.tag)) {
    throw new Unreadable(
      "The table is filled by a query, which would lose Foreplan's column when it is refreshed. Copy its rows to a table of their own and connect that.",
    );
  }
  const edits: TextEdit[] = [
    { ...table, text: withAttribute(table.tag, "ref", areaAddress(area)) },
  ];
  const filter = elementIn(xml, "autoFilter");
  if (filter !== null) edits.push({ ...filter, text: filtered(filter.tag, xml, area) });
  const before = areaIn(table.tag);
  if (before !== null && area.right < before.right) edits.push(...withoutLast(xml, columns));
  if (newHeader !== null) {
    const ids = [...xml.matchAll(/<(?:\w+:)?tableColumn\s[^>]*?\bid\s*=\s*["'](\d+)["']/g)];
    const nextId = Math.max(0, ...ids.map(([, id]) => Number(id))) + 1;
    const prefix = /^<(\w+:)?/.exec(columns.tag)?.[1] ?? "";
    const close = xml.indexOf(`</${prefix}tableColumns>`, columns.to);
    if (close < 0) throw new Unreadable("The workbook is broken: a table's columns do not end.");
    edits.push(
      { ...columns, text: withAttribute(columns.tag, "count", String(ids.length + 1)) },
      {
        from: close,
        to: close,
        text: `<${prefix}tableColumn id="${nextId}" name="${columnNameXml(newHeader)}"/>`,
      },
    );
  }
  return applyEdits(xml, edits);
}

/** The filter covers the table without its totals, which are as many rows as before. */
function filtered(tag: string, xml: string, area: Area): string {
  const before = areaIn(tag);
  const tableBefore = areaIn(elementIn(xml, "table")?.tag ?? "");
  const totals = before !== null && tableBefore !== null ? tableBefore.bottom - before.bottom : 0;
  return withAttribute(tag, "ref", areaAddress({ ...area, bottom: area.bottom - totals }));
}

/** A table that becomes one column narrower loses the last of its columns. */
function withoutLast(xml: string, columns: Element): readonly TextEdit[] {
  const all = [
    ...xml.matchAll(/<(?:\w+:)?tableColumn\s[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?tableColumn>)/g),
  ];
  const last = all.at(-1);
  if (last === undefined) throw new Unreadable("The workbook is broken: a table has no columns.");
  return [
    { ...columns, text: withAttribute(columns.tag, "count", String(all.length - 1)) },
    { from: last.index, to: last.index + last[0].length, text: "" },
  ];
}

function areaIn(tag: string): Area | null {
  return readAreaAddress(/\sref\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? "");
}

type Element = Readonly<{ from: number; to: number; tag: string }>;

function elementIn(xml: string, name: string): Element | null {
  const match = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`).exec(xml);
  if (match === null) return null;
  return { from: match.index, to: match.index + match[0].length, tag: match[0] };
}
