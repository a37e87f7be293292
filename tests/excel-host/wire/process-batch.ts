import { HostError, type HostErrorCode } from "../model/host-error.ts";
import { Arguments } from "./arguments.ts";
import { registrationOf } from "./event-types.ts";
import type { ExcelHost } from "./host.ts";
import { HostObject } from "./host-object.ts";
import { workbookObject } from "./objects/workbook-object.ts";
import {
  ACTION,
  type Action,
  type ArgumentInfo,
  Batch,
  type BatchAnswer,
  PATH,
} from "./protocol.ts";
import { answerQuery, inProgrammersNames, wireName } from "./query.ts";
import { refuseMissing } from "./requirement-matrix.ts";

/** What Excel on the web takes, and gives, in one batch. */
export const PAYLOAD_LIMIT_BYTES = 5 * 1024 * 1024;

const HTTP_STATUS: Readonly<Partial<Record<HostErrorCode, number>>> = {
  AccessDenied: 403,
  ApiNotFound: 404,
  ItemNotFound: 404,
  ItemAlreadyExists: 409,
  InvalidArgument: 400,
  InvalidOperation: 400,
  InvalidObjectPath: 400,
  NotImplemented: 501,
};

/** One batch in, its answer out as text: the whole of what a bridge carries. */
export function processBatch(host: ExcelHost, batch: unknown, sentBytes: number): string {
  const refused = refusalOf(host, sentBytes);
  if (refused !== null) return JSON.stringify(failed(refused, 0, [], []));
  const answer = JSON.stringify(new BatchRun(host, Batch.parse(batch)).run());
  if (sizeInBytes(answer) <= PAYLOAD_LIMIT_BYTES) return answer;
  const tooLarge = new HostError("ResponsePayloadSizeLimitExceeded", "");
  return JSON.stringify(failed(tooLarge, 0, [], []));
}

/** Refusals that come before anything in a batch is done. */
function refusalOf(host: ExcelHost, sentBytes: number): HostError | null {
  const planned = host.faults.failureDue();
  if (planned !== null) return new HostError(planned, "");
  if (host.seat.editing !== null) return new HostError("InvalidOperationInCellEditMode", "");
  if (sentBytes > PAYLOAD_LIMIT_BYTES) {
    return new HostError("RequestPayloadSizeLimitExceeded", "");
  }
  return null;
}

/** Measured exactly only where the letters alone do not settle it. */
export function sizeInBytes(text: string): number {
  if (text.length > PAYLOAD_LIMIT_BYTES || text.length * 3 <= PAYLOAD_LIMIT_BYTES)
    return text.length;
  return new TextEncoder().encode(text).length;
}

type Results = BatchAnswer["Results"][number][];

function failed(
  error: HostError,
  actionIndex: number,
  results: Results,
  traceIds: readonly number[],
): BatchAnswer {
  return {
    Error: {
      Code: error.code,
      Message: error.message,
      Location: error.location,
      HttpStatusCode: HTTP_STATUS[error.code] ?? 500,
      ActionIndex: actionIndex,
    },
    Results: results,
    TraceIds: traceIds,
  };
}

