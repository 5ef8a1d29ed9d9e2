/** How a test of a sheet ended. */
export type TestState =
  | "passed"
  | "failed" // an answer differs
  | "threw" // the student's function threw
  | "not answered" // the stub is still there, or the function is missing
  | "syntax" // the answer is no TypeScript
  | "timed out"
  | "out of memory"
  | "crashed" // the process ended
  | "flooded" // too much was printed
  | "refused"; // the answer asks for what no answer may have: an import, an answer that is no data

/** What came of one test cell. */
export interface TestResult {
  /** Id of the cell, such as "q2-test-ends". */
  readonly id: string;
  /** What it checks, in words that give nothing away. */
  readonly says: string;
  /** Whether the student has seen it. */
  readonly visibility: "visible" | "hidden";
  /** Most points. */
  readonly points: number;
  readonly earned: number;
  readonly state: TestState;
  /** Why no points, in words for the student; may hold expected numbers. */
  readonly reason?: string;
  /** Where in the student's cell, if known. */
  readonly traceback?: string;
}

/** A written answer, which people read. */
export interface WrittenResult {
  readonly id: string;
  readonly points: number;
  /** Absent until somebody has read it. */
  readonly earned?: number;
  readonly comment?: string;
  /** What the student wrote, as Markdown, capped. */
  readonly answer: string;
}

/** What came of one question. */
export interface QuestionResult {
  /** "q2". */
  readonly id: string;
  readonly title: string;
  readonly tests: readonly TestResult[];
  readonly written: readonly WrittenResult[];
  /** The code of the student's answer cells, one after another, capped; for likenesses. */
  readonly code?: string;
  /** What the student's cells printed, capped. */
  readonly printed?: string;
  readonly remarks: readonly string[];
}

/** A column of a leaderboard. */
export interface Standing {
  readonly name: string;
  readonly value: number;
  readonly order: "small is good" | "large is good";
}

/** What came of one submission. */
export interface SubmissionResult {
  readonly form: 1;
  /** "01-measures-and-flows". */
  readonly sheet: string;
  /** Seed of the variant. */
  readonly seed: number;
  /** Who, as the name of the folder or file says. */
  readonly student: string;
  /** Name of the folder or file in which it came, unchanged: Moodle wants it back. */
  readonly folder: string;
  /** SHA-256 of the submitted notebook, in hexadecimal. */
  readonly digest: string;
  /** SHA-256 of the sheet, its hidden tests and the options under which it was graded. */
  readonly rules: string;
  readonly questions: readonly QuestionResult[];
  /** About the whole: "two notebooks; the later one counts". */
  readonly remarks: readonly string[];
  readonly standings: readonly Standing[];
}
