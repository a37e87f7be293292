import type { Framework, FrameworkRule } from "../framework/framework.ts";
import { REGISTER_KEYS } from "../registers/all-registers.ts";
import type { RegisterKey } from "../registers/field.ts";
import { ALL_CHECKS } from "./all-checks.ts";
import { builtInRules } from "./built-in-rules.ts";
import type { Check, ScopeKind, Severity } from "./check.ts";

/** A rule with its check found and its parameters parsed, ready to run on any number of slices. */
export type PreparedRule = Readonly<{
  rule: FrameworkRule;
  check: Check;
  parameters: unknown;
  severity: Severity;
}>;

export type PreparedFramework = Readonly<{
  framework: Framework;
  /** The rules to run over a scope of each kind; those switched off are left out. */
  rules: Readonly<Record<ScopeKind, readonly PreparedRule[]>>;
  /** Those over a row alone, by the register whose rows they are about. */
  rowRules: ReadonlyMap<RegisterKey, readonly PreparedRule[]>;
  /** The registers whose rows have a rule about what stands beside them. */
  besideOf: ReadonlySet<RegisterKey>;
}>;

/** A framework is data that does not change, so it is prepared once for as long as it lives. */
const prepared = new WeakMap<Framework, PreparedFramework>();

export function prepareFramework(framework: Framework): PreparedFramework {
  const known = prepared.get(framework);
  if (known !== undefined) return known;
  const rules = byScope(rulesOf(framework).flatMap(prepareRule));
  const fresh = {
    framework,
    rules,
    rowRules: byRegister(rules.row),
    besideOf: new Set(rules.beside.flatMap(aboutOf)),
  };
  prepared.set(framework, fresh);
  return fresh;
}

/**
 * The organisation's rules, and the built-in ones it does not state in its own way: a rule of its
 * own for the same check, or of the same id, takes a built-in rule's place.
 */
export function rulesOf(framework: Framework): readonly FrameworkRule[] {
  const own = new Set(framework.rules.flatMap(({ id, check }) => [id, check]));
  return [...framework.rules, ...builtInRules(framework).filter(({ id }) => !own.has(id))];
}

function aboutOf({ check, parameters }: PreparedRule): readonly RegisterKey[] {
  return check.about?.(parameters) ?? check.registers ?? [];
}

function prepareRule(rule: FrameworkRule): readonly PreparedRule[] {
  const severity = severityOf(rule);
  if (severity === "off") return [];
  const check = ALL_CHECKS.find(({ id }) => id === rule.check);
  if (check === undefined) {
    throw new Error(`Rule ${rule.id} names the check "${rule.check}", which does not exist.`);
  }
  return [{ rule, check, parameters: parametersOf(rule, check), severity }];
}

function parametersOf(rule: FrameworkRule, check: Check): unknown {
  const parsed = check.parameters.safeParse(rule.parameters);
  if (parsed.success) return parsed.data;
  throw new Error(`Rule ${rule.id} has parameters that ${check.id} cannot use.`, {
    cause: parsed.error,
  });
}

function severityOf({ force, override }: FrameworkRule): Severity | "off" {
  if (override !== undefined) return override.severity;
  if (force === "must") return "error";
  return force === "fact" ? "info" : "warning";
}

function byScope(rules: readonly PreparedRule[]): PreparedFramework["rules"] {
  const of = (kind: ScopeKind) => rules.filter(({ check }) => check.scope === kind);
  return {
    row: of("row"),
    beside: of("beside"),
    "fund-year": of("fund-year"),
    "scheme-year": of("scheme-year"),
    agreement: of("agreement"),
    fund: of("fund"),
    "fund-agreements": of("fund-agreements"),
    service: of("service"),
    provider: of("provider"),
    "provider-itself": of("provider-itself"),
    "provider-allocations": of("provider-allocations"),
    month: of("month"),
    organisation: of("organisation"),
  };
}

/** A row check that names its registers is not run on rows of others. */
function byRegister(rowRules: readonly PreparedRule[]): PreparedFramework["rowRules"] {
  return new Map(
    REGISTER_KEYS.map((register) => [
      register,
      rowRules.filter(({ check }) => check.registers?.includes(register) ?? true),
    ]),
  );
}
