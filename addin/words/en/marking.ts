/** Where a person chooses whether marks stand in their sheets. */
export const marking = {
  choose: "Say in the sheet how each row stands",
  explained:
    "Adds a column, “Foreplan status”, beside the ids. Rows not accepted or in conflict are coloured in it. Nothing else in the sheet changes.",
  title: "Marks in your sheets",
  removeExplained:
    "Status columns and their colours go, and your sheets are as they were. The id columns stay while a sheet is connected.",
  remove: "Take all marks out of this workbook",
  removed: "No marks are left in this workbook.",
};
