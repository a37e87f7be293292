/** The library's numbers of events, by the name in its register method and the object it is on. */
const OF_SHEET: Readonly<Record<string, number>> = {
  DataChanged: 10,
  Activated: 11,
  Deactivated: 12,
  SelectionChanged: 14,
  Calculated: 16,
  FormatChanged: 18,
  RowSorted: 19,
  ColumnSorted: 20,
  SingleClicked: 21,
  RowHiddenChanged: 22,
  FormulaChanged: 23,
  ProtectionChanged: 24,
  NameChanged: 25,
  VisibilityChanged: 26,
};

const EVENT_TYPES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Workbook: { Activated: 2203, AutoSaveSettingChanged: 2200 },
  Worksheet: OF_SHEET,
  WorksheetCollection: { ...OF_SHEET, Added: 13, Deleted: 15, Moved: 27 },
  Table: { SelectionChanged: 100, DataChanged: 101 },
  TableCollection: { DataChanged: 101, Added: 102, Deleted: 103 },
};

/** The member is the event's property, "OnChanged", as the table of requirement sets names it. */
export type EventRegistration = Readonly<{ event: number; isOff: boolean; member: string }>;

/** "_RegisterDataChangedEvent", "_UnregisterEventNameChanged"; null for any other method. */
export function registrationOf(type: string, method: string): EventRegistration | null {
  const match = /^_(Un)?[Rr]egister(?:Event)?(\w+?)(?:Event)?$/.exec(method);
  const name = match?.[2] ?? "";
  const event = EVENT_TYPES[type]?.[name];
  if (match === null || event === undefined) return null;
  const member = name === "DataChanged" ? "OnChanged" : `On${name}`;
  return { event, isOff: match[1] !== undefined, member };
}
