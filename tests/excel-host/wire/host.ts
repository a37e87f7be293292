import type { Area } from "../model/area.ts";
import type { HostError } from "../model/host-error.ts";
import type { Actor, Seat } from "../model/seat.ts";
import type { Sheet } from "../model/sheet.ts";
import type { Shift } from "../model/shift.ts";
import type { Workbook } from "../model/workbook.ts";
import type { CellsChanged, WorkbookEvent } from "../model/workbook-event.ts";
import { DOCUMENT_SELECTION_CHANGED, messagesOf } from "./event-messages.ts";
import { type EventEntry, EventQueue } from "./event-queue.ts";
import type { EventRegistration } from "./event-types.ts";
import { Faults } from "./faults.ts";
import type { HostObject } from "./host-object.ts";
import { RangeHandle } from "./range-handle.ts";
import { EXCEL_ON_THE_WEB, type RequirementMatrix } from "./requirement-matrix.ts";

/** Old events' ranges are forgotten: nobody asks for them any more. */
const KEPT_EVENT_RANGES = 1_000;

/** Excel, as one add-in in one window meets it: what it holds, listens to, and may do. */
export class ExcelHost {
  readonly workbook: Workbook;
  readonly seat: Seat;
  readonly matrix: RequirementMatrix;
  readonly faults = new Faults();
  readonly events: EventQueue;
  /** Objects kept beyond their batch, by reference id. */
  readonly references = new Map<string, HostObject>();
  readonly eventRanges = new Map<string, RangeHandle>();
  /** context.runtime.enableEvents. */
  enableEvents = true;
  /** How many cells' values the add-in was told, by sheet: a test may look. */
  readonly cellsRead = new Map<string, number>();
  /** Members an add-in asked for that this host does not have: a test may look. */
  readonly missing = new Set<string>();
  readonly #handles = new Set<RangeHandle>();
  readonly #subscriptions = new Map<string, number>();
  #lastReference = 0;

  constructor(
    workbook: Workbook,
    seat: Seat,
    send: (entries: readonly EventEntry[]) => void,
    matrix: RequirementMatrix = EXCEL_ON_THE_WEB,
  ) {
    this.workbook = workbook;
    this.seat = seat;
    this.matrix = matrix;
    this.events = new EventQueue(this.faults, send);
    seat.listeners.add(this.#hear);
    workbook.shiftListeners.add(this.#shift);
  }

  /** What the add-in does is told as its own. */
  get actor(): Actor {
    return { seat: this.seat, through: "add-in" };
  }

  close(): void {
    this.seat.listeners.delete(this.#hear);
    this.workbook.shiftListeners.delete(this.#shift);
    this.workbook.close(this.seat);
  }

  range(sheet: Sheet, area: Area): RangeHandle {
    const handle = new RangeHandle(sheet, area);
    this.#handles.add(handle);
    return handle;
  }

  keep(object: HostObject): void {
    if (object.referenceId !== null) return;
    object.referenceId = this.#nextReference("ref");
    this.references.set(object.referenceId, object);
  }

  /** After a batch only kept ranges still move along with the sheet. */
  forgetPassingRanges(): void {
    const kept = new Set<unknown>([...this.references.values()].map(({ target }) => target));
    for (const range of this.eventRanges.values()) kept.add(range);
    for (const handle of this.#handles) {
      if (!kept.has(handle)) this.#handles.delete(handle);
    }
  }

  register(registration: EventRegistration, target: string): void {
    const key = `${registration.event}|${target}`;
    const count = this.#subscriptions.get(key) ?? 0;
    this.#subscriptions.set(key, Math.max(0, count + (registration.isOff ? -1 : 1)));
  }

  isRegistered(event: number, target: string): boolean {
    return (this.#subscriptions.get(`${event}|${target}`) ?? 0) > 0;
  }

  noteMissing(error: HostError): void {
    if (error.code === "NotImplemented") this.missing.add(error.location);
  }

  #nextReference(stem: string): string {
    this.#lastReference += 1;
    return `${stem}${this.#lastReference}`;
  }

  readonly #hear = (event: WorkbookEvent, by: Actor): void => {
    if (!this.enableEvents || !this.#concerns(event, by)) return;
    const isRemote = by.seat !== this.seat;
    const messages = messagesOf(this.workbook, event, {
      source: isRemote ? "Remote" : "Local",
      isOwn: !isRemote && by.through === "add-in",
      keepRange: this.#keepEventRange,
    });
    for (const message of messages) {
      const isForAll = message.event === DOCUMENT_SELECTION_CHANGED;
      if (isForAll || this.isRegistered(message.event, message.target)) {
        this.events.add(message, isRemote);
      }
    }
  };

  /** Where somebody else looks is their own affair. */
  #concerns(event: WorkbookEvent, by: Actor): boolean {
    switch (event.kind) {
      case "selection-changed":
      case "sheet-activated":
      case "sheet-deactivated":
        return by.seat === this.seat;
      default:
        return true;
    }
  }

  readonly #keepEventRange = (sheet: Sheet, event: CellsChanged): string => {
    const id = this.#nextReference("event");
    this.eventRanges.set(id, this.range(sheet, event.area));
    for (const old of this.eventRanges.keys()) {
      if (this.eventRanges.size <= KEPT_EVENT_RANGES) break;
      this.eventRanges.delete(old);
    }
    return id;
  };

  readonly #shift = (sheet: Sheet, shift: Shift): void => {
    for (const handle of this.#handles) {
      if (handle.sheet === sheet) handle.shiftBy(shift);
    }
  };
}
