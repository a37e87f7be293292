import { ALL_CHECKS } from "../checks/all-checks.ts";
import {
  type EditionSignature,
  lackingSignatures,
  type Proposal,
  signOffOf,
} from "../framework/edition-log.ts";
import {
  type Actor,
  type EditionStanding,
  refuseAdopting,
  refuseSigning,
  refuseWithdrawing,
} from "../framework/edition-rules.ts";
import type { Force, Framework, SignOff, Source } from "../framework/framework.ts";
import { type OpenQuestion, openQuestions } from "../framework/open-questions.ts";
import type { IsoDay } from "../values/calendar-date.ts";
import { parameterCell } from "./parameter-cells.ts";
import { inWords, parametersOf } from "./parameter-types.ts";
import { ruleWords } from "./rule-words.ts";

/** A rule as a person reads it: what it checks, with which numbers, and on whose word. */
export type RuleView = Readonly<{
  id: string;
  kind: string;
  says: string;
  numbers: readonly Readonly<{ label: string; value: string }>[];
  force: Force;
  source: Source;
  /** Why it is graver or milder than its force would make it. */
  instead: string | null;
}>;

/** What a framework is called, and what is in it. */
export type FrameworkView = Readonly<{
  organisation: string;
  title: string;
  edition: string;
  rules: readonly RuleView[];
  figures: number;
}>;

export type EditionView = Readonly<{
  title: string;
  edition: string;
  from: IsoDay | null;
  state: "past" | "in-force" | "coming";
}>;

export type ProposalView = Readonly<{
  id: string;
  framework: FrameworkView;
  from: IsoDay;
  note: string;
  by: string;
  at: number;
  state: Proposal["state"];
  signatures: readonly EditionSignature[];
  /** What it still lacks before it can be adopted. */
  lacking: readonly string[];
  closed: Proposal["closed"];
  /** What the reader may do with it. */
  may: Readonly<{ sign: boolean; signAs: string | null; adopt: boolean; withdraw: boolean }>;
  /** True where the reader has been told that it was adopted. */
  seen: boolean;
}>;

export type FrameworkStanding = Readonly<{
  /** True where the organisation has none of its own yet. */
  isStarter: boolean;
  inForce: FrameworkView;
  signOff: SignOff;
  questions: readonly OpenQuestion[];
  editions: readonly EditionView[];
  /** Newest first. */
  proposals: readonly ProposalView[];
  mayPropose: boolean;
}>;

/** How an organisation stands with its framework, as one of its members sees it. */
export function frameworkStanding(standing: EditionStanding, reader: Actor): FrameworkStanding {
  const { beginning, framework, proposals } = standing;
  const own = framework.editions !== undefined;
  return {
    isStarter: beginning.isStarter && !own,
    inForce: frameworkView(framework),
    signOff: signOffOf(framework),
    questions: openQuestions(framework),
    editions: editionViews(standing),
    proposals: proposals.map((one) => proposalView(one, standing, reader)).toReversed(),
    mayPropose: reader.role === "administrator",
  };
}

export function frameworkView({
  organisation,
  document,
  rules,
  figures,
  vocabularies,
}: Framework): FrameworkView {
  return {
    organisation,
    title: document.title,
    edition: document.edition,
    rules: rules.flatMap((rule) => {
      const check = ALL_CHECKS.find(({ id }) => id === rule.check);
      if (check === undefined) return [];
      const words = ruleWords(vocabularies, rule.parameters);
      const numbers = parametersOf(check).flatMap((parameter) => {
        const value = rule.parameters[parameter.name];
        const cell = parameterCell(parameter, value, words);
        if (cell === null) return [];
        const isMoney = parameter.type.kind === "money" && typeof cell.value === "number";
        const text = isMoney ? `£${cell.value.toLocaleString("en-GB")}` : String(cell.value);
        return [{ label: parameter.label, value: text }];
      });
      const { id, force, source, override } = rule;
      const instead = override === undefined ? null : `${override.severity}: ${override.reason}`;
      return [
        { id, kind: inWords(check.id), says: check.statement, numbers, force, source, instead },
      ];
    }),
    figures: figures.length,
  };
}

function editionViews({ framework, beginning }: EditionStanding): readonly EditionView[] {
  const editions = framework.editions ?? [
    { framework, from: beginning.from, since: beginning.isStarter ? null : 0 },
  ];
  const current = editions.findLastIndex(({ since }) => since !== null);
  return editions.map(({ framework: { document }, from }, place) => ({
    title: document.title,
    edition: document.edition,
    from,
    state: place === Math.max(current, 0) ? "in-force" : place > current ? "coming" : "past",
  }));
}

function proposalView(proposal: Proposal, standing: EditionStanding, reader: Actor): ProposalView {
  const { id, framework, from, note, by, at, state, signatures, closed, seenBy } = proposal;
  const signOff = signOffOf(standing.framework);
  const mayAs = (office: string | null) =>
    refuseSigning(reader, office, proposal, standing) === null;
  const officeTaken = signatures.some(({ office }) => office !== null);
  const signAs = signOff.office !== null && !officeTaken && mayAs(signOff.office);
  return {
    ...{ id, framework: frameworkView(framework), from, note, by: by.name, at },
    ...{ state, signatures, closed },
    lacking: state === "open" ? lackingSignatures(signOff, signatures) : [],
    may: {
      sign: mayAs(null),
      signAs: signAs ? signOff.office : null,
      adopt: refuseAdopting(reader, proposal, standing) === null,
      withdraw: refuseWithdrawing(reader, proposal) === null,
    },
    seen: seenBy.includes(reader.id) || closed?.by.id === reader.id,
  };
}
