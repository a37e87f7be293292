import {
  childNamed,
  type Element,
  elementsNamed,
  everyElement,
  manifestTree,
} from "./manifest-tree.ts";

/** What the manifest is held against, beside itself. */
export type Surroundings = Readonly<{
  /** "0.1.0": a manifest that does not rise with it is kept back by Office's cache. */
  packageVersion: string;
  /** Width and height of the icon of that file name; null where there is no such file. */
  iconSize: (file: string) => Readonly<{ width: number; height: number }> | null;
}>;

/** Excel ignores or refuses a file whose elements stand in another order. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    "Id",
    "AlternateId",
    "Version",
    "ProviderName",
    "DefaultLocale",
    "DisplayName",
    "Description",
    "IconUrl",
    "HighResolutionIconUrl",
    "SupportUrl",
    "AppDomains",
    "Hosts",
    "Requirements",
    "DefaultSettings",
    "Permissions",
    "VersionOverrides",
  ],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources", "WebApplicationInfo"],
  Host: ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  DesktopFormFactor: ["GetStarted", "FunctionFile", "ExtensionPoint"],
  Control: ["Label", "Supertip", "Icon", "Action"],
  Resources: ["Images", "Urls", "ShortStrings", "LongStrings"],
};

const REQUIREMENTS = "ExcelApi 1.14, SharedRuntime 1.1";
const RIBBON_SIZES = ["16", "32", "80"];
const GUID = /^[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;
const MOST = { resid: 32, ShortStrings: 125, LongStrings: 250, DisplayName: 125, Description: 250 };

/** Every fault of a manifest, a sentence each. The official validator is an online service. */
export function lintManifest(xml: string, surroundings: Surroundings): readonly string[] {
  const root = manifestTree(xml);
  return [
    ...order(root),
    ...identity(root, surroundings),
    ...addresses(root),
    ...requirements(root),
    ...resources(root),
    ...lengths(root),
    ...icons(root, surroundings),
    ...sharedRuntime(root),
  ];
}

function order(root: Element): readonly string[] {
  return [root, ...everyElement(root)].flatMap((element) => {
    const wanted = ORDER[element.name];
    if (wanted === undefined) return [];
    const places = element.children.map(({ name }) => wanted.indexOf(name));
    const wrong = places.findIndex((place, at) => place < (places[at - 1] ?? 0));
    const child = element.children[wrong];
    return child === undefined
      ? []
      : [`${child.name} stands at the wrong place in ${element.name}.`];
  });
}

function identity(root: Element, { packageVersion }: Surroundings): readonly string[] {
  const id = childNamed(root, "Id")?.text.trim() ?? "";
  const version = childNamed(root, "Version")?.text.trim() ?? "";
  return [
    ...(GUID.test(id) ? [] : [`The id ${id} is not a GUID.`]),
    ...(version === `${packageVersion}.0`
      ? []
      : [`The version is ${version}; the package's asks for ${packageVersion}.0.`]),
  ];
}

function addresses(root: Element): readonly string[] {
  return everyElement(root)
    .flatMap(({ name, text, attributes }) =>
      [
        name === "AppDomain" ? text.trim() : "",
        attributes.DefaultValue ?? "",
        attributes.Value ?? "",
      ].map((address) => ({ name, address })),
    )
    .filter(({ address }) => /^[a-z]+:\/\//i.test(address) && !address.startsWith("https://"))
    .map(({ name, address }) => `${name} is not served over https: ${address}.`);
}

function requirements(root: Element): readonly string[] {
  const asked = elementsNamed(root, "Sets").map(({ children }) =>
    children
      .map(({ attributes }) => `${attributes.Name} ${attributes.MinVersion}`)
      .toSorted()
      .join(", "),
  );
  const wrong = asked.filter((sets) => sets !== REQUIREMENTS);
  return [
    ...(asked.length === 2
      ? []
      : ["The requirements stand once for the file and once for the ribbon."]),
    ...wrong.map((sets) => `It asks for ${sets}; it needs ${REQUIREMENTS}, and nothing above.`),
  ];
}

function resources(root: Element): readonly string[] {
  const declared = elementsNamed(root, "Resources")
    .flatMap(everyElement)
    .flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]));
  const used = everyElement(root).flatMap(({ attributes }) =>
    attributes.resid === undefined ? [] : [attributes.resid],
  );
  const ids = everyElement(root).flatMap(({ attributes }) =>
    attributes.id === undefined ? [] : [attributes.id],
  );
  return [
    ...[...new Set(used)]
      .filter((resid) => !declared.includes(resid))
      .map((resid) => `${resid} is used and not declared.`),
    ...declared
      .filter((resid) => !used.includes(resid))
      .map((resid) => `${resid} is declared and not used.`),
    ...ids
      .filter((id, place) => ids.indexOf(id) !== place)
      .map((id) => `Two elements have the id ${id}.`),
    ...declared
      .filter((resid) => resid.length > MOST.resid)
      .map((resid) => `The resid ${resid} is longer than ${MOST.resid} characters.`),
  ];
}

