import type { FrameworkApi } from "../../../addin/dashboard/framework/framework-api.ts";
import { frameworkStanding, frameworkView } from "../../../shared/authoring/framework-view.ts";
import { type EditionEvent, proposalsIn } from "../../../shared/framework/edition-log.ts";
import { openQuestions } from "../../../shared/framework/open-questions.ts";
import { dorset } from "../../../shared/frameworks/dorset.ts";
import type { EditionPreview, Role } from "../../../shared/sync/screens.ts";
import { ok } from "../../../shared/values/result.ts";
import { day } from "../../task-pane/stage/sample-rows.ts";

const ANN = { id: "ann", name: "Ann Griffiths" };
const MEGAN = { id: "megan", name: "Megan Thomas" };
const AT = Date.UTC(2026, 10, 12, 10);

const NEXT = {
  ...dorset,
  document: { ...dorset.document, edition: "version 2" },
  figures: dorset.figures.slice(0, 5),
};

const EVENTS: readonly EditionEvent[] = [
  {
    about: "first",
    act: { kind: "proposed", framework: NEXT, from: day("2026-11-20"), note: "" },
    by: ANN,
    at: AT,
  },
  {
    about: "first",
    act: { kind: "withdrawn", reason: "A limit was missing." },
    by: ANN,
    at: AT,
  },
  {
    about: "second",
    act: {
      kind: "proposed",
      framework: NEXT,
      from: day("2027-04-01"),
      note: "Community grants go up to £5,000 from April.",
    },
    by: ANN,
    at: AT,
  },
  { about: "second", act: { kind: "signed", office: null }, by: ANN, at: AT },
];

const ADOPTED: readonly EditionEvent[] = [
  ...EVENTS,
  {
    about: "second",
    act: { kind: "signed", office: "Police and Crime Commissioner" },
    by: MEGAN,
    at: AT,
  },
  { about: "second", act: { kind: "adopted" }, by: MEGAN, at: AT },
];

const PREVIEW: EditionPreview = {
  fails: {
    count: 2,
    lines: [
      {
        row: "one",
        name: "Boxing club",
        register: "allocations",
        sentence: "£3,001 is £1 over the most that Community Grant Scheme gives, £3,000.",
        arithmetic: ["award: £3,001", "most: £3,000", "over by: £1"],
        source: {
          document: "Commissioning Strategy 2017 - 2021",
          quote: "can apply for grants between £100 and £3,000",
          rule: "R30",
        },
      },
    ],
  },
  wouldFailToday: { count: 0, lines: [] },
  mended: { count: 0, lines: [] },
  figures: 3,
};

/** The framework of a sample office, as a member of some role sees it. */
export function sampleFramework(
  done: unknown[][],
  { role, adopted }: Readonly<{ role: Role; adopted: boolean }>,
): FrameworkApi {
  const does =
    (what: string) =>
    async (...given: readonly unknown[]) => {
      done.push([what, ...given]);
      return ok({ copied: 5, left: [] });
    };
  return {
    standing: async () =>
      frameworkStanding(
        {
          beginning: { framework: dorset, isStarter: false, from: null },
          framework: dorset,
          proposals: proposalsIn(adopted ? ADOPTED : EVENTS),
          today: day("2026-11-21"),
        },
        { id: "carys", role },
      ),
    workbook: async () => ({ name: "dorset-framework.xlsx", file: "" }),
    read: async () =>
      ok({
        framework: adopted ? frameworkView(NEXT) : null,
        findings: adopted
          ? []
          : [
              {
                ...{ severity: "error", sheet: "Rules", address: "B5", column: "Kind of rule" },
                ...{ seen: "Award sise", accepted: "" },
                sentence:
                  'Sheet "Rules", cell B5 (Kind of rule) says "Award sise": accepted is one of the kinds of rule; perhaps Award size, Award count, Award total.',
              },
            ],
        questions: openQuestions(NEXT),
      }),
    preview: async () => ok(PREVIEW),
    propose: does("propose"),
    sign: does("sign"),
    withdraw: does("withdraw"),
    adopt: does("adopt"),
    see: does("see"),
  };
}
