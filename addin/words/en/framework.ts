import { counted } from "./everywhere.ts";

export const framework = {
  title: "Framework",
  lead: "The rules your rows are checked by, each with the sentence it rests on.",
  starter:
    "Your office has no framework of its own yet, so Foreplan’s starter holds: every number in it is our default. Take it as a workbook, make it yours, and propose it.",
  inForce: (edition: string) => (edition === "" ? "In force" : `In force: ${edition}`),
  of: (office: string) => office,
  signOff: (people: number, as: string | null) =>
    `A change is signed by ${counted(people, "person", "different people")}${
      as === null ? "" : `, one of them as ${as}`
    }.`,
  rules: {
    title: "Rules",
    none: "No rules of its own; those that hold for every office still do.",
    clause: "Clause",
    force: { must: "must", should: "should", may: "may", fact: "fact" },
    clauseNumber: (number: string) => `no. ${number}`,
  },
  news: {
    waits: "A change of your framework waits for you.",
    adopted: "Your framework has changed.",
    see: "See the framework",
  },
  told: {
    adopted: (edition: string, by: string, from: string) =>
      `${edition} was adopted by ${by}. It is in force from ${from}.`,
    seen: "I have seen this",
  },
  proposals: {
    title: "Proposed",
    none: "Nothing is proposed.",
    from: (day: string) => `From ${day}`,
    by: (name: string, moment: string) => `Proposed by ${name}, ${moment}`,
    content: (rules: number, rows: number) =>
      `${counted(rules, "rule", "rules")}, ${counted(rows, "printed row", "printed rows")}`,
    signatures: "Signed by",
    nobody: "nobody yet",
    as: (name: string, office: string) => `${name} as ${office}`,
    lacking: (what: string) => `Still needed: ${what}.`,
    ready: "Everyone needed has signed.",
    sign: "Sign",
    signAs: (office: string) => `Sign as ${office}`,
    adopt: (day: string) => `Adopt from ${day}`,
    adopted: (rows: number) =>
      rows === 0
        ? "Adopted. The register has every printed row already."
        : `Adopted, and ${counted(rows, "printed row is", "printed rows are")} in the register now.`,
    withdraw: "Withdraw",
    why: "Why is it withdrawn?",
    withdrawNow: "Withdraw it",
  },
  preview: {
    show: "What it would change",
    looking: "Checking every row",
    fails: (count: number) =>
      count === 0
        ? "No row would fail under it."
        : `Under it ${counted(count, "row", "rows")} would fail:`,
    today: (count: number) =>
      `${counted(count, "row was", "rows were")} decided before it and ${
        count === 1 ? "stays as it is" : "stay as they are"
      }; decided today, ${count === 1 ? "it" : "they"} would fail:`,
    mended: (count: number) =>
      `${counted(count, "problem of today ends", "problems of today end")} with it:`,
    printed: (count: number) =>
      `Adopting it brings ${counted(count, "printed row", "printed rows")} into the register.`,
    more: (count: number) => `and ${counted(count, "more", "more")}`,
  },
  propose: {
    title: "Propose a change",
    download: "Take it as a workbook",
    choose: "Framework workbook",
    lead: "Take the framework as a workbook, change it in Excel, and give it back here. Nothing is in force before it is signed.",
    reading: "Reading the workbook",
    putRight: (count: number) =>
      `${counted(count, "cell is", "cells are")} to be put right. Change the workbook, save it, and choose it again.`,
    whole: (title: string, rules: number) =>
      `${title}: ${counted(rules, "rule", "rules")}. It can be proposed.`,
    look: "Please look at",
    leavesOpen: (count: number) => `It leaves ${counted(count, "question", "questions")} open.`,
    from: "In force from",
    note: "What changes, and why",
    send: "Propose it",
    needsDay: "Choose the day it comes into force.",
  },
  questions: {
    title: "Open questions",
    none: "No question is open.",
    lead: "What your document does not say. Nothing is assumed: where a default of ours holds meanwhile, that is said.",
    meanwhile: "Our default holds meanwhile",
    answer: "Answer",
    send: (count: number) => `Propose ${counted(count, "answer", "answers")}`,
    note: "Answers to open questions",
    onlyAdministrators:
      "An administrator answers these, and the answers are signed like any change.",
  },
  history: {
    title: "Editions",
    always: "from the beginning",
    from: (day: string) => `from ${day}`,
    state: { past: "earlier", "in-force": "in force", coming: "to come" },
    withdrawn: (edition: string, by: string, reason: string) =>
      `${edition}: withdrawn by ${by}. ${reason}`,
  },
};
