import { connect } from "./en/connect.ts";
import { dashboard } from "./en/dashboard.ts";
import { common } from "./en/everywhere.ts";
import { exceptions } from "./en/exceptions.ts";
import { framework } from "./en/framework.ts";
import { marking } from "./en/marking.ts";
import { money } from "./en/money.ts";
import { pane } from "./en/pane.ts";
import { plan } from "./en/plan.ts";
import { toDo } from "./en/to-do.ts";

/** Everything people read on a screen, in English. Another language is another such object. */
export const en = {
  common,
  pane,
  connect,
  toDo,
  plan,
  money,
  marking,
  dashboard,
  framework,
  exceptions,
};

export type Words = typeof en;
