/**
 * `deno task grade`: grades what students handed in, and writes marks and feedback.
 *
 * Exit codes: 0; 1 when a submission could not be graded, or the results cannot be read or written; 2
 * when the command line is wrong.
 *
 * @module
 */
import { main } from "./command/main.ts";
import { gradeCommand } from "./grading/command/grade_command.ts";

if (import.meta.main) await main(gradeCommand);
