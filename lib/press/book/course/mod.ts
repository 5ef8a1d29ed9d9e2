/**
 * The pages around the chapters: the ledger of claims, glossary, notation, bibliography, the outcome
 * map and the plan for lecturers, from the folder `data/`.
 *
 * @example
 * ```ts ignore
 * const course = await readCourse("data");
 * const pages = coursePages(course, chapters, ledgerEntries(course, chapters));
 * ```
 *
 * @module
 */
export { type Course, EMPTY_COURSE } from "./course.ts";
export { coursePages, renderLookUp } from "./course_pages.ts";
export { ledgerEntries, type LedgerEntry } from "./ledger_entries.ts";
export { readCourse } from "./read_course.ts";
export { searchDocuments } from "./search_documents.ts";
