import { alertsAcknowledge } from "./alerts-acknowledge.ts";
import { alertsList } from "./alerts-list.ts";
import { alertsSnooze } from "./alerts-snooze.ts";
import { checksList } from "./checks-list.ts";
import { conflictsList } from "./conflicts-list.ts";
import { conflictsResolve } from "./conflicts-resolve.ts";
import { demonstrationMembers } from "./demonstration-members.ts";
import { exceptionsAsk } from "./exceptions-ask.ts";
import { exceptionsGrant } from "./exceptions-grant.ts";
import { exceptionsList } from "./exceptions-list.ts";
import { exceptionsSign } from "./exceptions-sign.ts";
import { exceptionsWithdraw } from "./exceptions-withdraw.ts";
import { frameworkAdopt } from "./framework-adopt.ts";
import { frameworkPreview } from "./framework-preview.ts";
import { frameworkPropose } from "./framework-propose.ts";
import { frameworkRead } from "./framework-read.ts";
import { frameworkSee } from "./framework-see.ts";
import { frameworkSign } from "./framework-sign.ts";
import { frameworkStands } from "./framework-standing.ts";
import { frameworkWithdraw } from "./framework-withdraw.ts";
import { frameworkAsWorkbook } from "./framework-workbook.ts";
import { historyOfRow } from "./history-of-row.ts";
import { historyRevert } from "./history-revert.ts";
import { historySince } from "./history-since.ts";
import { planBrief } from "./plan-brief.ts";
import { planCommitments } from "./plan-commitments.ts";
import { planList } from "./plan-list.ts";
import { rowsList } from "./rows-list.ts";
import { sessionMe } from "./session-me.ts";
import { syncPull } from "./sync-pull.ts";
import { syncPush } from "./sync-push.ts";
import { syncRows } from "./sync-rows.ts";
import { router } from "./trpc.ts";
import { workbooksLease } from "./workbooks-lease.ts";
import { workbooksRegister } from "./workbooks-register.ts";

export const appRouter = router({
  session: router({ me: sessionMe }),
  sync: router({ push: syncPush, pull: syncPull, rows: syncRows }),
  conflicts: router({ list: conflictsList, resolve: conflictsResolve }),
  plan: router({ list: planList, brief: planBrief, commitments: planCommitments }),
  alerts: router({ list: alertsList, acknowledge: alertsAcknowledge, snooze: alertsSnooze }),
  checks: router({ list: checksList }),
  exceptions: router({
    list: exceptionsList,
    ask: exceptionsAsk,
    grant: exceptionsGrant,
    sign: exceptionsSign,
    withdraw: exceptionsWithdraw,
  }),
  history: router({ ofRow: historyOfRow, since: historySince, revert: historyRevert }),
  rows: router({ list: rowsList }),
  workbooks: router({ register: workbooksRegister, lease: workbooksLease }),
  framework: router({
    standing: frameworkStands,
    workbook: frameworkAsWorkbook,
    read: frameworkRead,
    preview: frameworkPreview,
    propose: frameworkPropose,
    sign: frameworkSign,
    withdraw: frameworkWithdraw,
    adopt: frameworkAdopt,
    see: frameworkSee,
  }),
  demonstration: router({ members: demonstrationMembers }),
});

/** What the add-in and the dashboard know of the server: types, and nothing that runs. */
export type AppRouter = typeof appRouter;
