/**
 * Problem sheets: notebooks with solutions and hidden tests, and what students get of them.
 *
 * @example
 * ```ts ignore
 * const sheet = await readSheet("notebooks/problems/03-likelihood.ipynb", { seed: 7 });
 * const released = releaseNotebook(sheet);
 * ```
 *
 * @module
 */
export { answersPath, findSheets, isSheetPath, sheetNamed } from "../ipynb/mod.ts";
export { withNbgrader } from "./nbgrader.ts";
export { readSheet, sheetOf, type SheetOptions } from "./read_sheet.ts";
export { releaseNotebook } from "./release.ts";
export { placeFiles, requirePlace } from "./place_release.ts";
export { releaseFiles, releaseNames, type Surroundings } from "./release_files.ts";
export type { Role } from "./roles.ts";
export { readRoster, type RosterEntry } from "./roster.ts";
export type { RubricItem } from "./rubric.ts";
export { beginSheet, EMPTY } from "./scaffold.ts";
export { studentSeed } from "./seed.ts";
export type { Question, Sheet, SheetCell } from "./sheet.ts";
export { sheetProblems } from "./rules/mod.ts";
export type { SheetProblem } from "./rules/problem.ts";
export { readTriedAnswers, type TriedAnswer } from "./tried_answers.ts";
