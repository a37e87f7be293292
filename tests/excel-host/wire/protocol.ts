import { z } from "zod";

/** ObjectPathType: how a batch names an object. */
export const PATH = {
  root: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

/** ActionType: what a batch asks of an object. */
export const ACTION = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

const ArgumentInfo = z.object({
  Arguments: z.array(z.unknown()).nullish(),
  /** Beside each argument: above 0 it stands for that object path. */
  ReferencedObjectPathIds: z.array(z.unknown()).nullish(),
});
export type ArgumentInfo = z.infer<typeof ArgumentInfo>;

const ObjectPath = z.object({
  Id: z.number(),
  ObjectPathType: z.number(),
  Name: z.string().nullish(),
  ParentObjectPathId: z.number().optional(),
  ArgumentInfo: ArgumentInfo.nullish(),
});
export type ObjectPath = z.infer<typeof ObjectPath>;

const QueryInfo = z.object({
  Select: z.array(z.string()).nullish(),
  Expand: z.array(z.string()).nullish(),
  Top: z.number().nullish(),
  Skip: z.number().nullish(),
});
export type QueryInfo = z.infer<typeof QueryInfo>;

const Action = z.object({
  Id: z.number(),
  ActionType: z.number(),
  Name: z.string().nullish(),
  ObjectPathId: z.number(),
  ArgumentInfo: ArgumentInfo.nullish(),
  QueryInfo: QueryInfo.nullish(),
  ObjectState: z.record(z.string(), z.unknown()).nullish(),
});
export type Action = z.infer<typeof Action>;

/** One batch: what `context.sync()` sends. */
export const Batch = z.object({
  AutoKeepReference: z.boolean().nullish(),
  Actions: z.array(Action),
  ObjectPaths: z.record(z.string(), ObjectPath),
});
export type Batch = z.infer<typeof Batch>;

export type BatchAnswer = Readonly<{
  Results: readonly Readonly<{ ActionId: number; Value: unknown }>[];
  /** A handler is attached only if its trace comes back. */
  TraceIds: readonly number[];
  Error?: Readonly<{
    Code: string;
    Message: string;
    Location: string;
    HttpStatusCode: number;
    ActionIndex: number;
  }>;
}>;
