/** Where a person chooses whether marks stand in their sheets. */
export const marking = {
  choose: "Say in the sheet how each row stands",
  explained:
    "Adds a column, “Foreplan status”, beside the ids. It is coloured where a row is not accepted or in conflict, and newer Excels have a note on the cell at fault. Your own cells, colours and notes stay as they are.",
  title: "Marks in your sheets",
  removeExplained:
    "Status columns go with their colours and notes, and your sheets are as they were. The id columns stay while a sheet is connected.",
  remove: "Take all marks out of this workbook",
  removed: "No marks are left in this workbook.",
};
