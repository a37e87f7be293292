import { isSingleCell } from "../../model/area.ts";
import { refuseProtected } from "../../model/changes/protection.ts";
import { HostError } from "../../model/host-error.ts";
import type { Sheet, SheetNote } from "../../model/sheet.ts";
import type { ExcelHost } from "../host.ts";
import { HostObject } from "../host-object.ts";
import { areaFrom, rangeObject } from "./range-object.ts";

/** Excel.NoteCollection of a sheet: one note a cell at most. */
export function notesObject(host: ExcelHost, sheet: Sheet): HostObject {
  const { workbook } = host;
  return new HostObject("NoteCollection", sheet, {
    items: () => sheet.notes.map(({ id }) => noteObject(host, sheet, id)),
    call: {
      Add: (given) => {
        refuseProtected(sheet, given.location);
        const area = areaFrom(host, sheet, given, 0);
        const isTaken = sheet.notes.some(
          (note) => note.area.row === area.row && note.area.column === area.column,
        );
        if (!isSingleCell(area) || isTaken) throw given.refusal();
        const id = `note${workbook.nextId()}`;
        const note: SheetNote = { id, area, content: given.text(1), author: host.seat.person };
        workbook.change(host.actor, () => {
          sheet.notes = [...sheet.notes, note];
        });
        return noteObject(host, sheet, id);
      },
      GetItem: (given) => noteObject(host, sheet, given.text(0)),
    },
  });
}

function noteObject(host: ExcelHost, sheet: Sheet, id: string): HostObject {
  const current = () => {
    const note = sheet.notes.find((one) => one.id === id);
    if (note === undefined) throw new HostError("ItemNotFound", "Note");
    return note;
  };
  return new HostObject("Note", id, {
    identity: { _Id: id },
    exists: () => sheet.notes.some((one) => one.id === id),
    get: { AuthorName: () => current().author, Content: () => current().content },
    call: {
      Delete: () =>
        host.workbook.change(host.actor, () => {
          sheet.notes = sheet.notes.filter((one) => one.id !== id);
        }),
      GetLocation: () => rangeObject(host, host.range(sheet, current().area)),
    },
  });
}
