import type { Finding, ScopeKey } from "../../../shared/checks/check.ts";
import { rulesOf } from "../../../shared/checks/prepare-framework.ts";
import type { Framework, Source } from "../../../shared/framework/framework.ts";
import type { PushAnswer } from "../../../shared/sync/protocol.ts";

/** The sources of a framework's rules, by rule: kept once, not with every finding. */
export type FindingSources = ReadonlyMap<string, Source>;

const NO_LONGER_STATED: Source = { document: "", quote: "", rule: null };

export function findingSources(framework: Framework): FindingSources {
  return new Map(rulesOf(framework).map(({ id, source }) => [id, source]));
}

type Packed = Omit<Finding, "source" | "scope">;

/** What is written of a finding: its rule says its source, and its key its scope. */
export function findingText({ source: _source, scope: _scope, ...rest }: Finding): string {
  return JSON.stringify(rest satisfies Packed);
}

export function readFinding(
  { scope, body }: Readonly<{ scope: ScopeKey; body: string }>,
  sources: FindingSources,
): Finding {
  // The text was written by `findingText`.
  const packed = JSON.parse(body) as Packed;
  return { ...packed, source: sources.get(packed.rule) ?? NO_LONGER_STATED, scope };
}

/** An answer as it is kept for a repeated request. */
export function answerText(answer: PushAnswer): string {
  const rows = answer.rows.map((row) =>
    row.kind === "removed" || row.findings.length === 0
      ? row
      : { ...row, findings: row.findings.map(({ source: _source, ...rest }) => rest) },
  );
  return JSON.stringify({ ...answer, rows });
}

export function readAnswer(text: string, sources: FindingSources): PushAnswer {
  // The text was written by `answerText`: an answer whose findings lack their sources.
  const answer = JSON.parse(text) as PushAnswer;
  const rows = answer.rows.map((row) =>
    row.kind === "removed"
      ? row
      : {
          ...row,
          findings: row.findings.map((finding) => ({
            ...finding,
            source: sources.get(finding.rule) ?? NO_LONGER_STATED,
          })),
        },
  );
  return { ...answer, rows };
}
