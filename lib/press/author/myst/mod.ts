/**
 * A chapter as text, and back.
 *
 * @module
 */
export { mergeText } from "./merge.ts";
export { type PlacedCell, readText } from "./read.ts";
export { chapterText } from "./write.ts";
export { TextProblem, type WrittenCell } from "./written_cell.ts";
