import { packageOf, relationships } from "./package-of.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main";
const STRICT_DOCUMENT = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
const XM = "http://schemas.microsoft.com/office/excel/2006/main";
const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const TEXT = "http://schemas.openxmlformats.org/drawingml/2006/main";
const SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What the workbook's sheet shows: two contracts under a title and a merged heading. */
export const RICH = {
  sheet: "Contracts",
  header: 2,
  /** The annual values, and the cell that adds them up. */
  values: { column: 3, rows: [3, 4] },
  total: { row: 6, column: 3 },
} as const;

type Kind = Readonly<{ strict?: boolean; macros?: boolean }>;

/**
 * A workbook as an office has them: chart, pivot table, macros, comments, conditional formats,
 * validations, names, a sparkline, shared formulas, inline texts, and parts of makers unknown.
 */
export function richWorkbook(
  [first, second]: readonly [string, string],
  kind: Kind = {},
): Uint8Array {
  const parts = partsOf(first, second, kind.macros === true);
  const inKind = (text: string) =>
    kind.strict === true
      ? text.replaceAll(MAIN, STRICT_MAIN).replaceAll(DOCUMENT, STRICT_DOCUMENT)
      : text;
  return packageOf({
    extra: Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [
        name,
        typeof content === "string" ? inKind(content) : content,
      ]),
    ),
  });
}

function partsOf(first: string, second: string, macros: boolean) {
  return {
    "[Content_Types].xml": contentTypes(macros),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><workbookPr codeName="ThisWorkbook"/><sheets><sheet name="Contracts" sheetId="1" r:id="rId1"/><sheet name="Summary" sheetId="4" r:id="rId2"/></sheets><definedNames><definedName name="AnnualValues">Contracts!$D$4:$D$5</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">Contracts!$3:$3</definedName></definedNames><calcPr calcId="191029"/><pivotCaches><pivotCache cacheId="7" r:id="rId5"/></pivotCaches></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["sharedStrings", "sharedStrings.xml"],
      ["styles", "styles.xml"],
      ["pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"],
      ["calcChain", "calcChain.xml"],
      ["vbaProject", "vbaProject.bin"],
    ]),
    "xl/worksheets/sheet1.xml": contractsSheet(first, second),
    "xl/worksheets/_rels/sheet1.xml.rels": relationships([
      ["drawing", "../drawings/drawing1.xml"],
      ["comments", "../comments1.xml"],
      ["vmlDrawing", "../drawings/vmlDrawing1.vml"],
    ]),
    "xl/worksheets/sheet2.xml": `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><f>SUM(AnnualValues)</f><v>110000</v></c></row></sheetData></worksheet>`,
    "xl/worksheets/_rels/sheet2.xml.rels": relationships([
      ["pivotTable", "../pivotTables/pivotTable1.xml"],
    ]),
    "xl/sharedStrings.xml": `<sst xmlns="${MAIN}" count="2" uniqueCount="2"><si><t>Contracts register</t></si><si><r><rPr><b/></rPr><t>Tit</t></r><r><t>le</t></r></si></sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs><dxfs count="1"><dxf><font><b/></font></dxf></dxfs></styleSheet>`,
    "xl/calcChain.xml": `<calcChain xmlns="${MAIN}"><c r="G4" i="1"/><c r="G5" i="1"/><c r="D7" i="1"/><c r="A1" i="4"/></calcChain>`,
    "xl/comments1.xml": `<comments xmlns="${MAIN}"><authors><author>Finance</author></authors><commentList><comment ref="D4" authorId="0"><text><t>agreed in March</t></text></comment></commentList></comments>`,
    "xl/drawings/vmlDrawing1.vml": `<xml xmlns:v="urn:schemas-microsoft-com:vml"/>`,
    "xl/drawings/drawing1.xml": `<xdr:wsDr xmlns:xdr="${DRAWING}" xmlns:a="${TEXT}"><xdr:twoCellAnchor><xdr:from><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>15</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Values"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${DOCUMENT}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`,
    "xl/drawings/_rels/drawing1.xml.rels": relationships([["chart", "../charts/chart1.xml"]]),
    "xl/charts/chart1.xml": `<c:chartSpace xmlns:c="${CHART}"><c:chart><c:plotArea><c:barChart><c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>Contracts!$D$4:$D$5</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>`,
    "xl/pivotCache/pivotCacheDefinition1.xml": `<pivotCacheDefinition xmlns="${MAIN}" xmlns:r="${DOCUMENT}" saveData="0" refreshOnLoad="1"><cacheSource type="worksheet"><worksheetSource ref="A3:D5" sheet="Contracts"/></cacheSource><cacheFields count="0"/></pivotCacheDefinition>`,
    "xl/pivotTables/pivotTable1.xml": `<pivotTableDefinition xmlns="${MAIN}" name="ByProvider" cacheId="7" dataCaption="Values"><location ref="C3:D5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>`,
    "xl/pivotTables/_rels/pivotTable1.xml.rels": relationships([
      ["pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml"],
    ]),
    "xl/vbaProject.bin": Uint8Array.from({ length: 600 }, (_, at) => (at * 31) % 256),
    "docProps/custom.xml": `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>`,
    "customXml/item1.xml": `<kept by="somebody else"/>`,
  };
}