function lengths(root: Element): readonly string[] {
  const limited = [
    ...(["ShortStrings", "LongStrings"] as const).flatMap((kind) =>
      elementsNamed(root, kind).flatMap(({ children }) =>
        children.map((element) => ({ element, most: MOST[kind] })),
      ),
    ),
    ...(["DisplayName", "Description"] as const).flatMap((name) => {
      const element = childNamed(root, name);
      return element === undefined ? [] : [{ element, most: MOST[name] }];
    }),
  ];
  return limited
    .filter(({ element, most }) => (element.attributes.DefaultValue ?? "").length > most)
    .map(
      ({ element, most }) =>
        `${element.attributes.id ?? element.name} is longer than ${most} characters.`,
    );
}

function icons(root: Element, { iconSize }: Surroundings): readonly string[] {
  const addressOf = (resid: string | undefined) =>
    everyElement(root).find(({ attributes }) => attributes.id === resid)?.attributes.DefaultValue;
  const wanted = [
    { size: "32", address: childNamed(root, "IconUrl")?.attributes.DefaultValue },
    { size: "64", address: childNamed(root, "HighResolutionIconUrl")?.attributes.DefaultValue },
    ...elementsNamed(root, "Icon").flatMap(({ children }) =>
      children.map(({ attributes }) => ({
        size: attributes.size ?? "",
        address: addressOf(attributes.resid),
      })),
    ),
  ];
  const missing = elementsNamed(root, "Icon").flatMap(({ children }) =>
    RIBBON_SIZES.filter((size) => !children.some(({ attributes }) => attributes.size === size)),
  );
  return [
    ...missing.map((size) => `An icon has no image of ${size} pixels.`),
    ...wanted.flatMap(({ size, address }) => {
      const file = address?.split("/").at(-1) ?? "";
      const real = iconSize(file);
      if (real === null) return [`There is no icon ${file}.`];
      return `${real.width}` === size && `${real.height}` === size
        ? []
        : [`${file} is ${real.width} by ${real.height} pixels where ${size} are asked for.`];
    }),
  ];
}

/** One page for everything, or Excel starts a second runtime that knows nothing of the first. */
function sharedRuntime(root: Element): readonly string[] {
  const runtimes = elementsNamed(root, "Runtime");
  const resid = runtimes[0]?.attributes.resid;
  const pages = everyElement(root).filter(
    ({ name, attributes }) =>
      ["FunctionFile", "SourceLocation", "Page"].includes(name) && attributes.resid !== undefined,
  );
  const address = everyElement(root).find(({ attributes }) => attributes.id === resid)?.attributes
    .DefaultValue;
  const first = elementsNamed(root, "DefaultSettings")
    .flatMap(({ children }) => children)
    .find(({ name }) => name === "SourceLocation")?.attributes.DefaultValue;
  return [
    ...(runtimes.length === 1 && runtimes[0]?.attributes.lifetime === "long"
      ? []
      : ["There must be one runtime, and it must live long."]),
    ...pages
      .filter(({ attributes }) => attributes.resid !== resid)
      .map(({ name, attributes }) => `${name} names ${attributes.resid}; the runtime is ${resid}.`),
    ...(elementsNamed(root, "TaskpaneId").length === 0
      ? []
      : ["With a shared runtime a TaskpaneId must not be given."]),
    ...(first === address ? [] : [`The first page is ${first}; the runtime's is ${address}.`]),
  ];
}