class BatchRun {
  readonly #host: ExcelHost;
  readonly #batch: Batch;
  readonly #objects = new Map<number, HostObject | null>();
  readonly #guard = (type: string, member: string) =>
    refuseMissing(this.#host.matrix, type, member);

  constructor(host: ExcelHost, batch: Batch) {
    this.#host = host;
    this.#batch = batch;
  }

  /** Action after action; one that fails ends the batch, and what came before it stays done. */
  run(): BatchAnswer {
    const results: Results = [];
    const traceIds: number[] = [];
    for (const [index, action] of this.#batch.Actions.entries()) {
      try {
        if (action.ActionType === ACTION.trace) traceIds.push(action.Id);
        results.push({ ActionId: action.Id, Value: this.#valueOf(action) });
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        this.#host.noteMissing(error);
        this.#host.forgetPassingRanges();
        return failed(error, index, results, traceIds);
      }
    }
    this.#host.forgetPassingRanges();
    return { Results: results, TraceIds: traceIds };
  }

  #valueOf(action: Action): unknown {
    const object = action.ActionType === ACTION.trace ? null : this.#object(action.ObjectPathId);
    const name = action.Name ?? "";
    switch (action.ActionType) {
      case ACTION.trace:
      case ACTION.ensureUnchanged:
        return null;
      case ACTION.instantiate:
        return object?.identity() ?? null;
      case ACTION.query:
        return object === null ? null : answerQuery(object, action.QueryInfo ?? {}, this.#guard);
      case ACTION.queryAsJson: {
        if (object === null) return null;
        return inProgrammersNames(answerQuery(object, action.QueryInfo ?? {}, this.#guard));
      }
      case ACTION.method:
        return this.#methodValue(object, name, action.ArgumentInfo ?? null);
      case ACTION.setProperty:
        this.#set(object, name, this.#arguments(action.ArgumentInfo ?? null)[0]);
        return null;
      case ACTION.update:
        for (const [key, value] of Object.entries(action.ObjectState ?? {})) {
          this.#set(object, wireName(key), value);
        }
        return null;
      default:
        throw new HostError("NotImplemented", `ActionType ${action.ActionType}`);
    }
  }

  #methodValue(object: HostObject | null, name: string, info: ArgumentInfo | null): unknown {
    if (name === "_KeepReference") {
      if (object !== null) this.#host.keep(object);
      return null;
    }
    if (object === null) throw new HostError("ItemNotFound", name);
    const value = this.#call(object, name, info);
    return value instanceof HostObject ? value.identity() : (value ?? null);
  }

  #set(object: HostObject | null, name: string, value: unknown): void {
    if (object === null) throw new HostError("ItemNotFound", name);
    this.#guard(object.type, name);
    object.set(name, value);
  }

  #call(object: HostObject, name: string, info: ArgumentInfo | null): unknown {
    this.#guard(object.type, name);
    const registration = registrationOf(object.type, name);
    if (registration !== null) {
      this.#guard(object.type, registration.member);
      this.#host.register(registration, object.members.eventTarget ?? "Workbook");
      return null;
    }
    return object.call(name, new Arguments(this.#arguments(info), `${object.type}.${name}`));
  }

  #object(id: number): HostObject | null {
    const known = this.#objects.get(id);
    if (known !== undefined) return known;
    const object = this.#objectAtPath(id);
    this.#objects.set(id, object);
    return object;
  }

  #objectAtPath(id: number): HostObject | null {
    const path = this.#batch.ObjectPaths[String(id)];
    if (path === undefined) throw new HostError("InvalidObjectPath", `path ${id}`);
    const name = path.Name ?? "";
    switch (path.ObjectPathType) {
      case PATH.root:
        return workbookObject(this.#host);
      case PATH.newObject:
        return internalService(name);
      case PATH.nullObject:
        return null;
      case PATH.reference: {
        const kept = this.#host.references.get(name);
        if (kept === undefined) throw new HostError("ItemNotFound", "reference");
        return kept;
      }
      default:
        return this.#child(path.ObjectPathType, name, path);
    }
  }

  #child(
    type: number,
    name: string,
    path: Readonly<{
      ParentObjectPathId?: number | undefined;
      ArgumentInfo?: ArgumentInfo | null | undefined;
    }>,
  ): HostObject | null {
    const parent = this.#object(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    if (type === PATH.property) {
      this.#guard(parent.type, name);
      return parent.follow(name);
    }
    const method = type === PATH.indexer ? "GetItem" : name;
    const made = this.#call(parent, method, path.ArgumentInfo ?? null);
    return made instanceof HostObject ? made : null;
  }

  #arguments(info: ArgumentInfo | null): readonly unknown[] {
    const values = info?.Arguments ?? [];
    const ids = info?.ReferencedObjectPathIds;
    return ids == null ? values : this.#withObjects(values, ids);
  }

  #withObjects(values: readonly unknown[], ids: readonly unknown[]): readonly unknown[] {
    return values.map((value, at) => {
      const id = ids[at];
      if (Array.isArray(id) && Array.isArray(value)) return this.#withObjects(value, id);
      return typeof id === "number" && id > 0 ? this.#object(id) : value;
    });
  }
}

/** Office's own start-up calls, "AddinInternalService.NotifyActionHandlerReady": taken note of. */
function internalService(name: string): HostObject {
  return new HostObject(name, null, { call: { NotifyActionHandlerReady: () => null } });
}
