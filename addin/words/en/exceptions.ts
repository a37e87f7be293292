import { counted } from "./everywhere.ts";

const managers = (people: number) => counted(people, "manager", "different managers");

/** Approvals that let one problem stand: asked for in the pane, signed on the dashboard. */
export const exceptions = {
  mark: "Excepted",
  ask: "Ask for an exception",
  explained: (people: number) =>
    `Your framework wants ${managers(people)} to sign. Until then nothing changes.`,
  why: "Why it should stand",
  upTo: "Up to how much",
  until: "Until, at the latest",
  missing: {
    why: "Say why: it is what the managers sign.",
    upTo: "Enter an amount in pounds, such as 1,250.",
    until: "Choose the last day on which it should stand.",
  },
  send: "Ask",
  asked: (people: number) =>
    `Asked. It stands once ${people === 1 ? "a manager has" : `${managers(people)} have`} signed; then try again.`,
  title: "Exceptions",
  lead: "What may stand although a rule says otherwise: who asked, who signed, how far, and until when.",
  none: "Nobody has asked for an exception.",
  groups: {
    waiting: "Waiting for signatures",
    outgrown: "No longer covered: worse than was signed for",
    stands: "Standing",
    ended: "Ended",
  },
  notThere: "a row not in the register yet",
  askedBy: (who: string, when: string) => `Asked by ${who}, ${when}`,
  signedBy: "Signed by",
  nobody: "nobody",
  lacking: (people: number) =>
    people === 1 ? "One more manager must sign." : `${people} more managers must sign.`,
  limit: (amount: string) => `up to ${amount}`,
  asItWas: "as it was when asked",
  untilDay: (day: string) => `until ${day}`,
  left: (left: string) => `ends ${left}`,
  ended: (day: string) => `ended ${day}`,
  settled: "Nothing needs it at present.",
  sign: "Sign",
  decline: "Decline",
  declineWhy: "Why is it declined?",
  declineNow: "Decline it",
  withdraw: "Withdraw",
  withdrawWhy: "Why is it withdrawn?",
  withdrawNow: "Withdraw it",
  declinedBy: (who: string, why: string) => `Declined by ${who}: ${why}`,
  withdrawnBy: (who: string, why: string) => `Withdrawn by ${who}: ${why}`,
  news: {
    waits: (count: number) =>
      `${counted(count, "exception waits", "exceptions wait")} for your signature.`,
    outgrown: (count: number) =>
      `${counted(count, "exception no longer covers", "exceptions no longer cover")} what ${count === 1 ? "it was" : "they were"} signed for.`,
    see: "See the exceptions",
  },
};
