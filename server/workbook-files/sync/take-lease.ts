import { z } from "zod";
import type { Checkpoint } from "../../../shared/sync/checkpoint.ts";
import { fail, ok, type Result } from "../../../shared/values/result.ts";
import type { Exchange } from "./exchange.ts";
import { asked } from "./server-client.ts";

/** Holds a workbook against the add-in, which may have it open and keep it in sync itself. */
export async function takeLease(
  { server, client }: Exchange,
  { workbook, copy, name, address, bindings }: Checkpoint,
): Promise<Result<null, string>> {
  const about = { workbook, name, address: address ?? "", bindings: z.json().parse(bindings) };
  const registered = await asked(server, client.workbooks.register.mutate(about));
  if (!registered.ok) return registered;
  const lease = await asked(server, client.workbooks.lease.mutate({ workbook, copy }));
  if (!lease.ok) return lease;
  return lease.value.held
    ? ok(null)
    : fail(`${name} is open in Excel with the add-in, which keeps it in sync itself.`);
}
