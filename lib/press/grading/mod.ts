/**
 * Grading: what students handed in, and what their answers are worth.
 *
 * The tests of the sheet run in this process; a student's code runs in a place of its own, which only
 * answers calls, and each question has one of its own.
 *
 * @module
 */
export { type GradeOptions, gradeSubmission } from "./grade_submission.ts";
export { findSubmissions, readSubmission, type Submission } from "./intake/mod.ts";
