import type { ExcelLibrary } from "./office-library.ts";

type Loaded = Readonly<Record<string, unknown>> | null | undefined;

/** As much of the library's own machinery as its classes are made with. */
type Machinery = Readonly<{
  ClientObject: new (
    ...given: readonly unknown[]
  ) => { _handleResult(value: Loaded): void; _handleIdResult(value: Loaded): void };
  BatchApiHelper: Readonly<{
    invokeMethod(
      on: object,
      name: string,
      kind: 0 | 1,
      given: unknown[],
      flags: 0,
      result: 0,
    ): void;
    createMethodObject(
      type: unknown,
      on: object,
      name: string,
      kind: 0 | 1,
      given: unknown[],
      isCollection: boolean,
      isInvalidAfterRequest: boolean,
      getById: null,
      flags: 0 | 4,
    ): unknown;
    createPropertyObject(type: unknown, on: object, name: string, isMany: true, flags: 4): unknown;
    createChildItemObject(
      type: unknown,
      hasIndexer: boolean,
      on: object,
      data: Loaded,
      at: number,
    ): { _handleResult(value: Loaded): void };
  }>;
  Utility: Readonly<{
    load(on: object, option: unknown): unknown;
    fixObjectPathIfNecessary(on: object, value: Loaded): void;
  }>;
}>;

/**
 * A loaded library with the notes of ExcelApi 1.18. The library on Microsoft's address has them and
 * its copy on npm has not: their two classes are made here as the copy makes its own, by what
 * Microsoft's reference says of them. The copy itself is as it was.
 */
export function withNotes(library: ExcelLibrary): ExcelLibrary {
  // The typings leave out what the library's own classes are made with.
  const machinery = library.OfficeExtension as unknown as Machinery;
  const { ClientObject, BatchApiHelper: api, Utility } = machinery;
  const { Range, Worksheet } = library.Excel;

  class Note extends ClientObject {
    content = "";
    get _className() {
      return "Note";
    }
    delete() {
      api.invokeMethod(this, "Delete", 0, [], 0, 0);
    }
    getLocation() {
      return api.createMethodObject(Range, this, "GetLocation", 1, [], false, true, null, 4);
    }
    override _handleResult(value: Loaded) {
      super._handleResult(value);
      if (value == null) return;
      Utility.fixObjectPathIfNecessary(this, value);
      if (typeof value.Content === "string") this.content = value.Content;
    }
  }

  class NoteCollection extends ClientObject {
    items: unknown[] = [];
    get _className() {
      return "NoteCollection";
    }
    get _isCollection() {
      return true;
    }
    add(cell: unknown, content: string) {
      return api.createMethodObject(Note, this, "Add", 0, [cell, content], false, true, null, 0);
    }
    load(option: unknown) {
      return Utility.load(this, option);
    }
    override _handleResult(value: Loaded) {
      super._handleResult(value);
      const found = value?._Items;
      if (!Array.isArray(found)) return;
      this.items = found.map((data: Loaded, at) => {
        const note = api.createChildItemObject(Note, true, this, data, at);
        note._handleResult(data);
        return note;
      });
    }
  }

  const made = new WeakMap<object, unknown>();
  Object.defineProperty(Worksheet.prototype, "notes", {
    get(this: object) {
      if (!made.has(this)) {
        made.set(this, api.createPropertyObject(NoteCollection, this, "Notes", true, 4));
      }
      return made.get(this);
    },
  });
  return library;
}
