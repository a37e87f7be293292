import type { ExceptionView } from "../../../shared/sync/exception-view.ts";
import type { Result } from "../../../shared/values/result.ts";
import type { ApiClient } from "../../api-client.ts";
import { granted } from "../granted.ts";

/** What the page of exceptions asks of the server; what is not granted comes as its sentence. */
export interface ExceptionsApi {
  list(): Promise<readonly ExceptionView[]>;
  sign(id: string): Promise<Result<unknown, string>>;
  withdraw(id: string, reason: string): Promise<Result<unknown, string>>;
}

export function exceptionsApi({ exceptions }: ApiClient): ExceptionsApi {
  return {
    list: () => exceptions.list.query(),
    sign: (id) => granted(exceptions.sign.mutate({ id })),
    withdraw: (id, reason) => granted(exceptions.withdraw.mutate({ id, reason })),
  };
}
