import type { SetUpAnswer } from "../../../shared/authoring/answer-questions.ts";
import type { AuthoringFinding } from "../../../shared/authoring/authoring-finding.ts";
import type { FrameworkStanding, FrameworkView } from "../../../shared/authoring/framework-view.ts";
import type { OpenQuestion } from "../../../shared/framework/open-questions.ts";
import type { EditionPreview } from "../../../shared/sync/screens.ts";
import type { IsoDay } from "../../../shared/values/calendar-date.ts";
import type { Result } from "../../../shared/values/result.ts";
import type { ApiClient } from "../../api-client.ts";
import { granted } from "../granted.ts";

/** A framework workbook as it travels. */
export type WorkbookText = string;

export type ReadWorkbook = Readonly<{
  /** Null where a cell is to be put right first. */
  framework: FrameworkView | null;
  findings: readonly (AuthoringFinding & Readonly<{ sentence: string }>)[];
  questions: readonly OpenQuestion[];
}>;

export type Proposing = Readonly<{ from: IsoDay; note: string }> &
  (Readonly<{ file: WorkbookText }> | Readonly<{ answers: readonly SetUpAnswer[] }>);

/** What the page of the framework asks of the server; what is not granted comes as its sentence. */
export interface FrameworkApi {
  standing(): Promise<FrameworkStanding>;
  workbook(): Promise<Readonly<{ name: string; file: WorkbookText }>>;
  read(file: WorkbookText): Promise<Result<ReadWorkbook, string>>;
  preview(
    of: Readonly<{ proposal: string }> | Readonly<{ file: WorkbookText; from: IsoDay }>,
  ): Promise<Result<EditionPreview, string>>;
  propose(proposing: Proposing): Promise<Result<unknown, string>>;
  sign(proposal: string, office: string | null): Promise<Result<unknown, string>>;
  withdraw(proposal: string, reason: string): Promise<Result<unknown, string>>;
  adopt(
    proposal: string,
  ): Promise<Result<Readonly<{ copied: number; left: readonly string[] }>, string>>;
  see(proposal: string): Promise<Result<unknown, string>>;
}

export function frameworkApi(client: ApiClient): FrameworkApi {
  const { framework } = client;
  return {
    standing: () => framework.standing.query(),
    workbook: () => framework.workbook.query(),
    read: (file) => granted(framework.read.mutate({ file })),
    preview: (of) => granted(framework.preview.mutate(of)),
    propose: (proposing) =>
      granted(
        framework.propose.mutate(
          "file" in proposing ? proposing : { ...proposing, answers: [...proposing.answers] },
        ),
      ),
    sign: (proposal, office) => granted(framework.sign.mutate({ proposal, office })),
    withdraw: (proposal, reason) => granted(framework.withdraw.mutate({ proposal, reason })),
    adopt: (proposal) => granted(framework.adopt.mutate({ proposal })),
    see: (proposal) => granted(framework.see.mutate({ proposal })),
  };
}
