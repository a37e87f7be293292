import { HostError } from "../model/host-error.ts";
import { API_SETS } from "./api-sets.ts";

/** Members that came after the typings of the pinned library, as Microsoft's reference states them. */
const LATER_SETS: Readonly<Record<string, string>> = { "Worksheet.Notes": "ExcelApi 1.18" };

/** Requirement sets a host claims, as isSetSupported answers: "ExcelApi" to "1.14". */
export type RequirementMatrix = Readonly<Record<string, string>>;

/** The floor the add-in's manifest asks for. */
export const FLOOR: RequirementMatrix = {
  ExcelApi: "1.14",
  SharedRuntime: "1.1",
  AddinCommands: "1.1",
  CustomFunctionsRuntime: "1.3",
  DialogApi: "1.1",
  RichApiRuntime: "1.1",
  RichApiRuntimeFlag: "1.1",
  RibbonApi: "1.1",
};

/** What Excel on the web claims today. */
export const EXCEL_ON_THE_WEB: RequirementMatrix = {
  ExcelApi: "1.20",
  ExcelApiOnline: "1.1",
  SharedRuntime: "1.2",
  AddinCommands: "1.3",
  CustomFunctionsRuntime: "1.5",
  DialogApi: "1.2",
  IdentityAPI: "1.3",
  RichApiRuntime: "1.2",
  RichApiRuntimeFlag: "1.2",
  RibbonApi: "1.2",
};

/** The library lets every call through; it is the host that refuses what its version lacks. */
export function refuseMissing(matrix: RequirementMatrix, type: string, member: string): void {
  const needed = API_SETS[`${type}.${member}`] ?? LATER_SETS[`${type}.${member}`];
  if (needed === undefined || isSupported(matrix, needed)) return;
  throw new HostError("ApiNotFound", `${type}.${member}`);
}

function isSupported(matrix: RequirementMatrix, needed: string): boolean {
  const [set = "", version = ""] = needed.split(" ");
  const claimed = matrix[set];
  return claimed !== undefined && compareVersions(claimed, version) >= 0;
}

function compareVersions(one: string, other: string): number {
  const [oneMajor = 0, oneMinor = 0] = one.split(".").map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split(".").map(Number);
  return oneMajor - otherMajor || oneMinor - otherMinor;
}
