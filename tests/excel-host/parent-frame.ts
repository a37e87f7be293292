import { z } from "zod";
import type { HostErrorCode } from "./model/host-error.ts";
import type { Seat } from "./model/seat.ts";
import type { Workbook } from "./model/workbook.ts";
import { DOCUMENT_SELECTION_CHANGED } from "./wire/event-messages.ts";
import type { EventEntry } from "./wire/event-queue.ts";
import { ExcelHost } from "./wire/host.ts";
import { processBatch, sizeInBytes } from "./wire/process-batch.ts";
import { EXCEL_ON_THE_WEB, type RequirementMatrix } from "./wire/requirement-matrix.ts";

/** Kinds of message between an add-in's page and the page around it. */
const REQUEST = 0;
const RESPONSE = 1;
const ACTION = { invoke: 0, register: 1, unregister: 2 } as const;
const RESPONSE_TYPE = { call: 0, event: 1 } as const;

/** Numbers of Office's older calls. */
const DISPATCH = { loadSettings: 75, saveSettings: 76, batch: 93 } as const;
const NOT_SUPPORTED = 5000;

/** Errors a batch meets before it is looked at have numbers of their own on this wire. */
const ERROR_NUMBERS: Readonly<Partial<Record<HostErrorCode, number>>> = {
  InvalidOperationInCellEditMode: 5004,
  InvalidOrTimedOutSession: 5012,
  ActivityLimitReached: 5102,
  RequestPayloadSizeLimitExceeded: 5103,
  ResponsePayloadSizeLimitExceeded: 5104,
  AccessDenied: 7000,
};

const Incoming = z.object({
  _messageType: z.literal(REQUEST),
  _actionType: z.number(),
  _actionName: z.string(),
  _conversationId: z.string(),
  _correlationId: z.number(),
  _data: z.unknown(),
});
type Incoming = z.infer<typeof Incoming>;

const Call = z.object({
  DdaMethod: z.object({ DispatchId: z.number() }),
  ArrayData: z.array(z.unknown()).optional(),
  DdaSettingsMethod: z
    .object({ Properties: z.array(z.tuple([z.string(), z.string()])) })
    .optional(),
});

/** What only failed before its first action: the wire then carries a number and no body. */
const Refused = z.object({
  Error: z.object({ Code: z.string(), ActionIndex: z.number() }),
  Results: z.array(z.unknown()),
});

export type FrameOptions = Readonly<{
  matrix?: RequirementMatrix;
  locale?: string;
  /** Tells two installations' storage apart, as Office does. */
  appId?: string;
  /** When the page in the frame first speaks: after its scripts loaded, before Office is ready. */
  onStart?: () => void;
}>;

/**
 * The page around an add-in's page, as Excel on the web is: the real library in the frame starts
 * up by itself, asks for its context, and sends its batches here as window messages.
 */
export class ParentFrame {
  readonly host: ExcelHost;
  readonly #workbook: Workbook;
  readonly #frame: HTMLIFrameElement;
  readonly #conversation = crypto.randomUUID();
  readonly #options: FrameOptions;
  readonly #listening = new Map<string, (data: unknown) => void>();

