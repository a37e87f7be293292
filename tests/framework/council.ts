import type { Framework, FrameworkRule } from "../../shared/framework/framework.ts";
import { citing, named, word } from "../../shared/frameworks/citing.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { IsoDay } from "../../shared/values/calendar-date.ts";
import { pence } from "../../shared/values/pence.ts";

const { figure, rule, states } = citing("Saltmarsh grants policy");

export const SCHEME = "Neighbourhood grants";

/** Grants of at most so many pounds, in the words of the council's own policy. */
export function grantLimit(pounds: number): FrameworkRule {
  return rule("award-size", "must", {
    id: "4.2",
    rule: "4.2",
    quote: `No neighbourhood grant is larger than £${pounds}.`,
    parameters: { scheme: SCHEME, maximumPence: pounds * 100 },
  });
}

/** The framework of a council that there is not, with one limit that differs from edition to edition. */
export function council(edition: string, pounds: number): Framework {
  return {
    ...starter,
    key: "saltmarsh",
    organisation: "Saltmarsh Council",
    document: { ...starter.document, title: "Saltmarsh grants policy", edition },
    vocabularies: {
      ...starter.vocabularies,
      serviceAreas: states(
        { closed: false, entries: [word("Youth work"), word("Wardens")] },
        "fact",
        { quote: "We fund youth work and wardens." },
      ),
    },
    rules: [grantLimit(pounds)],
    figures: [
      figure("funds", { name: "Community fund", status: "live" }, { quote: "the Community fund" }),
      figure(
        "schemes",
        { name: SCHEME, fund: named("Community fund"), pot: pence(5_000_000), potIs: "estimate" },
        { quote: "Neighbourhood grants are paid from the Community fund." },
      ),
    ],
  };
}

export const day = (text: string) => IsoDay.parse(text);
