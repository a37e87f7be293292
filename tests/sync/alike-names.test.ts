import { describe, expect, test } from "vitest";
import { alikeNames } from "../../shared/sync/alike-names.ts";

const alike = (register: "funds" | "providers", one: string, other: string) =>
  alikeNames(register, [one, other], []).length === 1;

describe("names of funds", () => {
  test.each([
    ["MoJ Victims Fund 2024/25", "MOJ victims' fund 24-25"],
    ["MoJ Victims Fund 2024/25", "MoJ Victim's Fund (2024/2025)"],
    ["The Fund for Victims FY25", "Fund for victims, 2024/25"],
    ["Safer Streets & Places", "safer streets and places"],
    ["Core grants", "Core grant"],
  ])("[ADD212] “%s” and “%s” look like one", (one, other) => {
    expect(alike("funds", one, other)).toBe(true);
  });

  test.each([
    ["MoJ Victims Fund 2024/25", "MoJ Victims Fund 2025/26"],
    ["MoJ Victims Fund 2024/25", "MoJ Victims Fund"],
    ["Safer Streets 4", "Safer Streets 5"],
    ["Core 24-26", "Core 24-25"],
    ["Uplift", "Uplift Ltd"],
    ["The", "And"],
  ])("[ADD212] “%s” and “%s” are two", (one, other) => {
    expect(alike("funds", one, other)).toBe(false);
  });

  test("[ADD212] a provider of the same name is another question", () => {
    const [fund] = alikeNames("funds", ["Safe Homes", "The Safe Homes"], []);
    const [provider] = alikeNames("providers", ["Safe Homes", "The Safe Homes"], []);
    expect(fund?.key).not.toBe(provider?.key);
  });
});