  constructor(
    workbook: Workbook,
    seat: Seat,
    frame: HTMLIFrameElement,
    options: FrameOptions = {},
  ) {
    this.#workbook = workbook;
    this.#frame = frame;
    this.#options = options;
    this.host = new ExcelHost(workbook, seat, (entries) => this.#tell(entries), options.matrix);
    window.addEventListener("message", this.#hear);
  }

  /** Loads the add-in's page the way Excel on the web does; Office starts only over https. */
  open(page: string): void {
    const here = `${location.origin}${location.pathname}`;
    const locale = this.#options.locale ?? "en-GB";
    const hostInfo = `_host_Info=Excel$Web$16.01$${locale}$${this.#conversation}$$$0`;
    const wire = `&_serializer_version=1&_xdm_Info=${this.#conversation}|${this.#appId}|${here}`;
    this.#frame.src = `${page}${page.includes("?") ? "&" : "?"}${hostInfo}#${wire}`;
  }

  close(): void {
    window.removeEventListener("message", this.#hear);
    this.host.close();
  }

  get #appId(): string {
    return this.#options.appId ?? "simulated-add-in";
  }

  readonly #hear = (event: MessageEvent<unknown>): void => {
    if (event.source !== this.#frame.contentWindow || typeof event.data !== "string") return;
    const read = Incoming.safeParse(parsedJson(event.data));
    if (!read.success || read.data._conversationId !== this.#conversation) return;
    this.#answer(read.data);
  };

  #answer(message: Incoming): void {
    const send = (data: unknown, responseType: number) =>
      this.#post({
        _messageType: RESPONSE,
        _actionName: message._actionName,
        _conversationId: this.#conversation,
        _correlationId: message._correlationId,
        _origin: location.origin,
        _data: data,
        _errorCode: 0,
        _responseType: responseType,
        _serializerVersion: 1,
      });
    switch (message._actionType) {
      case ACTION.register:
        this.#listening.set(message._actionName, (data) => send(data, RESPONSE_TYPE.event));
        send({ Error: 0, Version: 1 }, RESPONSE_TYPE.call);
        return;
      case ACTION.unregister:
        this.#listening.delete(message._actionName);
        send({ Error: 0, Version: 1 }, RESPONSE_TYPE.call);
        return;
      default:
        send(this.#result(message), RESPONSE_TYPE.call);
    }
  }

  #result(message: Incoming): unknown {
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        this.#options.onStart?.();
        return this.#appContext();
      case "executeMethod":
        return this.#executed(message._data);
      default:
        // Telemetry, focus and the like: heard, and nothing to say.
        return null;
    }
  }

  #executed(data: unknown): unknown {
    const call = Call.safeParse(data);
    if (!call.success) return { Version: 1, Error: NOT_SUPPORTED };
    switch (call.data.DdaMethod.DispatchId) {
      case DISPATCH.batch:
        return this.#batchDone(call.data.ArrayData?.[4]);
      case DISPATCH.saveSettings:
        this.#keepSettings(call.data.DdaSettingsMethod?.Properties ?? []);
        return { Version: 1, Error: 0 };
      case DISPATCH.loadSettings:
        return { Version: 1, Error: 0, Settings: this.#settings() };
      default:
        return { Version: 1, Error: NOT_SUPPORTED };
    }
  }

  #batchDone(body: unknown): unknown {
    if (typeof body !== "string") return { Version: 1, Error: NOT_SUPPORTED };
    const answer = processBatch(this.host, parsedJson(body), sizeInBytes(body));
    const number = errorNumber(answer);
    if (number !== null) return { Version: 1, Error: number };
    return { Version: 1, Error: 0, Data: [200, [], answer] };
  }

  /** Office's older settings and workbook.settings are one store; on this wire values are JSON. */
  #keepSettings(pairs: readonly (readonly [string, string])[]): void {
    this.#workbook.settings.clear();
    for (const [key, value] of pairs) this.#workbook.settings.set(key, parsedJson(value));
  }

  #settings(): readonly (readonly [string, string])[] {
    return [...this.#workbook.settings].map(([key, value]) => [key, JSON.stringify(value)]);
  }

  #tell(entries: readonly EventEntry[]): void {
    const ofExcel = entries.filter(({ messageType }) => messageType !== DOCUMENT_SELECTION_CHANGED);
    if (ofExcel.length < entries.length) this.#listening.get("documentSelectionChanged")?.({});
    if (ofExcel.length === 0) return;
    this.#listening.get("richApiMessage")?.({
      ArrayData: ofExcel.map((entry) => [
        entry.messageCategory,
        entry.messageType,
        entry.targetId,
        entry.message,
        entry.id,
        entry.isRemoteOverride,
      ]),
    });
  }

  #post(message: unknown): void {
    this.#frame.contentWindow?.postMessage(JSON.stringify(message), location.origin);
  }

  #appContext(): unknown {
    const locale = this.#options.locale ?? "en-GB";
    return {
      _id: this.#appId,
      _appName: 16,
      _appVersion: "16.0",
      _appUILocale: locale,
      _dataLocale: locale,
      _docUrl: this.#workbook.address,
      _clientMode: 1,
      _settings: this.#settings(),
      _reason: "documentOpened",
      _osfControlType: 1,
      _eToken: "",
      _correlationId: this.#conversation,
      _appInstanceId: this.#appId,
      _appMinorVersion: 0,
      _hostFullVersion: "16.0.19000.10000",
      _addinName: "Foreplan",
      _appDomains: [],
      _hostCustomMessage: null,
      _requirementMatrix: JSON.stringify(this.#options.matrix ?? EXCEL_ON_THE_WEB),
    };
  }
}

function errorNumber(answer: string): number | null {
  if (!answer.startsWith('{"Error"')) return null;
  const refused = Refused.safeParse(parsedJson(answer));
  if (!refused.success || refused.data.Results.length > 0) return null;
  const { Code, ActionIndex } = refused.data.Error;
  const known = Object.entries(ERROR_NUMBERS).find(([code]) => code === Code);
  return known === undefined || ActionIndex > 0 ? null : known[1];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Other scripts post messages too; what is no JSON is not ours.
    return null;
  }
}
