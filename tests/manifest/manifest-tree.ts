import { SaxesParser } from "saxes";

/** An element by its local name; prefixes are the file's own business. */
export type Element = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Element[];
  text: string;
}>;

type Growing = {
  name: string;
  attributes: Record<string, string>;
  children: Growing[];
  text: string;
};

/** Reads a manifest. Throws where it is not well-formed. */
export function manifestTree(xml: string): Element {
  const document: Growing = { name: "", attributes: {}, children: [], text: "" };
  const open: Growing[] = [document];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ local, attributes }) => {
    const element: Growing = {
      name: local,
      attributes: Object.fromEntries(
        Object.values(attributes).map((attribute) => [attribute.local, attribute.value]),
      ),
      children: [],
      text: "",
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  const [root] = document.children;
  if (root === undefined) throw new Error("The file holds no element.");
  return root;
}

/** Every element below one, in the order of the file. */
export function everyElement(element: Element): readonly Element[] {
  return element.children.flatMap((child) => [child, ...everyElement(child)]);
}

export function elementsNamed(element: Element, name: string): readonly Element[] {
  return everyElement(element).filter((one) => one.name === name);
}

export function childNamed(element: Element, name: string): Element | undefined {
  return element.children.find((child) => child.name === name);
}
