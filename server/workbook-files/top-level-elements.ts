import { SaxesParser } from "saxes";
import type { Span } from "./locate-cells.ts";
import { localName } from "./read-xml.ts";
import { Unreadable } from "./unreadable.ts";

/** An element right inside a part's root. */
export type TopLevelElement = Readonly<{
  name: string;
  /** The element with all that is in it. */
  span: Span;
}>;

export type TopLevel = Readonly<{
  /** Prefix of the root with its colon: "" or "x:". */
  prefix: string;
  elements: readonly TopLevelElement[];
  /** Where the root's closing tag begins. */
  end: number;
}>;

/** Where the elements right inside the root stand, whatever of the same name is nested in them. */
export function topLevelElements(xml: string): TopLevel {
  const parser = new SaxesParser({ position: false });
  const elements: TopLevelElement[] = [];
  let prefix = "";
  let depth = 0;
  let from = 0;
  let end = xml.length;
  parser.on("error", (error) => {
    throw new Unreadable(
      `The workbook is broken: a sheet is not well-formed XML (${error.message}).`,
    );
  });
  parser.on("opentag", ({ name }) => {
    if (depth === 0) prefix = name.slice(0, name.length - localName(name).length);
    if (depth === 1) from = xml.lastIndexOf("<", parser.position - 1);
    depth++;
  });
  parser.on("closetag", ({ name }) => {
    depth--;
    if (depth === 1) elements.push({ name: localName(name), span: { from, to: parser.position } });
    if (depth === 0) end = xml.lastIndexOf("<", parser.position - 1);
  });
  parser.write(xml).close();
  return { prefix, elements, end };
}
