import type { FrameworkRule } from "../framework/framework.ts";
import { citing } from "./citing.ts";
import { POLICING_BODY_RULES } from "./policing-body-rules.ts";

const { rule, evidence } = citing("Commissioning Framework 2017 -2021");

/** What the document asks of rows, in its order, and after it what the law asks of its kind of body. */
export const northWalesRules: readonly FrameworkRule[] = [
  rule("award-count", "must", {
    id: "R54/count",
    rule: "R54",
    quote: "Each year a total of £42,000 will be made available ... to fund up to 12 projects",
    parameters: { scheme: "Your Community, Your Choice", most: 12 },
  }),
  rule("award-total", "must", {
    id: "R54/total",
    rule: "R54",
    quote: "Each year a total of £42,000 will be made available ... to fund up to 12 projects",
    parameters: { scheme: "Your Community, Your Choice", potPence: 4_200_000 },
  }),
  rule("parent-and-children", "must", {
    id: "R49",
    rule: "R49",
    quote:
      "£757,634 will be used for core victims' services and £56,442 will be ring fenced to support child sexual abuse services",
  }),
  rule("ring-fence", "must", {
    id: "R49/ring-fence",
    rule: "R49",
    quote: "£56,442 will be ring fenced to support child sexual abuse services",
  }),
  evidence({
    id: "R54/vote",
    rule: "R54",
    quote: "the people of North Wales will decide which projects receive the funding",
    parameters: {
      register: "schemes",
      kinds: ["public-vote"],
      when: [{ field: "name", isOneOf: ["Your Community, Your Choice"] }],
    },
  }),
  rule("fund-purposes", "fact", {
    id: "R57",
    rule: "R57",
    quote: "The Ministry of Justice will retain responsibility for Commissioning some",
    parameters: {
      fund: "Victims' services",
      never: [
        "Rape support centres",
        "Homicide services",
        "Court based witness service",
        "Victims of human trafficking",
        "National Victims Helpline",
      ],
    },
  }),
  evidence({
    id: "R61",
    rule: "R61",
    quote:
      "I will publish this document along with details of the projects and work programmes that receive financial support",
    parameters: {
      register: "allocations",
      kinds: ["published-copy"],
      when: [{ field: "status", isOneOf: ["approved"] }],
    },
  }),
  ...POLICING_BODY_RULES,
];
