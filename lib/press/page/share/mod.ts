/**
 * Links that carry edits, and the notebook to take home; loaded when the reader asks for one.
 *
 * @module
 */
export { downloadNotebook } from "./download.ts";
export type { ReaderCell } from "./notebook.ts";
export { receive, type Receiver } from "./received.ts";
export { linkToShare } from "./send.ts";
