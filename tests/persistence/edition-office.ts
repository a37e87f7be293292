import { onTestFinished } from "vitest";
import type { EditionStore } from "../../server/api/edition-store.ts";
import type { StoreProblem } from "../../server/api/store-problem.ts";
import type { OrganisationStore } from "../../server/api/stores.ts";
import type { Framework } from "../../shared/framework/framework.ts";
import { starter } from "../../shared/frameworks/starter.ts";
import { pence } from "../../shared/values/pence.ts";
import type { Result } from "../../shared/values/result.ts";
import { day, SCHEME } from "../framework/council.ts";
import { named } from "../sync/pushed-rows.ts";
import { idsFrom, insert, ORGANISATION, openedStore, pushedRow, pushOf } from "./opened-store.ts";

const ids = idsFrom(7);

/** A store with those who make, sign and adopt an edition, and an officer. */
export async function office(framework: Framework = starter) {
  const opened = await openedStore(framework);
  onTestFinished(() => opened.close());
  const ann = (await opened.as("administrator", "Ann")).editions;
  const megan = (await opened.as("manager", "Megan")).editions;
  const omar = (await opened.as("manager", "Omar")).editions;
  const olwen = await opened.as("officer", "Olwen");
  const problems = async () => (await opened.store.verify(ORGANISATION.id)).problems;
  return { ...opened, ann, megan, omar, olwen, problems };
}

/** What was granted; a refusal fails the test with its sentence. */
export function value<Value>(outcome: Result<Value, StoreProblem>): Value {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.problem.sentence);
}

export function sentence(outcome: Result<unknown, StoreProblem>): string {
  return outcome.ok ? "granted" : outcome.problem.sentence;
}

export async function proposed(
  by: EditionStore,
  framework: Framework,
  from: string,
): Promise<string> {
  return value(await by.propose({ framework, from: day(from), note: "for the new year" })).id;
}

export async function adopted(
  { ann, megan }: Readonly<{ ann: EditionStore; megan: EditionStore }>,
  framework: Framework,
  from: string,
) {
  const id = await proposed(ann, framework, from);
  value(await ann.sign(id, null));
  value(await megan.sign(id, null));
  return value(await megan.adopt(id));
}

/** A grant of so much in a year; how it is answered. */
export async function grant(by: OrganisationStore, pounds: number, financialYear = "2026/27") {
  const values = {
    ...{ financialYear, fund: named("Community fund"), serviceArea: "youth-work" },
    ...{ title: `Grant of ${pounds}`, scheme: named(SCHEME), amount: pence(pounds * 100) },
    ...{ status: "proposed", mechanism: "grant", role: "lead" },
  };
  const answer = await pushedRow(by, pushOf("allocations", [insert(ids(), values)]));
  return answer.kind === "refused"
    ? answer.findings.map(({ source }) => source.quote)
    : answer.kind;
}