function contractsSheet(first: string, second: string): string {
  const inline = (place: string, text: string) =>
    `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const headers = ["Provider", "Current end", "Annual value", "Status", "Note", "Doubled"]
    .map((text, at) => inline(`${"BCDEFG"[at]}3`, text))
    .join("");
  const row = (
    number: number,
    texts: readonly string[],
    numbers: readonly number[],
    double: string,
  ) =>
    `<row r="${number}" spans="1:7">${inline(`A${number}`, texts[0] ?? "")}${inline(`B${number}`, texts[1] ?? "")}<c r="C${number}" s="1"><v>${numbers[0]}</v></c><c r="D${number}" s="2"><v>${numbers[1]}</v></c>${inline(`E${number}`, "Live")}${inline(`F${number}`, "first")}<c r="G${number}" s="2">${double}</c></row>`;
  return `<worksheet xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheetPr codeName="Sheet1"/><dimension ref="A1:G7"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="32" customWidth="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="3" ht="30" customHeight="1"><c r="A3" t="s"><v>1</v></c>${headers}</row>${row(4, [first, "Acme"], [46_477, 50_000], `<f t="shared" ref="G4:G5" si="0">D4*2</f><v>100000</v>`)}${row(5, [second, "Bodwyn"], [46_842, 60_000], `<f t="shared" si="0"/><v>120000</v>`)}<row r="7">${inline("A7", "Total")}<c r="D7" s="2"><f>SUM(D4:D5)</f><v>110000</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:G1"/></mergeCells><conditionalFormatting sqref="D4:D5"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>55000</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="E4:E5"><formula1>"Live,Ended"</formula1></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/><legacyDrawing r:id="rId3"/><extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="${X14}"><x14:sparklineGroups xmlns:xm="${XM}"><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>Contracts!D4:D5</xm:f><xm:sqref>H1</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst></worksheet>`;
}

function contentTypes(macros: boolean): string {
  const main = macros
    ? "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    : `${SHEET_ML}.sheet.main+xml`;
  const overrides = [
    ["xl/workbook.xml", main],
    ["xl/worksheets/sheet1.xml", `${SHEET_ML}.worksheet+xml`],
    ["xl/worksheets/sheet2.xml", `${SHEET_ML}.worksheet+xml`],
    ["xl/sharedStrings.xml", `${SHEET_ML}.sharedStrings+xml`],
    ["xl/styles.xml", `${SHEET_ML}.styles+xml`],
    ["xl/calcChain.xml", `${SHEET_ML}.calcChain+xml`],
    ["xl/comments1.xml", `${SHEET_ML}.comments+xml`],
    ["xl/drawings/drawing1.xml", "application/vnd.openxmlformats-officedocument.drawing+xml"],
    ["xl/charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"],
    ["xl/pivotCache/pivotCacheDefinition1.xml", `${SHEET_ML}.pivotCacheDefinition+xml`],
    ["xl/pivotTables/pivotTable1.xml", `${SHEET_ML}.pivotTable+xml`],
  ];
  const each = overrides.map(
    ([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`,
  );
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>${each.join("")}</Types>`;
}
