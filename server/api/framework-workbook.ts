import { frameworkWorkbook } from "../workbook-files/framework-workbook.ts";
import { memberProcedure } from "./trpc.ts";

/** The framework in force as a workbook to change and give back. */
export const frameworkAsWorkbook = memberProcedure.query(async ({ ctx }) => {
  const framework = await ctx.organisation.editions.framework();
  return {
    name: `${framework.key}-framework.xlsx`,
    file: Buffer.from(frameworkWorkbook(framework)).toString("base64"),
  };
});
