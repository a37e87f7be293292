import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { inflateSync } from "node:zlib";
import { OfficeAddinManifest } from "office-addin-manifest";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { drawIcon, ICON_SIZES } from "../support/draw-icons.ts";
import { lintManifest, type Surroundings } from "./lint-manifest.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const FILE = path.join(ROOT, "manifest.xml");
const XML = readFileSync(FILE, "utf8");
const SCHEMAS = path.join(ROOT, "../shared/data/public/manifest_xsd/taskpane");

const surroundings: Surroundings = {
  packageVersion: JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")).version,
  iconSize: (file) => {
    const icon = path.join(ROOT, "addin/assets", file);
    if (file === "" || !existsSync(icon)) return null;
    const bytes = readFileSync(icon);
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  },
};

describe("the manifest", () => {
  test("[ADD100] keeps every rule of our own lint", () => {
    expect(lintManifest(XML, surroundings)).toEqual([]);
  });

  test("[ADD101] is understood by Microsoft's own reader", async () => {
    const { displayName, hosts, permissions, version } =
      await OfficeAddinManifest.readManifestFile(FILE);

    expect({ displayName, hosts, permissions, version }).toEqual({
      displayName: "Foreplan",
      hosts: ["Workbook"],
      permissions: "ReadWriteDocument",
      version: `${surroundings.packageVersion}.0`,
    });
  });

  test.skipIf(!existsSync(SCHEMAS))(
    "[ADD102] is accepted by the published schemas, which end before Runtimes (needs ../shared/data)",
    async () => {
      const schema = (fileName: string) => ({
        fileName,
        contents: readFileSync(path.join(SCHEMAS, fileName), "utf8"),
      });
      const main = "OfficeAppManifestV1_1.xsd";
      const check = (contents: string) =>
        validateXML({
          xml: [{ fileName: "manifest.xml", contents }],
          schema: [schema(main)],
          preload: readdirSync(SCHEMAS)
            .filter((name) => name !== main)
            .map(schema),
        });
      const withoutRuntimes = XML.replace(/<Runtimes>[\s\S]*?<\/Runtimes>/, "");

      expect((await check(withoutRuntimes)).errors.map(({ message }) => message)).toEqual([]);
      expect((await check(withoutRuntimes.replace("<Id>", "<Identity>"))).valid).toBe(false);
    },
  );
});

describe("the lint of the manifest", () => {
  test.each([
    {
      fault: "an element out of order",
      from: /(<Version>.*<\/Version>)\s*(<ProviderName>.*<\/ProviderName>)/,
      to: "$2$1",
      says: "Version stands at the wrong place in OfficeApp.",
    },
    {
      fault: "an id that is no GUID",
      from: /<Id>.*<\/Id>/,
      to: "<Id>foreplan</Id>",
      says: "The id foreplan is not a GUID.",
    },
    {
      fault: "a version that did not rise",
      from: /<Version>.*<\/Version>/,
      to: "<Version>0.0.9.0</Version>",
      says: `The version is 0.0.9.0; the package's asks for ${surroundings.packageVersion}.0.`,
    },
    {
      fault: "a page over http",
      from: 'DefaultValue="https://localhost:8443/task-pane.html"',
      to: 'DefaultValue="http://localhost:8443/task-pane.html"',
      says: "SourceLocation is not served over https: http://localhost:8443/task-pane.html.",
    },
    {
      fault: "a requirement above the floor",
      from: 'MinVersion="1.14"',
      to: 'MinVersion="1.18"',
      says: `It asks for ExcelApi 1.18, SharedRuntime 1.1; it needs ExcelApi 1.14, SharedRuntime 1.1, and nothing above.`,
    },
    {
      fault: "a resource that is not declared",
      from: 'Label resid="Foreplan.Tab.Label"',
      to: 'Label resid="Foreplan.Tab.Name"',
      says: "Foreplan.Tab.Name is used and not declared.",
    },
    {
      fault: "a text that is too long",
      from: 'DefaultValue="Open Foreplan"',
      to: `DefaultValue="${"Open ".repeat(26)}"`,
      says: "Foreplan.Open.Label is longer than 125 characters.",
    },
    {
      fault: "an icon of another size",
      from: "icon-64.png",
      to: "icon-80.png",
      says: "icon-80.png is 80 by 80 pixels where 64 are asked for.",
    },
    {
      fault: "an icon that is not there",
      from: 'DefaultValue="https://localhost:8443/icon-16.png"',
      to: 'DefaultValue="https://localhost:8443/icon-17.png"',
      says: "There is no icon icon-17.png.",
    },
    {
      fault: "an icon without its small image",
      from: '<bt:Image size="16" resid="Foreplan.Icon.16" />',
      to: "",
      says: "An icon has no image of 16 pixels.",
    },
    {
      fault: "a function file in another runtime",
      from: '<FunctionFile resid="Foreplan.Page" />',
      to: '<FunctionFile resid="Foreplan.LearnMore" />',
      says: "FunctionFile names Foreplan.LearnMore; the runtime is Foreplan.Page.",
    },
    {
      fault: "a TaskpaneId",
      from: '<Action xsi:type="ShowTaskpane">',
      to: '<Action xsi:type="ShowTaskpane"><TaskpaneId>one</TaskpaneId>',
      says: "With a shared runtime a TaskpaneId must not be given.",
    },
    {
      fault: "a runtime that is not kept",
      from: 'lifetime="long"',
      to: 'lifetime="short"',
      says: "There must be one runtime, and it must live long.",
    },
    {
      fault: "another first page",
      from: '<SourceLocation DefaultValue="https://localhost:8443/task-pane.html" />',
      to: '<SourceLocation DefaultValue="https://localhost:8443/" />',
      says: "The first page is https://localhost:8443/; the runtime's is https://localhost:8443/task-pane.html.",
    },
  ])("[ADD103] catches $fault", ({ from, to, says }) => {
    const spoilt = XML.replace(from, to);

    expect(spoilt).not.toBe(XML);
    expect(lintManifest(spoilt, surroundings)).toContain(says);
  });

  test("[ADD103] refuses a file that is not well-formed", () => {
    expect(() => lintManifest(XML.replace("</OfficeApp>", ""), surroundings)).toThrow();
  });
});

describe("the icons", () => {
  test.each(ICON_SIZES)("[ADD104] are the mark as it is drawn, at %i pixels", (size) => {
    const kept = readFileSync(path.join(ROOT, `addin/assets/icon-${size}.png`));

    expect(pixels(kept).equals(pixels(drawIcon(size)))).toBe(true);
  });
});

/** What a PNG shows: its one IDAT chunk unpacked. Packed bytes differ between versions of zlib. */
function pixels(png: Buffer): Buffer {
  const data = png.indexOf("IDAT");
  return inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
}

describe("the pages", () => {
  const page = (name: string) => readFileSync(path.join(ROOT, "addin", name), "utf8");
  const office =
    /<script src="https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js">/;

  test("[ADD105] the pane loads office.js from Microsoft's address in its head, and no preview of it", () => {
    const head = page("task-pane/task-pane.html").split("</head>")[0] ?? "";

    expect(head).toMatch(office);
    expect(head).not.toContain("/beta/");
  });

  test("[ADD105] the dashboard does not load office.js", () => {
    expect(page("dashboard/index.html")).not.toContain("appsforoffice");
  });
});
