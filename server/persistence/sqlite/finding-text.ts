import type { Finding, ScopeKey } from "../../../shared/checks/check.ts";
import { rulesOf } from "../../../shared/checks/prepare-framework.ts";
import type { Framework, Source } from "../../../shared/framework/framework.ts";
import type { PushAnswer } from "../../../shared/sync/protocol.ts";

/** The sources of a framework's rules, by rule: kept once, not with every finding. */
export type FindingSources = ReadonlyMap<string, Source>;

const NO_LONGER_STATED: Source = { document: "", quote: "", rule: null };

/** By rule, and beside that by edition and rule: two editions may give one rule other sentences. */
export function findingSources(framework: Framework): FindingSources {
  const sources = new Map(rulesOf(framework).map(({ id, source }) => [id, source]));
  for (const [place, edition] of (framework.editions ?? []).entries()) {
    for (const { id, source } of rulesOf(edition.framework)) sources.set(`${place}/${id}`, source);
  }
  return sources;
}

function sourceOf(
  { rule, edition }: Pick<Finding, "rule" | "edition">,
  sources: FindingSources,
): Source {
  const key = edition === undefined ? rule : `${edition}/${rule}`;
  return sources.get(key) ?? NO_LONGER_STATED;
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
  return { ...packed, source: sourceOf(packed, sources), scope };
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
            source: sourceOf(finding, sources),
          })),
        },
  );
  return { ...answer, rows };
}
