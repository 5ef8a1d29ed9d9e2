/**
 * From the results of submissions to what lecturers and students get: tables, pages, archives.
 *
 * @module
 */
export { type Detail, DETAILS } from "./detail.ts";
export { fileNameOf } from "./file_name.ts";
export { gradescopeJson, type GradescopeResults, gradescopeResults } from "./lms/gradescope.ts";
export { latePart, type LatePolicy, NO_LATE_POLICY, readLatePolicy } from "./late_policy.ts";
export { printable } from "./printable.ts";
export { type Mark, markOf, pointsOf } from "./mark.ts";
export { mergeShards, type Run } from "./merge.ts";
export type {
  QuestionResult,
  Standing,
  SubmissionResult,
  TestResult,
  TestState,
  WrittenResult,
} from "./result.ts";
export { inOrder, readResult, readResults, resultPath, writeResult } from "./result_files.ts";
export type { TableFile } from "./tables/csv.ts";
export { type MarksOptions, writeMarks } from "./write_marks.ts";
export { readRun, type RunRecord, type Shard, writeRun } from "./run_record.ts";
