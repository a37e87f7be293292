import { exceptionView } from "../../shared/sync/exception-view.ts";
import { memberProcedure } from "./trpc.ts";

/** Every exception there ever was, how it stands today and what the member may do, newest first. */
export const exceptionsList = memberProcedure.query(async ({ ctx }) => {
  const { organisation, signedIn, clock } = ctx;
  const exceptions = await organisation.exceptions.list();
  const subjects = [...new Set(exceptions.map(({ subject }) => subject))];
  const [{ findings }, rows, framework] = await Promise.all([
    organisation.findings({ subjects }),
    organisation.rowsById(subjects),
    organisation.editions.framework(),
  ]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const seeing = { framework, today: clock.today(), member: signedIn.member, findings, names };
  return exceptions.map((each) => exceptionView(each, seeing));
});
