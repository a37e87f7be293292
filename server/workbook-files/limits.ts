/**
 * What a file may cost us. A workbook of 100,000 rows by 20 columns is about 100 MB of XML and two
 * million cells; these limits leave room above that and keep any file, hostile or not, within
 * seconds and half a gigabyte.
 */

/** Inflated bytes of all parts read from one workbook. */
export const MOST_INFLATED_BYTES = 160 * 1024 * 1024;

/** XML read without meeting the end of a text or of a tag: no cell comes near it. */
export const LONGEST_XML_RUN = 4 * 1024 * 1024;

/** Elements within elements. A worksheet nests some ten deep. */
export const DEEPEST_XML = 100;

/** Attributes of one element. A style's element has some twenty, a sheet's with its namespaces fewer than fifty. */
export const MOST_ATTRIBUTES = 100;

/** Cells of one workbook, the gaps before a row's last filled cell among them. */
export const MOST_CELLS = 2_500_000;

/** Excel's own grid. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

/** Parts in the package. Excel's largest real workbooks have some hundreds. */
export const MOST_PARTS = 20_000;

/**
 * Elements and attributes of all parts read from one workbook, beside those that each filled cell
 * brings: what only repeats itself is refused before it takes its time.
 */
export const SPARE_XML_PIECES = 3_000_000;
export const XML_PIECES_A_CELL = 8;

/** Rows in a row that hold nothing but a look. Excel writes each; they can be deleted there at once. */
export const MOST_BLANK_ROWS = 200_000;

/** Merged areas of one sheet. */
export const MOST_MERGES = 10_000;

/** One line of a .csv, its quoted line breaks counted in. */
export const LONGEST_CSV_RECORD = 2_000_000;

/** A .csv is read whole into memory before it is parsed. */
export const MOST_CSV_BYTES = 64 * 1024 * 1024;
