import type { Framework } from "../framework/framework.ts";
import { type Word, wordIndex } from "../reading/word-index.ts";
import { registerOf } from "../registers/all-registers.ts";
import type { FieldValue, RegisterKey } from "../registers/field.ts";
import { foldText } from "../values/folded-text.ts";
import type { AuthoringFinding } from "./authoring-finding.ts";

/** What no single cell can tell: names that one sheet uses and no other has. */
export function checkAuthored(framework: Framework): readonly AuthoringFinding[] {
  return [
    ...namesOfRules(framework, "fund", "funds"),
    ...namesOfRules(framework, "scheme", "schemes"),
    ...fundsOfFigures(framework),
    ...fencesWithoutService(framework),
  ];
}

function namesIn({ figures }: Framework, register: RegisterKey): readonly string[] {
  return figures.flatMap((figure) => {
    const { name } = figure.values;
    return figure.register === register && typeof name === "string" ? [name] : [];
  });
}

/** A rule about a fund or scheme by name says nothing where the name is of none. */
function namesOfRules(
  framework: Framework,
  parameter: "fund" | "scheme",
  register: RegisterKey,
): readonly AuthoringFinding[] {
  const names = namesIn(framework, register);
  return framework.rules.flatMap(({ id, parameters }) => {
    const name = parameters[parameter];
    if (typeof name !== "string" || names.length === 0) return [];
    return asked({ sheet: "Rules", column: `${parameter} of rule ${id}`, name, names });
  });
}

function fundsOfFigures(framework: Framework): readonly AuthoringFinding[] {
  const names = namesIn(framework, "funds");
  return framework.figures.flatMap(({ register, values }) =>
    Object.entries(values).flatMap(([field, value]) => {
      const definition = registerOf(register).fields[field];
      const { type } = definition ?? {};
      if (type?.kind !== "reference" || type.to !== "funds") return [];
      const sheet = registerOf(register).label;
      const column = definition?.label ?? field;
      return asked({ sheet, column, name: textOf(value), names });
    }),
  );
}

/** Money kept for services of a tag that no service has would fit nothing. */
function fencesWithoutService(framework: Framework): readonly AuthoringFinding[] {
  const services = framework.vocabularies.serviceAreas;
  if (services.kind === "not-stated") return [];
  const tags = services.value.entries.flatMap((entry) => entry.tags);
  return framework.figures.flatMap(({ register, values }) => {
    const fence = register === "funds" ? values.ringFencedFor : null;
    if (!Array.isArray(fence)) return [];
    return fence.flatMap((tag) => {
      const about = { sheet: "Funds", column: "Ring-fenced for", name: String(tag) };
      return asked({ ...about, names: tags });
    });
  });
}

type Asked = Readonly<{ sheet: string; column: string; name: string; names: readonly string[] }>;

function asked({ sheet, column, name, names }: Asked): readonly AuthoringFinding[] {
  const words = [...new Set(names)].map((word): Word => ({ key: word, label: word, aliases: [] }));
  const index = wordIndex(words);
  if (index.keysOf(foldText(name)).length > 0) return [];
  const nearest = index.nearest(name).join(", ");
  const perhaps = nearest === "" ? "" : ` Perhaps ${nearest}?`;
  const accepted = `nothing in this workbook goes by that name.${perhaps}`;
  return [{ severity: "question", sheet, address: null, column, seen: name, accepted }];
}

function textOf(value: FieldValue): string {
  return typeof value === "object" && value !== null && "text" in value ? value.text : "";
}
