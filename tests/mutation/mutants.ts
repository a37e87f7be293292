import { parseAst } from "vite";

/** One planted fault: the file with one comparison, condition or number changed. */
export type Mutant = Readonly<{ line: number; was: string; becomes: string; code: string }>;

const SWAPPED: Readonly<Record<string, readonly string[]>> = {
  "<": ["<="],
  "<=": ["<"],
  ">": [">="],
  ">=": [">"],
  "===": ["!=="],
  "!==": ["==="],
  "==": ["!="],
  "!=": ["=="],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
};

/** Numbers up to here are moved by one; nought, one and two count and index more than they limit. */
const LEAST_MOVED = 3;

type Node = Readonly<{ type: string; start: number; end: number }> &
  Readonly<Record<string, unknown>>;

/** Every fault that can be planted in a file of checks, outside of what it says in words. */
export function mutantsOf(source: string): readonly Mutant[] {
  const mutants: Mutant[] = [];
  const plant = (start: number, end: number, becomes: string) => {
    mutants.push({
      line: source.slice(0, start).split("\n").length,
      was: source.slice(start, end),
      becomes,
      code: source.slice(0, start) + becomes + source.slice(end),
    });
  };
  walk(parseAst(source, { lang: "ts" }) as unknown as Node, (node) => {
    if (isWords(node) || isOrderOfTwo(node) || node.type.startsWith("TS")) return false;
    const { left, right, operator } = node;
    if (isNode(left) && isNode(right) && typeof operator === "string") {
      const place = source.indexOf(operator, left.end);
      for (const other of SWAPPED[operator] ?? []) plant(place, place + operator.length, other);
    }
    if (node.type === "UnaryExpression" && operator === "!") plant(node.start, node.start + 1, "");
    if (node.type === "Literal" && typeof node.value === "number" && node.value >= LEAST_MOVED) {
      plant(node.start, node.end, String(node.value + 1));
    }
    return true;
  });
  return mutants;
}

/** What a check says in words is held by the messages' own tests. */
function isWords({ type, id }: Node): boolean {
  return type === "VariableDeclarator" && isNode(id) && /Words$/.test(String(id.name));
}

/** "a < b ? -1 : 1": two rows are never equal in what they are ordered by last, their ids. */
function isOrderOfTwo({ type, consequent, alternate }: Node): boolean {
  return type === "ConditionalExpression" && isSign(consequent) && isSign(alternate);
}

function isSign(node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node.type === "UnaryExpression") return isSign(node.argument);
  return node.type === "Literal" && node.value === 1;
}

function walk(node: Node, visit: (node: Node) => boolean): void {
  if (!visit(node)) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) walk(child, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}
